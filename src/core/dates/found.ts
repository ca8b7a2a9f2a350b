import type { TimexClass } from './dateExpression';
import type { Meaning } from './meaning';
import type { Tense } from './tense';

/** A date expression as its paragraph alone shows it; offsets within the paragraph, UTF-16. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly timex: TimexClass;
  readonly meaning: Meaning;
  readonly confidence: number;
  readonly ambiguous?: string;
  /** Whether the sentence speaks of what was or of what is to come. */
  readonly tense?: Tense;
}
