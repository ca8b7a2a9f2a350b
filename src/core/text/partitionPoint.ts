/**
 * Number of items at the front for which `isBefore` holds, found by binary search: it must hold for none behind the
 * first for which it does not. So it is the index at which the others begin.
 */
export function partitionPoint<T>(
  items: ArrayLike<T>,
  isBefore: (item: T, index: number) => boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
