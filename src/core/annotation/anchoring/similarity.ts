import approximate from 'approx-string-match';

/** Units of the context nearest to the quote that are compared; approximate search takes up to 32 in one step. */
const COMPARED = 32;
/** Units that an edit may have put between the quote and its context. */
const SLACK = 16;
/** Share of the compared units that may differ; more is chance. */
const MAX_ERROR_SHARE = 0.25;
/** Shorter context is compared unit by unit only. */
const MIN_COMPARED = 12;

/** Units of `context` that stand, perhaps a little changed, right before `offset`; 0 where it is another context. */
export function similarityBefore(text: string, offset: number, context: string): number {
  const wanted = context.slice(-COMPARED);
  return similarity(text.slice(Math.max(0, offset - wanted.length - SLACK), offset), wanted);
}

/** Units of `context` that stand, perhaps a little changed, right after `offset`; 0 where it is another context. */
export function similarityAfter(text: string, offset: number, context: string): number {
  const wanted = context.slice(0, COMPARED);
  return similarity(text.slice(offset, offset + wanted.length + SLACK), wanted);
}

function similarity(place: string, wanted: string): number {
  if (wanted.length < MIN_COMPARED) return 0;
  const maxErrors = Math.floor(wanted.length * MAX_ERROR_SHARE);
  const [best] = approximate(place, wanted, maxErrors);
  return best ? wanted.length - 2 * best.errors : 0;
}
