/**
 * Names for the files of an export, one a source: the source's own path with other endings, made unique without
 * regard to letter case, as some file systems are.
 */
export class FileNames {
  private readonly taken = new Set<string>();

  /** The path without `.txt`, safe to append an ending to. */
  stem(path: string): string {
    const base = safePath(path).replace(/\.txt$/i, '') || 'source';
    let stem = base;
    for (let i = 2; this.taken.has(stem.toLowerCase()); i++) stem = `${base}-${i}`;
    this.taken.add(stem.toLowerCase());
    return stem;
  }
}

/** The path without parts that lead upwards, are empty or start at a root. */
const safePath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
    .join('/');
