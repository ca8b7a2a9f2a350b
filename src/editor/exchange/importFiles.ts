import * as vscode from 'vscode';
import { unzipSync } from 'fflate';
import type { Importer, ImportFile } from '../../core/interchange/format';
import { HumanError } from '../../core/text/humanError';

/** Bytes that the files of an archive may unpack to: far above real corpora, far below what fills a memory. */
const MAX_UNPACKED_BYTES = 1 << 30;

export const endingOf = (uri: vscode.Uri): string =>
  uri.path.slice(uri.path.lastIndexOf('.') + 1).toLowerCase();

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

const fits = (path: string, { fileExtensions }: Importer): boolean =>
  fileExtensions.some(extension => path.toLowerCase().endsWith(`.${extension}`));

/** What was chosen: files, those of folders and zips as far as the format reads them, each with its companions. */
export async function readImportUris(uris: readonly vscode.Uri[], importer: Importer): Promise<ImportFile[]> {
  const chosen = new Set(uris.map(String));
  const files = await Promise.all(
    uris.map(async uri => {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.Directory) !== 0) return filesOfFolder(uri, '', importer);
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (endingOf(uri) === 'zip') return filesOfZip(nameOf(uri), bytes, importer);
      const others = companionsOf(uri, importer).filter(other => !chosen.has(String(other)));
      return [{ path: nameOf(uri), bytes }, ...(await existing(others))];
    }),
  );
  return files.flat();
}

async function filesOfFolder(folder: vscode.Uri, path: string, importer: Importer): Promise<ImportFile[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const files = await Promise.all(
    entries.map(async ([name, type]): Promise<ImportFile[]> => {
      const uri = vscode.Uri.joinPath(folder, name);
      // Links to folders are not followed: they may lead back up.
      if (type === vscode.FileType.Directory) return filesOfFolder(uri, `${path}${name}/`, importer);
      const isFile = (type & vscode.FileType.File) !== 0 && fits(name, importer);
      return isFile ? [{ path: path + name, bytes: await vscode.workspace.fs.readFile(uri) }] : [];
    }),
  );
  return files.flat();
}

function filesOfZip(name: string, bytes: Uint8Array, importer: Importer): ImportFile[] {
  const { t } = vscode.l10n;
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: file => {
        if (!fits(file.name, importer)) return false;
        unpacked += file.originalSize;
        if (unpacked > MAX_UNPACKED_BYTES) throw new HumanError(t('{0} unpacks to more than 1 GB.', name));
        return true;
      },
    });
    return Object.entries(files).map(([path, content]) => ({ path, bytes: content }));
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(t('{0} is no zip file that can be read.', name));
  }
}

/** Files of the same name with the format's other endings: brat's `.txt` beside its `.ann`. */
const companionsOf = (uri: vscode.Uri, { companions, fileExtensions }: Importer): vscode.Uri[] =>
  (companions ? fileExtensions : [])
    .map(extension => uri.with({ path: uri.path.replace(/\.[^./]+$/, `.${extension}`) }))
    .filter(other => other.path !== uri.path);

async function existing(uris: readonly vscode.Uri[]): Promise<ImportFile[]> {
  const files = await Promise.all(
    uris.map(uri =>
      vscode.workspace.fs.readFile(uri).then(
        bytes => [{ path: nameOf(uri), bytes }],
        () => [],
      ),
    ),
  );
  return files.flat();
}
