/** Where keys (entities, dates) occur: for each key its sources, for each source indices in it, ascending. */
export class Listing {
  private readonly byKey = new Map<string, Map<string, number[]>>();
  /** Of the keys that were asked for: sorting ten thousand paths takes longer than a hover card may. */
  private readonly ordered = new Map<string, readonly Listed[]>();

  /** Adds an index behind those that the source has. */
  add(key: string, source: string, index: number): void {
    let bySource = this.byKey.get(key);
    if (!bySource) this.byKey.set(key, (bySource = new Map()));
    const indices = bySource.get(source);
    if (indices) {
      indices.push(index);
      return;
    }
    bySource.set(source, [index]);
    this.ordered.delete(key);
  }

  /** Forgets what the source has of the key. */
  delete(key: string, source: string): void {
    const bySource = this.byKey.get(key);
    if (!bySource?.delete(source)) return;
    if (bySource.size === 0) this.byKey.delete(key);
    this.ordered.delete(key);
  }

  sourcesOf(key: string): ReadonlyMap<string, readonly number[]> {
    return this.byKey.get(key) ?? NOWHERE;
  }

  /** The same, in order of the sources' paths. */
  inOrder(key: string): readonly Listed[] {
    let ordered = this.ordered.get(key);
    if (!ordered) {
      ordered = [...this.sourcesOf(key)].sort(([a], [b]) => byCodeUnits(a, b));
      this.ordered.set(key, ordered);
    }
    return ordered;
  }
}

/** A source with the indices in it. */
export type Listed = readonly [source: string, indices: readonly number[]];

const NOWHERE: ReadonlyMap<string, readonly number[]> = new Map();

export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
