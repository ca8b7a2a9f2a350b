import type { ImportedSource } from './format';
import { uuidOf } from '../annotation/hash';
import { sameText, withoutBlanks } from './place';

/** Finds the source in a corpus that an imported part is about: by path, then by file name, then by its text. */
export class SourceFinder {
  private readonly taken: Set<string>;
  private names: Names | undefined;
  private texts: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

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
    if (carried !== undefined && carried.trim() !== '') {
      const [same, ...more] = (await this.byText()).get(textKey(carried)) ?? [];
      if (same !== undefined && more.length > 0)
        return `${[same, ...more].join(' and ')} all have its text, and its name fits none of them`;
      const text = same === undefined ? undefined : await this.read(same);
      if (same !== undefined && text !== undefined) return { source: same, text };
    }
    return path === undefined ? 'no source has its text' : 'there is no such source in the folder';
  }

  /** Sources by what they say, white space aside; all are read once, when the first name fits none. */
  private byText(): Promise<ReadonlyMap<string, readonly string[]>> {
    return (this.texts ??= this.readAll());
  }

  private async readAll(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for (const source of this.sources) {
      const text = await this.read(source).catch(() => undefined);
      if (text === undefined) continue;
      const key = textKey(text);
      const same = found.get(key);
      if (same) same.push(source);
      else found.set(key, [source]);
    }
    return found;
  }

  /** Sources whose path, whole or from some folder on, is `path`, with or without the ending. */
  private candidates(path: string): readonly string[] {
    const wanted = path.replaceAll('\\', '/').replace(/^(\.\/|\/)+/, '');
    const names = (this.names ??= new Names(this.sources));
    if (names.has(wanted)) return [wanted];
    const stem = stemOf(wanted);
    const found = [
      [...new Set([...names.withStem(stem), ...(names.has(stem) ? [stem] : [])])],
      names.called(baseOf(wanted)).filter(source => isTail(wanted, source) || isTail(source, wanted)),
      names.calledAlike(baseOf(wanted)),
    ];
    return found.find(({ length }) => length > 0) ?? [];
  }

  /** A path for a new source that no other has; never one that leads out of the corpus. */
  freshName(path = 'imported'): string {
    const parts = path
      .replaceAll('\\', '/')
      .split('/')
      .filter(part => part !== '' && part !== '.' && part !== '..');
    const base = parts.length === 0 ? 'imported' : stemOf(parts.join('/')).split('/').map(safeName).join('/');
    let name = `${base}.txt`;
    for (let i = 2; this.taken.has(name.toLowerCase()); i++) name = `${base}-${i}.txt`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** The paths of a corpus by what an import may call them: an import of thousands of parts looks up as many. */
class Names {
  private readonly paths: ReadonlySet<string>;
  private readonly stems: ReadonlyMap<string, readonly string[]>;
  private readonly bases: ReadonlyMap<string, readonly string[]>;
  private readonly baseStems: ReadonlyMap<string, readonly string[]>;

  constructor(sources: readonly string[]) {
    this.paths = new Set(sources);
    this.stems = groupedBy(sources, stemOf);
    this.bases = groupedBy(sources, baseOf);
    this.baseStems = groupedBy(sources, source => stemOf(baseOf(source)));
  }

  has(path: string): boolean {
    return this.paths.has(path);
  }

  /** Without the ending. */
  withStem(stem: string): readonly string[] {
    return this.stems.get(stem) ?? [];
  }

  /** In whatever folder. */
  called(base: string): readonly string[] {
    return this.bases.get(base) ?? [];
  }

  /** In whatever folder, with whatever ending. */
  calledAlike(base: string): readonly string[] {
    return this.baseStems.get(stemOf(base)) ?? [];
  }
}

function groupedBy(sources: readonly string[], key: (source: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const source of sources) {
    const group = groups.get(key(source));
    if (group) group.push(source);
    else groups.set(key(source), [source]);
  }
  return groups;
}

/** Whether a path ends in another, from some folder on. */
const isTail = (tail: string, path: string): boolean => path.endsWith(`/${tail}`);

/** The same for texts that say the same. */
const textKey = (text: string): string => uuidOf(withoutBlanks(text));

/** A name that file systems take, and that is not hidden. */
function safeName(name: string): string {
  const safe = name
    .replace(/[<>:"|?*\u0000-\u001f]/gu, '_')
    .replace(/^\./, '_')
    .replace(/[. ]+$/, '');
  const points = Array.from(safe).slice(0, MAX_NAME_BYTES);
  while (new TextEncoder().encode(points.join('')).length > MAX_NAME_BYTES) points.pop();
  return points.join('') || '_';
}

/** File systems take 255 bytes; the endings of a source's sidecar, and of a file while it is written, come behind. */
const MAX_NAME_BYTES = 200;

const stemOf = (path: string): string => path.replace(/\.[a-z0-9]{1,8}$/i, '');
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
