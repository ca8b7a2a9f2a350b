import { DateFinder, type DateOptions } from '../dates/dateFinder';
import { describeMentions } from '../linking/context';
import type { NameMatcher } from '../recognition/knownNames';
import type { EntityType, Mention } from '../recognition/mention';
import type { NameRecognizer } from '../recognition/recognizer';
import { detached } from '../text/detached';
import { lineStarts } from '../text/lines';
import { compareSpans, type Span } from '../text/span';
import { withForeign, type ForeignMention } from './otherProposals';
import type { SourceAnalysis } from './sourceAnalysis';
import { titleOf } from './title';

/** What analysing a source needs beside its text. */
export interface AnalysisRequest {
  /** Corpus-relative path. */
  readonly source: string;
  readonly text: string;
  /** EDTF: the source's own date, where the reader has set it. */
  readonly sourceDate?: string;
  /** Order of day and month in numeric dates where the source itself does not show it. */
  readonly dateOrder?: DateOptions['order'];
  /** Spans that the reader decided to be mentions; they stand in the analysis beside what was recognised. */
  readonly decided?: readonly DecidedSpan[];
  /** What other recognizers propose. */
  readonly foreign?: readonly ForeignMention[];
  /** Nothing is recognised: the decided spans alone count. */
  readonly decidedOnly?: boolean;
}

export interface DecidedSpan extends Span {
  readonly type: EntityType;
}

/** Text in, mentions and dates out; one for each thread, as it keeps the results of paragraphs it has seen. */
export class SourceAnalyser {
  private readonly dates = new DateFinder();

  constructor(
    private readonly recognizer: NameRecognizer,
    /** The registry's names; they are found in every source. */
    public names?: NameMatcher,
  ) {}

  analyse({
    source,
    text,
    sourceDate,
    dateOrder,
    decided = [],
    foreign = [],
    decidedOnly,
  }: AnalysisRequest): SourceAnalysis {
    const { dates, sourceDate: date } = this.dates.analyse(text, {
      path: source,
      ...(sourceDate !== undefined && { sourceDate }),
      ...(dateOrder !== undefined && { order: dateOrder }),
    });
    const recognized = decidedOnly
      ? []
      : this.recognizer.recognize(text, this.names && { names: this.names });
    const mentions = withDecided(withForeign(recognized, foreign, text.length), decided, text.length);
    return {
      source,
      title: detached(titleOf(text, source)),
      ...(date && { date: { ...date, basis: detached(date.basis) } }),
      mentions,
      contexts: describeMentions(text, mentions),
      dates,
      lineStarts: lineStarts(text),
    };
  }
}

function withDecided(
  recognized: readonly Mention[],
  decided: readonly DecidedSpan[],
  textLength: number,
): readonly Mention[] {
  if (decided.length === 0) return recognized;
  const known = new Set(recognized.map(({ start, end }) => `${start}-${end}`));
  const added = decided
    .filter(({ start, end }) => start < end && end <= textLength && !known.has(`${start}-${end}`))
    .map(({ start, end, type }) => ({ start, end, type, confidence: 1 }));
  return [...recognized, ...added].sort(compareSpans);
}
