/** Counts up to here weigh as they are. */
const EXACT = 16;
/** Binary digits that are kept of greater counts: to a quarter at the coarsest, which is an eighth of a weight. */
const DIGITS = 3;

/**
 * A count as it weighs in choices: great ones are rounded down, so that one mention more of a name that hundreds of sources
 * hold changes nothing in the others. Depends on the count alone, not on what it was before.
 */
export function standingOf(count: number): number {
  if (count <= EXACT) return count;
  const rest = 32 - Math.clz32(count) - DIGITS;
  return (count >>> rest) << rest;
}
