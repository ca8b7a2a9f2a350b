import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { ImportFile, Importer } from '../core/interchange/format';
import { reasonOf } from '../storage/nodeSources';
import { HumanError } from '../core/text/humanError';

/** Bytes that the files of an archive may unpack to: far above real corpora, far below what fills a memory. */
const MAX_UNPACKED_BYTES = 1 << 30;

/** The files of an import: one file, those of a folder, or those of a zip, as far as the format reads them. */
export async function readImportFiles(path: string, importer: Importer): Promise<ImportFile[]> {
  try {
    if ((await stat(path)).isDirectory()) return await filesOfFolder(path, importer);
    const bytes = await readFile(path);
    if (path.toLowerCase().endsWith('.zip')) return filesOfZip(path, bytes, importer);
    const file = { path: basename(path), bytes };
    return [file, ...(await companions(path, importer))];
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(`${path}: ${reasonOf(error)}`);
  }
}

const fits = (path: string, { fileExtensions }: Importer): boolean =>
  fileExtensions.some(extension => path.toLowerCase().endsWith(`.${extension}`));

async function filesOfFolder(folder: string, importer: Importer): Promise<ImportFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile() && fits(entry.name, importer))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async path => ({
      path: path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''),
      bytes: await readFile(path),
    })),
  );
}

function filesOfZip(path: string, bytes: Uint8Array, importer: Importer): ImportFile[] {
  let unpacked = 0;
  let files;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!fits(name, importer)) return false;
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED_BYTES) throw new HumanError(`${path} unpacks to more than 1 GB`);
        return true;
      },
    });
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(`${path} is not a zip file that can be read`);
  }
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => ({ path: name, bytes: content }));
}

/** Files of the same name with the format's other endings: brat's `.txt` beside its `.ann`. */
async function companions(path: string, importer: Importer): Promise<ImportFile[]> {
  const stem = path.replace(/\.[^./\\]+$/, '');
  const others = importer.fileExtensions
    .map(extension => `${stem}.${extension}`)
    .filter(other => other !== path);
  const found = await Promise.all(
    (importer.companions ? others : []).map(other =>
      readFile(other).then(
        bytes => [{ path: basename(other), bytes }],
        () => [],
      ),
    ),
  );
  return found.flat();
}
