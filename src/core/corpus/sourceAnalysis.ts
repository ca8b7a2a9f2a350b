import type { DateExpression, SourceDate } from '../dates/dateExpression';
import type { Mention } from '../recognition/mention';
import type { MentionContext } from '../linking/context';

/** All that analysing one source yields; depends on its text, the registry's names and the settings alone. */
export interface SourceAnalysis {
  /** Corpus-relative path. */
  readonly source: string;
  readonly title: string;
  readonly date?: SourceDate;
  /** In text order, not overlapping; those under the threshold are candidates that corpus evidence may promote. */
  readonly mentions: readonly Mention[];
  /** What linking needs to know of each mention's surroundings; parallel to `mentions`. */
  readonly contexts: readonly MentionContext[];
  readonly dates: readonly DateExpression[];
  /** UTF-16 offsets at which lines begin. */
  readonly lineStarts: Uint32Array;
}
