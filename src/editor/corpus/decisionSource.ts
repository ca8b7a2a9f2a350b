import type { Decision } from '../../core/corpus/decision';

/** What the reader has decided about one source, as analysis needs it. */
export interface SourceDecisions {
  readonly decisions: readonly Decision[];
  /** EDTF: the source's own date, where the reader has set it. */
  readonly sourceDate?: string;
}

/** Where a corpus gets the reader's decisions from. */
export interface DecisionSource {
  /** The decisions, anchored in the given text. Never throws. */
  decisionsOf(source: string, text: string): Promise<SourceDecisions>;
}
