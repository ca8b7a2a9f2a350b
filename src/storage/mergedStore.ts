import type { MergeConflict } from '../core/annotation/merge';
import { splitConflict } from '../core/annotation/conflictMarks';
import type { CorpusFiles, FileTag } from '../core/corpus/files';
import { decodeText } from '../core/text/decode';
import type { Result } from '../core/text/result';
import type { Backups } from './backup';
import { HumanError } from '../core/text/humanError';

/** A kind of file that several people and programs write, and how two versions of it become one. */
export interface MergedFormat<T> {
  parse(text: string): Result<T>;
  /** The same bytes, in UTF-8, for the same value. */
  encode(value: T): Uint8Array;
  merge(
    base: T | undefined,
    ours: T,
    theirs: T,
  ): { readonly value: T; readonly conflicts: readonly MergeConflict[] };
}

export interface Saved<T> {
  /** What stands on disk now: what was given, merged with what others had written. */
  readonly value: T;
  /** Decisions that others made differently in the meantime. */
  readonly conflicts: readonly MergeConflict[];
}

/** The version of a file that was read or written last. */
interface Seen<T> {
  readonly tag: FileTag;
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** Attempts to write a file that others keep writing at the same moment; each loses to one other writer. */
const MAX_ATTEMPTS = 20;

/**
 * Reads and writes files of one format without ever overwriting what it has not seen: a file that changed since it
 * was read is merged, one that can't be read is reported and left untouched. What could not be written goes to the
 * backup. Calls for one path run one after the other.
 */
export class MergedStore<T> {
  private readonly seen = new Map<string, Seen<T>>();
  private readonly queues = new Map<string, Promise<unknown>>();
  /** What this store could not write, as it is in the backup: its caller still has it in memory. */
  private readonly failed = new Map<string, string>();

  constructor(
    private readonly files: CorpusFiles,
    private readonly format: MergedFormat<T>,
    private readonly backups?: Backups,
  ) {}

  /** The file's value, `undefined` where there is no such file. Throws `HumanError` where it can't be read. */
  load(path: string): Promise<T | undefined> {
    return this.enqueue(path, async () => (await this.read(path))?.value);
  }

  /**
   * Writes the value, merged with what is on disk if that is not the version seen last. Does not touch the file where
   * nothing changed. Throws `HumanError` where it can't be written; the value is in the backup then.
   */
  save(path: string, value: T): Promise<Saved<T>> {
    return this.enqueue(path, () => this.write(path, value, true));
  }

  /** Reads, changes and writes in one go; `change` may return `undefined` to leave the file as it is. */
  update(path: string, change: (value: T | undefined) => T | undefined): Promise<Saved<T> | undefined> {
    return this.enqueue(path, async () => {
      const value = change(await this.withUnwritten(path, (await this.read(path))?.value));
      return value === undefined ? undefined : this.write(path, value);
    });
  }

  /** Merges the versions that git left in a file with conflict marks; `undefined` where it has none. */
  resolve(path: string): Promise<Saved<T> | undefined> {
    return this.enqueue(path, async () => {
      const content = await this.files.read(path);
      const text = content && this.decode(path, content.bytes);
      const versions = text === undefined ? undefined : splitConflict(text);
      if (!content || text === undefined || !versions) return undefined;
      const ours = this.parse(path, versions.ours);
      const base = versions.base === undefined ? undefined : this.parse(path, versions.base);
      const merged = this.format.merge(base, ours, this.parse(path, versions.theirs));
      this.seen.set(path, { ...content, value: ours });
      const { value, conflicts } = await this.write(path, merged.value);
      return { value, conflicts: [...merged.conflicts, ...conflicts] };
    });
  }

  /** Brings what an earlier session could not write back to its files; returns the paths done and what still fails. */
  async recover(): Promise<{ readonly recovered: readonly string[]; readonly failed: readonly string[] }> {
    const recovered: string[] = [];
    const failed: string[] = [];
    for (const { path } of (await this.backups?.pending()) ?? []) {
      const outcome = await this.enqueue(path, async () => {
        const value = await this.withUnwritten(path, (await this.read(path))?.value);
        if (value === undefined) return false;
        await this.write(path, value);
        return true;
      }).catch((error: unknown) => {
        if (error instanceof HumanError) return false;
        throw error;
      });
      (outcome ? recovered : failed).push(path);
    }
    return { recovered, failed };
  }

  private async read(path: string): Promise<Seen<T> | undefined> {
    const content = await this.files.read(path);
    if (!content) {
      this.seen.delete(path);
      return undefined;
    }
    const known = this.seen.get(path);
    if (known?.tag === content.tag) return known;
    const seen = { ...content, value: this.parse(path, this.decode(path, content.bytes)) };
    this.seen.set(path, seen);
    return seen;
  }

  /** `isHeld` where the caller keeps the value in memory should it not be written. */
  private async write(path: string, value: T, isHeld = false): Promise<Saved<T>> {
    const base = this.seen.get(path);
    const ours = (await this.withUnwritten(path, value, isHeld)) ?? value;
    try {
      const saved = await this.writeMerged(path, ours, base);
      await this.backups?.clear(path);
      this.failed.delete(path);
      return saved;
    } catch (error) {
      const text = textOf(this.format.encode(ours));
      await this.backups?.put(path, base && textOf(base.bytes), text);
      // The caller's memory lacks what was merged into its value here.
      if (isHeld && ours === value) this.failed.set(path, text);
      else this.failed.delete(path);
      throw error;
    }
  }

  /**
   * A value with the work that is still in the backup, of an earlier session or another window. What this store put
   * there is in the value already if it is the caller's (`isHeld`), and not if it comes from the file.
   */
  private async withUnwritten(path: string, value: T | undefined, isHeld = false): Promise<T | undefined> {
    const left = (await this.backups?.pending())?.find(work => work.path === path);
    if (!left || (isHeld && this.failed.get(path) === left.ours)) return value;
    const ours = this.format.parse(left.ours);
    const base = left.base === undefined ? undefined : this.format.parse(left.base);
    if (!ours.ok || value === undefined) return ours.ok ? ours.value : value;
    return this.format.merge(base?.ok ? base.value : undefined, ours.value, value).value;
  }

  private async writeMerged(path: string, ours: T, base: Seen<T> | undefined): Promise<Saved<T>> {
    let value = ours;
    let known = base;
    let conflicts: readonly MergeConflict[] = [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const bytes = this.format.encode(value);
      if (known && isSame(known.bytes, bytes)) return { value, conflicts };
      const tag = await this.files.write(path, bytes, known?.tag);
      if (tag !== 'conflict') {
        this.seen.set(path, { tag, bytes, value });
        return { value, conflicts };
      }
      const theirs = await this.read(path);
      if (theirs) {
        const merged = this.format.merge(known?.value, value, theirs.value);
        value = merged.value;
        conflicts = [...conflicts, ...merged.conflicts];
      }
      known = theirs;
    }
    throw new HumanError(`“${path}” could not be written: another program keeps changing it. Try again.`);
  }

  private decode(path: string, bytes: Uint8Array): string {
    const decoded = decodeText(bytes);
    if (decoded.ok) return decoded.value.text;
    throw unreadable(path, decoded.error);
  }

  private parse(path: string, text: string): T {
    const parsed = this.format.parse(text);
    if (parsed.ok) return parsed.value;
    throw unreadable(path, parsed.error);
  }

  private enqueue<R>(path: string, work: () => Promise<R>): Promise<R> {
    const result = (this.queues.get(path) ?? Promise.resolve()).then(work, work);
    this.queues.set(path, result);
    const done = (): void => {
      if (this.queues.get(path) === result) this.queues.delete(path);
    };
    result.then(done, done);
    return result;
  }
}

const unreadable = (path: string, reason: string): HumanError =>
  new HumanError(`“${path}” can't be read: ${reason}. It is left as it is.`);

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A loop, because the files may be many megabytes: `every` takes ten times as long. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
