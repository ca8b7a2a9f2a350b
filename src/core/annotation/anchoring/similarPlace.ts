import approximate, { type Match } from 'approx-string-match';
import { CONTEXT_LENGTH, type Target } from '../annotation';
import type { Span } from '../../text/span';

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
/** Nor is a rewritten original looked for farther away than this on either side of its copy. */
const MAX_DISTANCE = 32_768;
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
  find({ exact }: Target, context: Context, window: Span): Span | undefined {
    const passage = passageOf(exact, context);
    if (window.end - window.start > MAX_WINDOW || !this.mayCompare(passage, window)) return undefined;
    const place = onlyBest(this.text.slice(window.start, window.end), passage, MAX_ERROR_SHARE);
    if (!place) return undefined;
    const start = window.start + place.start;
    const words = onlyBest(this.text.slice(start, window.start + place.end), exact, MAX_QUOTE_ERROR_SHARE);
    // The same words in doubtful surroundings were weighed and refused before.
    return words && words.errors > 0 ? { start: start + words.start, end: start + words.end } : undefined;
  }

  /** A stretch of `window` beside the place at `start` that is similar to the passage as a whole. */
  findBeside({ exact }: Target, context: Context, start: number, window: Span): Span | undefined {
    const passage = passageOf(exact, context);
    const end = start + exact.length;
    const sides = [
      { start: Math.max(window.start, start - MAX_DISTANCE), end: start },
      { start: end, end: Math.min(window.end, end + MAX_DISTANCE) },
    ];
    for (const side of sides) {
      if (side.start >= side.end || !this.mayCompare(passage, side)) continue;
      const maxErrors = Math.floor(passage.length * MAX_ERROR_SHARE);
      const [match] = approximate(this.text.slice(side.start, side.end), passage, maxErrors);
      if (match) return { start: side.start + match.start, end: side.start + match.end };
    }
    return undefined;
  }

  /** Whether a passage is worth looking for in a window, and the allowance of work lasts for it. */
  private mayCompare({ length }: string, { start, end }: Span): boolean {
    if (length < MIN_PASSAGE || length > MAX_PASSAGE) return false;
    this.work += (end - start) * Math.ceil(length / BLOCK);
    return this.work <= MAX_WORK;
  }
}

/** What stood before and after the quote. */
interface Context {
  readonly before: string;
  readonly after: string;
}

const passageOf = (exact: string, { before, after }: Context): string =>
  before.slice(-CONTEXT_LENGTH) + exact + after.slice(0, CONTEXT_LENGTH);

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
