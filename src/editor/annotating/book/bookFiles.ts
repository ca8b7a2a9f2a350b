import * as vscode from 'vscode';
import type { Sidecar } from '../../../core/annotation/annotation';
import { sha256Hex } from '../../../core/annotation/hash';
import { isSidecarPath } from '../../../core/annotation/paths';
import { decodeText } from '../../../core/text/decode';
import { HumanError } from '../../../core/text/humanError';
import type { SidecarStore } from '../../../storage/sidecarStore';
import type { SourceTexts } from '../../corpus/sourceTexts';
import { rehomed } from './followText';

/** The sources and sidecars of one corpus as they are on disk and in open documents. */
export class BookFiles {
  constructor(
    private readonly folder: vscode.WorkspaceFolder,
    private readonly sidecars: SidecarStore,
    private readonly texts: SourceTexts,
  ) {}

  /**
   * The sidecar on disk, anchored in the text it was written for if that is one of these (an unsaved document has
   * another text than its file), else in the first.
   */
  async read(
    source: string,
    [first, ...others]: readonly [string, ...string[]],
  ): Promise<{ readonly sidecar: Sidecar; readonly text: string } | undefined> {
    const sidecar = await this.sidecars.load(source, first);
    if (!sidecar) return undefined;
    const { sha256 } = sidecar.source;
    const isOfOther = others.length > 0 && sha256Hex(first) !== sha256;
    const text = (isOfOther ? others.find(other => sha256Hex(other) === sha256) : undefined) ?? first;
    const fitting = text === first ? sidecar : await this.sidecars.load(source, text);
    return fitting && { sidecar: anchored(fitting, text), text };
  }

  /** The source where it is open in the editor. */
  document(source: string): vscode.TextDocument | undefined {
    return this.texts.openDocument(vscode.Uri.joinPath(this.folder.uri, source));
  }

  /** The source’s text on disk; throws a `HumanError` where it can’t be read. */
  async fileText(source: string): Promise<string> {
    const { t } = vscode.l10n;
    const bytes = await vscode.workspace.fs
      .readFile(vscode.Uri.joinPath(this.folder.uri, source))
      .then(undefined, (cause: Error) => {
        // It may have been deleted or locked since it was analysed.
        throw new HumanError(t('{0} can’t be annotated: {1}.', source, cause.message), { cause });
      });
    const decoded = decodeText(bytes);
    if (decoded.ok) return decoded.value.text;
    throw new HumanError(t('{0} can’t be annotated: {1}.', source, decoded.error));
  }

  /** Where a file stands in the corpus; `undefined` outside it. */
  pathOf(uri: vscode.Uri): string | undefined {
    const root = this.folder.uri;
    const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
    const isInside =
      uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(prefix);
    return isInside ? uri.path.slice(prefix.length) : undefined;
  }

  /** The source that a document is; `undefined` for a sidecar and outside the corpus. */
  sourceOf(uri: vscode.Uri): string | undefined {
    const path = this.pathOf(uri);
    return path === undefined || isSidecarPath(path) ? undefined : path;
  }
}

/** The annotations where they stand in the text now; those that were not found for sure stay as they are. */
const anchored = (sidecar: Sidecar, text: string): Sidecar => ({
  ...sidecar,
  annotations: rehomed(sidecar.annotations, text),
});
