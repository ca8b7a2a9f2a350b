/** Key -> source -> indices in the source, ascending. */
export type Listing = Map<string, Map<string, number[]>>;

/** The indices of one key in one source, to be added to. */
export function listed(listing: Listing, key: string, source: string): number[] {
  let bySource = listing.get(key);
  if (!bySource) listing.set(key, (bySource = new Map()));
  let indices = bySource.get(source);
  if (!indices) bySource.set(source, (indices = []));
  return indices;
}

export function unlisted(listing: Listing, key: string, source: string): void {
  const bySource = listing.get(key);
  bySource?.delete(source);
  if (bySource?.size === 0) listing.delete(key);
}

/** Sources in order of their paths. */
export const inOrder = (bySource: ReadonlyMap<string, number[]> = new Map()): [string, number[]][] =>
  [...bySource].sort(([a], [b]) => byCodeUnits(a, b));

export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
