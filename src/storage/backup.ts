import type { CorpusFiles } from '../core/corpus/files';
import { sha256Hex } from '../core/annotation/hash';
import { isArray, isObject, stringMember } from '../core/annotation/json';

/** Work that could not be written to its file: the version it was made on, and with the work in it. */
export interface UnwrittenWork {
  readonly path: string;
  readonly base?: string;
  readonly ours: string;
}

/** Attempts against another window that keeps its backups in the same file. */
const MAX_ATTEMPTS = 20;

/**
 * What could not be written to one corpus's files, kept in one file of the program's own storage until it can be.
 * `files` is that storage, `corpus` what names the corpus (its root's URI).
 */
export class Backups {
  private readonly file: string;
  /** Whether the file may hold anything; most sessions never need to look. */
  private mayHold = true;

  constructor(
    private readonly files: CorpusFiles,
    corpus: string,
  ) {
    this.file = `unwritten-${sha256Hex(corpus).slice(0, 16)}.json`;
  }

  async pending(): Promise<readonly UnwrittenWork[]> {
    if (!this.mayHold) return [];
    const found = readWork((await this.files.read(this.file))?.bytes);
    this.mayHold = found.length > 0;
    return found;
  }

  async put(path: string, base: string | undefined, ours: string): Promise<void> {
    this.mayHold = true;
    await this.change(works => {
      // The oldest base is the one that the disk still has.
      const earlier = works.find(work => work.path === path);
      const from = earlier ? earlier.base : base;
      return [
        ...works.filter(work => work.path !== path),
        { path, ...(from !== undefined && { base: from }), ours },
      ];
    });
  }

  async clear(path: string): Promise<void> {
    if (this.mayHold) await this.change(works => works.filter(work => work.path !== path));
  }

  private async change(edit: (works: readonly UnwrittenWork[]) => readonly UnwrittenWork[]): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const content = await this.files.read(this.file);
      const before = readWork(content?.bytes);
      const after = edit(before);
      this.mayHold = after.length > 0;
      if (JSON.stringify(after) === JSON.stringify(before)) return;
      const bytes = new TextEncoder().encode(JSON.stringify(after));
      if ((await this.files.write(this.file, bytes, content?.tag)) !== 'conflict') return;
    }
  }
}

function readWork(bytes: Uint8Array | undefined): UnwrittenWork[] {
  let json: unknown;
  try {
    json = bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return [];
  }
  return (isArray(json) ? json : []).flatMap(item => {
    if (!isObject(item)) return [];
    const path = stringMember(item, 'path');
    const base = stringMember(item, 'base');
    const ours = stringMember(item, 'ours');
    return path === undefined || ours === undefined
      ? []
      : [{ path, ours, ...(base !== undefined && { base }) }];
  });
}
