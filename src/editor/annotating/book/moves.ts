import * as vscode from 'vscode';
import { isSidecarPath, sidecarPath } from '../../../core/annotation/paths';
import type { Log } from '../../../core/corpus/files';
import type { Corpora } from '../../corpus/corpora';
import type { Deciding } from '../deciding';
import { exists } from './fileExists';
import { MovesOutside } from './movesOutside';

/** Sidecars go where their sources go: at once in the editor, and offered where a source was moved outside. */
export function registerMoves(deciding: Deciding, corpora: Corpora, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles(event =>
      event.waitUntil(sidecarMoves(deciding, corpora, event.files)),
    ),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { newUri } of files) void renew(deciding, corpora, newUri, log);
    }),
    new MovesOutside(deciding, corpora, log),
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
