import { partitionPoint } from '../../text/partitionPoint';

/** Indices of a longest subsequence that never decreases (patience sorting, O(n log n)). */
export function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    const length = partitionPoint(tails, at => (values[at] ?? 0) <= value);
    previous[i] = tails[length - 1] ?? -1;
    tails[length] = i;
  });
  const kept: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) kept.push(i);
  return kept.reverse();
}
