import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
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
  /** Tags of files as last read or written, with what the system says of them as long as they are not touched. */
  private readonly known = new Map<string, { readonly identity: string; readonly tag: FileTag }>();

  constructor(root: string) {
    this.root = resolve(root);
  }

  async read(path: string): Promise<FileContent | undefined> {
    const place = await this.place(path);
    try {
      const identity = await identityOf(place);
      const bytes = await readFile(place);
      const tag = this.tagOf(place, identity, bytes);
      return { bytes, tag };
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
        if ((await this.currentTag(path, place)) !== expected) return 'conflict';
        return this.tagOf(place, await replaceFile(place, bytes), bytes);
      });
    } catch (error) {
      throw error instanceof HumanError ? error : writeError(path, error);
    }
  }

  /** The tag of the file as it is; read only where it is not the one that was seen last. */
  private async currentTag(path: string, place: string): Promise<FileTag | undefined> {
    const known = this.known.get(place);
    if (known && known.identity === (await identityOf(place))) return known.tag;
    return (await this.read(path))?.tag;
  }

  private tagOf(place: string, identity: string | undefined, bytes: Uint8Array): FileTag {
    const tag = createHash('sha256').update(bytes).digest('hex');
    if (identity === undefined) this.known.delete(place);
    else this.known.set(place, { identity, tag });
    return tag;
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

/** Returns the identity of what it wrote, taken before anybody else could see the file. */
async function replaceFile(place: string, bytes: Uint8Array): Promise<string> {
  const mode = await stat(place).then(
    found => found.mode,
    () => undefined,
  );
  if (mode !== undefined && (mode & ANY_WRITE) === 0) {
    throw Object.assign(new Error('read-only file'), { code: 'EACCES' });
  }
  // Only the holder of the lock writes it, so one name is enough, and what a killed process left is reused.
  const temporary = join(dirname(place), `.${basename(place)}.tmp`);
  let identity;
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
      identity = identityFrom(await file.stat({ bigint: true }));
    } finally {
      await file.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(place));
  return identity;
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

const identityFrom = ({ ino, size, mtimeNs }: BigIntStats): string => [ino, size, mtimeNs].join(' ');

/** What changes whenever a file is written or replaced; `undefined` where there is none. */
async function identityOf(place: string): Promise<string | undefined> {
  try {
    return identityFrom(await stat(place, { bigint: true }));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
