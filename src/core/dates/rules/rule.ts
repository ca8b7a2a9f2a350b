import type { TimexClass } from '../dateExpression';
import type { DateTokens } from '../dateTokens';
import type { Meaning } from '../meaning';

/** What a rule read: tokens from where it was asked up to (not including) `end`. */
export interface Match<M extends Meaning = Meaning> {
  readonly end: number;
  readonly meaning: M;
  readonly timex: TimexClass;
  /** Estimated probability that this is a date expression with this extent. */
  readonly confidence: number;
  /** The same words could be read otherwise ("03/04/1945"); one sentence. */
  readonly ambiguous?: string;
}

/** One way to write a date: reads it from token `i` on, or says no. Looks at a bounded number of tokens. */
export type Rule = (t: DateTokens, i: number) => Match | undefined;

/**
 * Confidences by how much the form says: the share of spans of each kind that overlap a gold span of TempEval-3's and
 * WikiWars' training parts, rounded.
 */
export const SURE = 0.99;
export const LIKELY = 0.97;
export const POSSIBLE = 0.9;
export const DOUBTFUL = 0.6;
/** Vague words: "now", "recently"; and those that the news sets mark only about half the time: "recent", "this time". */
export const CLEARLY_VAGUE = 0.8;
export const FAINTLY_VAGUE = 0.5;

export const date = <M extends Meaning>(end: number, meaning: M, confidence: number): Match<M> => ({
  end,
  meaning,
  timex: 'DATE',
  confidence,
});

/** The longer of two matches; the first where they are equally long. */
export function longer(a: Match | undefined, b: Match | undefined): Match | undefined {
  return b !== undefined && (a === undefined || b.end > a.end) ? b : a;
}
