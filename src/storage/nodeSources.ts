import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A file or folder that could not be looked at, and why, in words for the reader. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** What was found for the folders and files of a command line; paths are relative to `root`, with forward slashes. */
export interface FoundFiles {
  /** Absolute path of the corpus's root: the one folder named, or the nearest folder above all that was named. */
  readonly root: string;
  /** Sources, in code-unit order. */
  readonly sources: readonly string[];
  /** Sidecars, in code-unit order, whether or not their source is there. */
  readonly sidecars: readonly string[];
  readonly problems: readonly Problem[];
}

const SOURCE_NAME = /\.(txt|md)$/i;
const SIDECAR_NAME = /\.annotations\.json$/i;

/** Folders that hold no reader's sources. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.svn', '.hg']);

/**
 * Walks the named folders and files. A file named outright is taken as a source whatever its ending. Symbolic links
 * are followed once and only inside the root; loops end by themselves. `onProgress` is told now and then how many sources
 * were found so far.
 */
export async function findFiles(
  paths: readonly string[],
  onProgress?: (sources: number) => void,
): Promise<FoundFiles> {
  const problems: Problem[] = [];
  const folders: string[] = [];
  const files: string[] = [];
  for (const path of paths.map(path => resolve(path))) {
    try {
      const found = await stat(path);
      (found.isDirectory() ? folders : files).push(path);
    } catch (error) {
      problems.push({ path, message: reasonOf(error) });
    }
  }
  const root = commonFolder([...folders, ...files.map(file => dirname(file))]);
  const sources = new Set<string>();
  const sidecars = new Set<string>();
  const place = (path: string): string => relative(root, path).split(sep).join('/');
  for (const file of files) (SIDECAR_NAME.test(file) ? sidecars : sources).add(place(file));
  const visited = new Set<string>();
  const realRoot = await realOf(root);
  const walk = async (folder: string, real: string): Promise<void> => {
    if (visited.has(real)) return;
    visited.add(real);
    const inside = place(folder);
    const prefix = inside === '' ? '' : `${inside}/`;
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: folder, message: reasonOf(error) });
      return;
    }
    for (const entry of entries) {
      const { name } = entry;
      const kind = entry.isSymbolicLink() ? await linkedKind(join(folder, name), realRoot, problems) : entry;
      if (kind?.isDirectory()) {
        if (SKIPPED_FOLDERS.has(name)) continue;
        const path = join(folder, name);
        await walk(path, kind === entry ? join(real, name) : await realOf(path));
      } else if (kind?.isFile()) {
        if (SIDECAR_NAME.test(name)) sidecars.add(prefix + name);
        else if (SOURCE_NAME.test(name)) sources.add(prefix + name);
      }
    }
    onProgress?.(sources.size);
  };
  for (const folder of folders) await walk(folder, await realOf(folder));
  return { root, sources: sorted(sources), sidecars: sorted(sidecars), problems };
}

/** Where a path leads when all links on the way are followed. */
const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

async function linkedKind(path: string, realRoot: string, problems: Problem[]) {
  try {
    const target = await realpath(path);
    if (target !== realRoot && !target.startsWith(realRoot + sep)) {
      problems.push({ path, message: 'it is a link that leads outside the corpus, so it was skipped' });
      return undefined;
    }
    return await stat(path);
  } catch (error) {
    problems.push({ path, message: reasonOf(error) });
    return undefined;
  }
}

function commonFolder(folders: readonly string[]): string {
  const [first = process.cwd(), ...rest] = folders;
  return rest.reduce((common, folder) => {
    let candidate = common;
    while (
      folder !== candidate &&
      !folder.startsWith(candidate.endsWith(sep) ? candidate : candidate + sep)
    ) {
      const parent = dirname(candidate);
      if (parent === candidate) break;
      candidate = parent;
    }
    return candidate;
  }, first);
}

/** Code-unit order: the same on every machine and in every locale. */
const sorted = (paths: Iterable<string>): string[] => [...paths].sort();

/** A file-system error in words: what is wrong with which file. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read: check its permissions';
    case 'ELOOP':
      return 'it is a symbolic link that leads back to itself';
    case 'EISDIR':
      return 'it is a folder, not a file';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'there is a file where a folder should be';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
