/** Scores of a clustering against a gold one, each 0 to 1. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** One mention: its gold cluster and the cluster that the system put it in. */
export interface Labelled {
  readonly gold: string;
  readonly system: string;
}

const score = (precision: number, recall: number): Score => ({
  precision,
  recall,
  f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const cell = (item: Labelled): string => `${item.gold}\t${item.system}`;

/** B-cubed (Bagga and Baldwin 1998), each mention with the same weight. */
export function bCubed(items: readonly Labelled[]): Score {
  const gold = countBy(items, item => item.gold);
  const system = countBy(items, item => item.system);
  let precision = 0;
  let recall = 0;
  for (const [key, n] of countBy(items, cell)) {
    const [g = '', s = ''] = key.split('\t');
    precision += (n * n) / (system.get(s) ?? 1);
    recall += (n * n) / (gold.get(g) ?? 1);
  }
  const total = Math.max(1, items.length);
  return score(precision / total, recall / total);
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const sumPairs = (counts: Map<string, number>): number =>
  [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);

/** Share of pairs of mentions that are rightly together. */
export function pairwise(items: readonly Labelled[]): Score {
  const both = sumPairs(countBy(items, cell));
  const system = sumPairs(countBy(items, item => item.system));
  const gold = sumPairs(countBy(items, item => item.gold));
  return score(system === 0 ? 1 : both / system, gold === 0 ? 1 : both / gold);
}

/** LEA (Moosavi and Strube 2016): entities weighted by size, scored by resolved links; a singleton links to itself. */
export function lea(items: readonly Labelled[]): Score {
  const gold = countBy(items, item => item.gold);
  const system = countBy(items, item => item.system);
  const cells = countBy(items, cell);
  const side = (sizes: Map<string, number>, others: Map<string, number>, index: 0 | 1): number => {
    const resolved = new Map<string, number>();
    for (const [key, n] of cells) {
      const parts = key.split('\t');
      const own = parts[index] ?? '';
      const selfLink = sizes.get(own) === 1 && others.get(parts[1 - index] ?? '') === 1 ? 1 : 0;
      resolved.set(own, (resolved.get(own) ?? 0) + (sizes.get(own) === 1 ? selfLink : pairs(n)));
    }
    let sum = 0;
    for (const [own, size] of sizes)
      sum += size * ((resolved.get(own) ?? 0) / (size === 1 ? 1 : pairs(size)));
    return sum / Math.max(1, items.length);
  };
  return score(side(system, gold, 1), side(gold, system, 0));
}
