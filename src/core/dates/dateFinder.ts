import { paragraphs } from '../text/paragraphs';
import type { DateExpression, SourceDate } from './dateExpression';
import { DateTokens } from './dateTokens';
import type { Found } from './found';
import { Narrative } from './narrative';
import { PhraseReader } from './phrases';
import { RangeReader } from './ranges';
import type { NumericOrder } from './rules/numericDates';
import { RuleTable } from './rules/table';
import { tenseRound } from './tense';
import { findSourceDate, HEAD_PARAGRAPHS } from './sourceDate';

/** What is known of a source besides its text. */
export interface DateOptions {
  /** EDTF: the source's own date as the reader set it. */
  sourceDate?: string;
  /** Corpus-relative path, for a date in the file's name. */
  path?: string;
  /** Order of ambiguous numeric dates. */
  order?: NumericOrder;
}

/** All date expressions of a source, in text order, not overlapping, and the source's own date where it has one. */
export interface DatesOfSource {
  readonly dates: readonly DateExpression[];
  readonly sourceDate?: SourceDate;
}

/** Paragraphs whose findings are kept; at some 600 units each this covers a source of 2 MB. */
const CACHE_LIMIT = 4096;

/**
 * Finds the date expressions of sources and works out their values. Finding looks at one paragraph at a time and is
 * remembered by its content; resolving (the source's own date, the date spoken of before) runs over the whole source.
 */
export class DateFinder {
  private readonly readers = new Map<NumericOrder, RangeReader>();
  private readonly cache = new Map<string, readonly Found[]>();

  analyse(text: string, options: DateOptions = {}): DatesOfSource {
    const order = options.order ?? orderShown(text) ?? 'mdy';
    const pieces = paragraphs(text).map(span => {
      const content = text.slice(span.start, span.end);
      return { start: span.start, text: content, dates: this.find(content, order) };
    });
    const sourceDate = findSourceDate(pieces.slice(0, HEAD_PARAGRAPHS), options.sourceDate, options.path);
    const narrative = new Narrative(sourceDate?.value, pieces);
    const dates = pieces.flatMap(piece => narrative.resolve(piece));
    return { dates, ...(sourceDate ? { sourceDate } : {}) };
  }

  private find(text: string, order: NumericOrder): readonly Found[] {
    const key = `${order} ${text}`;
    const known = this.cache.get(key);
    if (known) {
      this.cache.delete(key);
      this.cache.set(key, known);
      return known;
    }
    const found = findIn(text, this.reader(order));
    if (this.cache.size >= CACHE_LIMIT) {
      const [oldest] = this.cache.keys();
      if (oldest !== undefined) this.cache.delete(oldest);
    }
    this.cache.set(key, found);
    return found;
  }

  private reader(order: NumericOrder): RangeReader {
    const known = this.readers.get(order);
    if (known) return known;
    const reader = new RangeReader(new PhraseReader(new RuleTable(order)));
    this.readers.set(order, reader);
    return reader;
  }
}

/** The order of numeric dates that the text itself shows: by a number that can't be a month, else by how it writes months. */
function orderShown(text: string): NumericOrder | undefined {
  const numeric = /(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}(?!\d)/g;
  let ambiguous = false;
  for (const [, first, second] of text.matchAll(numeric)) {
    if (Number(first) > 12 && Number(second) <= 12) return 'dmy';
    if (Number(second) > 12 && Number(first) <= 12) return 'mdy';
    ambiguous = true;
  }
  if (!ambiguous) return undefined;
  const dayFirst =
    /\b\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}\b/.test(
      text,
    );
  return dayFirst ? 'dmy' : undefined;
}

function findIn(text: string, reader: RangeReader): readonly Found[] {
  const t = new DateTokens(text);
  const found: Found[] = [];
  for (let i = 0; i < t.length;) {
    const match = reader.read(t, i);
    if (!match || match.end <= i) {
      i++;
      continue;
    }
    const tense = tenseRound(t, i, match.end);
    const start = t.at(i).start;
    const end = t.at(match.end - 1).end;
    found.push({
      start,
      end,
      text: text.slice(start, end),
      timex: match.timex,
      meaning: match.meaning,
      confidence: match.confidence,
      ...(tense ? { tense } : {}),
      ...(match.ambiguous === undefined ? {} : { ambiguous: match.ambiguous }),
    });
    i = match.end;
  }
  return found;
}
