/**
 * Keeps pieces of an export whose turn comes later: what stands in another order than the sources do. There may be a
 * million of them, so that whoever has a disk keeps them there.
 */
export interface Spool {
  /** Keeps a text; returns what `read` takes. */
  keep(text: string): number;
  /** The text that was kept. */
  read(kept: number): string;
}

/** In memory. */
export function memorySpool(): Spool {
  const texts: string[] = [];
  return {
    keep: text => texts.push(text) - 1,
    read: kept => texts[kept] ?? '',
  };
}
