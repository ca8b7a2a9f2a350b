import * as vscode from 'vscode';
import { decodeText } from '../../core/text/decode';
import { HumanError } from '../../core/text/humanError';
import { fileBytes } from '../../storage/fileBytes';
import { setting } from '../settings';

/** A source's text, and of which version of the open document it is (`undefined`: read from the file). */
export interface VersionedText {
  readonly text: string;
  readonly version: number | undefined;
}

const BYTES_PER_MEGABYTE = 1_000_000;

/** How many closed sources' texts are kept for hover cards and lists; a few MB of typical sources. */
const KEPT_TEXTS = 64;

/** The text of sources: of the open document, else of the file as VS Code would decode it. */
export class SourceTexts implements vscode.Disposable {
  private readonly kept = new Map<string, string>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*');
  private readonly subscriptions: vscode.Disposable[] = [
    this.watcher,
    this.watcher.onDidChange(uri => this.kept.delete(uri.toString())),
    this.watcher.onDidDelete(uri => this.forget(uri)),
  ];

  openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
    const key = uri.toString();
    return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
  }

  /**
   * Like `read`, for analysis: throws a `HumanError` where the source is larger than the reader wants analysed, too.
   */
  async readForAnalysis(uri: vscode.Uri): Promise<VersionedText> {
    const megabytes = setting('sources.maximumSize', uri);
    const most = megabytes * BYTES_PER_MEGABYTE;
    const document = this.openDocument(uri);
    if (document ? document.getText().length <= most : this.kept.has(uri.toString())) return this.read(uri);
    const bytes = document ? undefined : await fileBytes(uri, most);
    if (bytes) return { text: decoded(uri, bytes), version: undefined };
    throw new HumanError(
      vscode.l10n.t(
        '{0} is larger than {1} MB and was not analysed. Raise "glossator.sources.maximumSize" or split the file.',
        vscode.workspace.asRelativePath(uri),
        megabytes,
      ),
    );
  }

  /** Throws a `HumanError` where the file is no text or can't be read. */
  async read(uri: vscode.Uri): Promise<VersionedText> {
    const document = this.openDocument(uri);
    if (document) return { text: document.getText(), version: document.version };
    const key = uri.toString();
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return { text: known, version: undefined };
    }
    return { text: decoded(uri, await fileBytes(uri)), version: undefined };
  }

  /** Like `read`, and keeps the text for the next time. */
  async readAndKeep(uri: vscode.Uri): Promise<string> {
    const { text, version } = await this.read(uri);
    if (version === undefined) {
      this.kept.set(uri.toString(), text);
      const oldest = this.kept.keys().next();
      if (this.kept.size > KEPT_TEXTS && !oldest.done) this.kept.delete(oldest.value);
    }
    return text;
  }

  /** Of a folder that is deleted VS Code tells the folder only, not what was in it. */
  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    for (const kept of this.kept.keys()) {
      if (kept === key || kept.startsWith(`${key}/`)) this.kept.delete(kept);
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function decoded(uri: vscode.Uri, bytes: Uint8Array): string {
  const result = decodeText(bytes);
  if (result.ok) return result.value.text;
  throw new HumanError(`${vscode.workspace.asRelativePath(uri)} was left out: ${result.error}.`);
}
