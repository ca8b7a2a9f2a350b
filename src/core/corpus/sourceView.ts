import type { DateExpression, SourceDate } from '../dates/dateExpression';
import type { Link } from '../linking/entity';
import type { Mention } from '../recognition/mention';
import type { PartedSpan } from '../text/span';

/** A mention as the reader sees it: proposed by the program, or decided. */
export interface ViewMention extends Mention, PartedSpan {
  readonly status: 'suggested' | 'accepted';
  /** The annotation in the sidecar that decided it. */
  readonly annotation?: string;
  /** Mention's words, white space normalised; of several parts, the words of each different one. */
  readonly name: string;
}

/** A date expression as the reader sees it. */
export interface ViewDate extends DateExpression, PartedSpan {
  readonly status: 'suggested' | 'accepted';
  readonly annotation?: string;
}

/** One source as the editor and the exports see it. Offsets: UTF-16 units of the analysed text. */
export interface SourceView {
  /** Corpus-relative path. */
  readonly source: string;
  readonly title: string;
  readonly date?: SourceDate;
  /** Where the analysed text's lines begin. */
  readonly lineStarts: Uint32Array;
  /** In text order; accepted ones may overlap others, suggested ones never do. */
  readonly mentions: readonly ViewMention[];
  /** Parallel to `mentions`. */
  readonly links: readonly Link[];
  /** In text order. */
  readonly dates: readonly ViewDate[];
}
