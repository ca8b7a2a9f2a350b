import type { Tense } from './tense';

/** A date known as far as it goes. */
export interface Moment {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** A quarter of a year, 1-4. */
export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

/** What relative dates are counted from at one place of a source. */
export interface Surroundings {
  /** The source's own date. */
  readonly source?: Moment;
  /** The last date spoken of. */
  readonly spoken?: Moment;
  /** The quarter of a year that was spoken of last: its year and 1-4. */
  readonly quarter?: Quarter;
  /** The text tells a story of another time: dates without a year belong to the year spoken of, not to the source's. */
  readonly narrative: boolean;
  /** Whether the sentence speaks of what was or of what is to come. */
  readonly tense?: Tense;
}
