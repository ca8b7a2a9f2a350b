import { createHash } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import type { CorpusFiles, FileContent, FileTag } from '../core/corpus/files';
import { codeOf, readError, writeError } from './fileErrors';
import { withFileLock } from './fileLock';
import { HumanError } from '../core/text/humanError';

/** Bits of a file's mode that let anybody write it. */
const ANY_WRITE = 0o222;

/**
 * Files under one folder of the local disk. A write is whole or not at all, whenever the process is killed: a
 * temporary file beside it is written, flushed and renamed. Writers in other processes wait for each other.
 */
export class NodeFiles implements CorpusFiles {
  private readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  async read(path: string): Promise<FileContent | undefined> {
    const place = await this.place(path);
    try {
      const bytes = await readFile(place);
      return { bytes, tag: tagOf(bytes) };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw readError(path, error);
    }
  }

  async write(path: string, bytes: Uint8Array, expected: FileTag | undefined): Promise<FileTag | 'conflict'> {
    const place = await this.place(path);
    try {
      await mkdir(dirname(place), { recursive: true });
      return await withFileLock(place, async () => {
        if ((await this.read(path))?.tag !== expected) return 'conflict';
        await replaceFile(place, bytes);
        return tagOf(bytes);
      });
    } catch (error) {
      throw error instanceof HumanError ? error : writeError(path, error);
    }
  }

  /** Where a path of the corpus really is; throws where that is outside the root, by `..` or by a symbolic link. */
  private async place(path: string): Promise<string> {
    const outside = new HumanError(`“${path}” leads outside the corpus, so it was not opened.`);
    const isLocal = path !== '' && !isAbsolute(path) && !path.includes('\0');
    if (!isLocal || path.split(/[\\/]/).includes('..')) throw outside;
    const root = await realpath(this.root).catch(() => this.root);
    const real = await realOf(join(root, path));
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw outside;
    return real;
  }
}

/** The real path of a file that may not exist yet, in folders that may not exist yet. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw readError(path, error);
    return join(await realOf(dirname(path)), basename(path));
  }
}

async function replaceFile(place: string, bytes: Uint8Array): Promise<void> {
  const mode = await stat(place).then(
    found => found.mode,
    () => undefined,
  );
  if (mode !== undefined && (mode & ANY_WRITE) === 0) {
    throw Object.assign(new Error('read-only file'), { code: 'EACCES' });
  }
  // Only the holder of the lock writes it, so one name is enough, and what a killed process left is reused.
  const temporary = join(dirname(place), `.${basename(place)}.tmp`);
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(place));
}

/** Makes the rename itself last; not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file is whole either way; only a power cut could bring the old version back.
  }
}

const tagOf = (bytes: Uint8Array): FileTag => createHash('sha256').update(bytes).digest('hex');
