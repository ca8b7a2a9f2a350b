import approximate from 'approx-string-match';
import type { Target } from '../../src/core/annotation/annotation';
import type { Span } from '../../src/core/text/span';

/** Share of a quote's or context's units that may differ, as in the client whose way this follows. */
const MAX_ERROR_SHARE = 0.5;

/**
 * The baseline: what web annotators do (the Hypothesis client's `matchQuote`, after its documentation): the place
 * whose quote, context and position together score best; there is nearly always one.
 */
export function bestMatch({ exact, prefix, suffix, start }: Target, text: string): Span | undefined {
  const exactPlaces: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    exactPlaces.push({ start: at, end: at + exact.length, errors: 0 });
  }
  const maxErrors = Math.min(256, exact.length * MAX_ERROR_SHARE);
  const places = exactPlaces.length > 0 ? exactPlaces : approximate(text, exact, maxErrors);
  const scored = places.map(place => ({ place, score: score(place) }));
  return scored.sort((a, b) => b.score - a.score)[0]?.place;

  function score(place: { start: number; end: number; errors: number }): number {
    const [quoteWeight, prefixWeight, suffixWeight, positionWeight] = [50, 20, 20, 2];
    const quoteScore = 1 - place.errors / exact.length;
    const before = similarity(text.slice(Math.max(0, place.start - prefix.length), place.start), prefix);
    const after = similarity(text.slice(place.end, place.end + suffix.length), suffix);
    const near = 1 - Math.abs(place.start - start) / text.length;
    return quoteWeight * quoteScore + prefixWeight * before + suffixWeight * after + positionWeight * near;
  }
}

function similarity(text: string, wanted: string): number {
  if (wanted === '' || text === '') return 0;
  const [match] = approximate(text, wanted, wanted.length);
  return match ? 1 - match.errors / wanted.length : 0;
}
