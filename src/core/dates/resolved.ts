import type { Anchor } from './placing';
import type { Moment, Quarter } from './surroundings';

/** The value of a date expression, and how it was found. */
export interface Resolved {
  readonly value?: string;
  readonly inferred: boolean;
  /** What it was counted from. */
  readonly from?: Anchor['from'] | 'quarter';
  /** Where the story now is. */
  readonly moment?: Moment;
  /** The quarter that was named. */
  readonly quarter?: Quarter;
}

/** What the text does not decide. */
export const UNKNOWN: Resolved = { inferred: false };
