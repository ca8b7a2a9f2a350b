import approximate, { type Match } from 'approx-string-match';
import { CONTEXT_LENGTH, type Target } from './annotation';
import type { Span } from '../text/span';

/** Share of the quote with its context that may differ where the passage was rewritten in part. */
const MAX_ERROR_SHARE = 0.25;
/** Share of the quote itself that may differ; more is another text. */
const MAX_QUOTE_ERROR_SHARE = 0.5;
/** Errors by which the best place must be better than the next. */
const MARGIN = 6;
/** A shorter passage is similar to many. */
const MIN_PASSAGE = 32;
/** Wider windows are not searched: the time is in proportion to window times passage. */
const MAX_WINDOW = 8192;

/** Longer passages are not looked for either. */
const MAX_PASSAGE = 1024;
/** Units of window times blocks of `BLOCK` units of passage that are compared for one text: about half a second. */
const MAX_WORK = 50_000_000;
/** Units that the search compares in one step. */
const BLOCK = 32;

/** Finds rewritten passages of one text, as long as the allowance of work lasts: a hostile sidecar may ask for many. */
export class SimilarPlaces {
  private work = 0;

  constructor(private readonly text: string) {}

  /**
   * Where the words of a target were changed and its surroundings too: the one stretch of `window` that is similar to
   * the passage as a whole, and in it the stretch that is most similar to the quote.
   */
  find(
    { exact }: Target,
    context: { readonly before: string; readonly after: string },
    window: Span,
  ): Span | undefined {
    const passage = context.before.slice(-CONTEXT_LENGTH) + exact + context.after.slice(0, CONTEXT_LENGTH);
    const width = window.end - window.start;
    if (passage.length < MIN_PASSAGE || passage.length > MAX_PASSAGE || width > MAX_WINDOW) return undefined;
    this.work += width * Math.ceil(passage.length / BLOCK);
    if (this.work > MAX_WORK) return undefined;
    const place = onlyBest(this.text.slice(window.start, window.end), passage, MAX_ERROR_SHARE);
    if (!place) return undefined;
    const start = window.start + place.start;
    const words = onlyBest(this.text.slice(start, window.start + place.end), exact, MAX_QUOTE_ERROR_SHARE);
    // The same words in doubtful surroundings were weighed and refused before.
    return words && words.errors > 0 ? { start: start + words.start, end: start + words.end } : undefined;
  }
}

/** The best match, where no other that does not overlap it is nearly as good. */
function onlyBest(text: string, wanted: string, errorShare: number): Match | undefined {
  const matches = approximate(text, wanted, Math.floor(wanted.length * errorShare));
  const least = Math.min(...matches.map(({ errors }) => errors));
  const best = matches.find(({ errors }) => errors === least);
  const rival = matches.some(
    match =>
      best &&
      (match.end <= best.start || match.start >= best.end) &&
      match.errors < least + Math.min(MARGIN, wanted.length / 4),
  );
  return rival ? undefined : best;
}
