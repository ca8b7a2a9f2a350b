import * as vscode from 'vscode';
import type { Importer } from '../../core/interchange/format';
import type { ImportFormats } from '../importFormats';
import { endingOf } from './importFiles';

/** Asks for files, or for a folder of them; `undefined` where the reader gave up. Most systems have no dialog for both. */
export async function askForFiles(start: vscode.Uri): Promise<readonly vscode.Uri[] | undefined> {
  const { t } = vscode.l10n;
  const title = t('Import Annotations');
  const items = [
    { label: t('$(file) Files…'), description: t('one or several, or a zip'), isFolder: false },
    { label: t('$(folder) A Folder…'), description: t('all files of one format in it'), isFolder: true },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title });
  return (
    chosen &&
    vscode.window.showOpenDialog({
      canSelectMany: !chosen.isFolder,
      canSelectFiles: !chosen.isFolder,
      canSelectFolders: chosen.isFolder,
      defaultUri: start,
      title,
      openLabel: t('Import'),
    })
  );
}

/** The formats that read what was chosen come first. */
export async function askForFormat(
  formats: ImportFormats,
  uris: readonly vscode.Uri[],
): Promise<Importer | undefined> {
  const endings = new Set((await Promise.all(uris.map(endingsIn))).flat());
  const fits = ({ fileExtensions }: Importer): boolean =>
    fileExtensions.some(extension => endings.has(extension));
  const items = [...formats.all]
    .sort((a, b) => Number(fits(b)) - Number(fits(a)))
    .map(importer => ({ label: importer.title, description: importer.name, importer }));
  const options = { title: vscode.l10n.t('Which Format?'), matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.importer;
}

/** A file's ending, or those of the files of a folder, without the folders in it. */
async function endingsIn(uri: vscode.Uri): Promise<string[]> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) === 0) return [endingOf(uri)];
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.map(([name]) => endingOf(vscode.Uri.joinPath(uri, name)));
}
