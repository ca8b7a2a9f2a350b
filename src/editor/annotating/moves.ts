import * as vscode from 'vscode';
import { isSidecarPath, SIDECAR_SUFFIX, sidecarPath, sourceOfSidecar } from '../../core/annotation/paths';
import { parseSidecarCodePoints } from '../../core/annotation/sidecar';
import { sha256Hex } from '../../core/annotation/hash';
import type { Log } from '../../core/corpus/files';
import { decodeText } from '../../core/text/decode';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { Deciding } from './deciding';

/** Sidecars go where their sources go: at once in the editor, and offered where a source was moved outside. */
export function registerMoves(deciding: Deciding, corpora: Corpora, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event =>
      event.waitUntil(sidecarMoves(deciding, corpora, event.files)),
    ),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { newUri } of files) void renew(deciding, corpora, newUri, log);
    }),
    corpora.onDidOpen(corpus => {
      void corpus
        .whenIdle()
        .then(() => offerMovedSidecars(deciding, corpus))
        .catch((error: unknown) => log.error('sidecars without their source were not looked at', error));
    }),
  );
}

type Renamed = { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri };

const withSuffix = (uri: vscode.Uri): vscode.Uri => uri.with({ path: sidecarPath(uri.path) });

/** The sidecars that have to be renamed with their sources, as part of the same step in the explorer. */
async function sidecarMoves(
  deciding: Deciding,
  corpora: Corpora,
  files: readonly Renamed[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const renamed = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    const place = corpora.placeOf(oldUri);
    if (!place) continue;
    await deciding.of(place.corpus).book.save(place.source);
    const sidecar = withSuffix(oldUri);
    if (renamed.has(sidecar.toString()) || !(await exists(sidecar))) continue;
    edit.renameFile(sidecar, withSuffix(newUri), { overwrite: false, ignoreIfExists: true });
  }
  return edit;
}

/** Lets a sidecar that moved along say the new path of its source. */
async function renew(deciding: Deciding, corpora: Corpora, uri: vscode.Uri, log: Log): Promise<void> {
  if (isSidecarPath(uri.path) || !(await exists(withSuffix(uri)))) return;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const corpus = corpora.all.find(other => other.folder === folder);
  const source = corpus?.sourceOf(uri);
  if (!corpus || source === undefined) return;
  await deciding
    .of(corpus)
    .book.moved(source)
    .catch((error: unknown) => log.error(`the sidecar of ${source} keeps the old path`, error));
}

/** A sidecar whose source is gone, and the source with the same text that has none. */
interface MovedOutside {
  readonly sidecar: string;
  readonly source: string;
}

async function offerMovedSidecars(deciding: Deciding, corpus: OpenCorpus): Promise<void> {
  const { t } = vscode.l10n;
  const moved = await movedOutside(corpus);
  if (moved.length === 0) return;
  const list = moved
    .map(({ sidecar, source }) => t('{0} → {1}', sourceOfSidecar(sidecar) ?? sidecar, source))
    .join(', ');
  const yes = t('Take Them Along');
  const chosen = await vscode.window.showInformationMessage(
    t('Sources were moved without their annotations ({0}). Shall the annotations follow?', list),
    yes,
  );
  if (chosen !== yes) return;
  for (const { sidecar, source } of moved) {
    const target = corpus.uri(sidecarPath(source));
    await vscode.workspace.fs.rename(corpus.uri(sidecar), target, { overwrite: false });
    await deciding.of(corpus).book.moved(source);
  }
}

/** Sidecars without a source whose text is that of a source without a sidecar, by its hash. */
async function movedOutside(corpus: OpenCorpus): Promise<MovedOutside[]> {
  const pattern = new vscode.RelativePattern(corpus.folder, `**/*${SIDECAR_SUFFIX}`);
  const root = `${corpus.folder.uri.path}/`;
  const sidecars = (await vscode.workspace.findFiles(pattern)).map(uri => uri.path.slice(root.length));
  const known = new Set(sidecars);
  const orphans = new Map<string, string>();
  for (const sidecar of sidecars) {
    const source = sourceOfSidecar(sidecar);
    if (source === undefined || corpus.sources.has(source) || (await exists(corpus.uri(source)))) continue;
    const hash = await hashIn(corpus.uri(sidecar));
    if (hash !== undefined) orphans.set(hash, sidecar);
  }
  const moved: MovedOutside[] = [];
  if (orphans.size === 0) return moved;
  for (const source of corpus.sources) {
    if (known.has(sidecarPath(source))) continue;
    const decoded = decodeText(await vscode.workspace.fs.readFile(corpus.uri(source)));
    const sidecar = decoded.ok ? orphans.get(sha256Hex(decoded.value.text)) : undefined;
    if (sidecar === undefined) continue;
    moved.push({ sidecar, source });
  }
  // Two copies of a source: nobody can tell which one the annotations belong to.
  return moved.filter(({ sidecar }) => moved.filter(other => other.sidecar === sidecar).length === 1);
}

async function hashIn(uri: vscode.Uri): Promise<string | undefined> {
  const parsed = parseSidecarCodePoints(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  return parsed.ok ? parsed.value.sidecar.source.sha256 : undefined;
}

const exists = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
