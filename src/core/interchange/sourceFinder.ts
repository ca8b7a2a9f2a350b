import type { ImportedSource } from './format';
import { sameText } from './place';

/** Finds the source in a corpus that an imported part is about: by path, then by file name, then by its text. */
export class SourceFinder {
  private readonly taken: Set<string>;

  /** `read` gives a source's text, `undefined` where it is no text. */
  constructor(
    private readonly sources: readonly string[],
    private readonly read: (source: string) => Promise<string | undefined>,
  ) {
    this.taken = new Set(sources.map(source => source.toLowerCase()));
  }

  /** The source and its text, or a sentence that says why there is none. */
  async find(part: ImportedSource): Promise<{ readonly source: string; readonly text: string } | string> {
    const { path, text: carried } = part;
    const named = path === undefined ? [] : this.candidates(path);
    for (const source of named) {
      const text = await this.read(source);
      if (text !== undefined && (named.length === 1 || (carried !== undefined && sameText(carried, text)))) {
        return { source, text };
      }
    }
    if (named.length > 1) return `${named.join(' and ')} both fit its name`;
    if (carried !== undefined && path === undefined) {
      for (const source of this.sources) {
        const text = await this.read(source);
        if (text !== undefined && sameText(carried, text)) return { source, text };
      }
    }
    return path === undefined ? 'no source has its text' : 'there is no such source in the folder';
  }

  /** Sources whose path, whole or from some folder on, is `path`, with or without the ending. */
  private candidates(path: string): readonly string[] {
    const wanted = path.replaceAll('\\', '/').replace(/^(\.\/|\/)+/, '');
    if (this.sources.includes(wanted)) return [wanted];
    const stem = stemOf(wanted);
    const tests: ((source: string) => boolean)[] = [
      source => stemOf(source) === stem || source === stem,
      source => source.endsWith(`/${wanted}`) || wanted.endsWith(`/${source}`),
      source => stemOf(baseOf(source)) === stemOf(baseOf(wanted)),
    ];
    for (const test of tests) {
      const found = this.sources.filter(test);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A path for a new source that no other has; never one that leads out of the corpus. */
  freshName(path = 'imported'): string {
    const parts = path
      .replaceAll('\\', '/')
      .split('/')
      .filter(part => part !== '' && part !== '.' && part !== '..');
    const base = stemOf(parts.join('/')).replace(/[<>:"|?*\u0000-\u001f]/gu, '_') || 'imported';
    let name = `${base}.txt`;
    for (let i = 2; this.taken.has(name.toLowerCase()); i++) name = `${base}-${i}.txt`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

const stemOf = (path: string): string => path.replace(/\.[a-z0-9]{1,8}$/i, '');
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
