import type { DateExpression, SourceDate } from './dateExpression';

/** What is known of a source besides its text. */
export interface DateOptions {
  /** EDTF: the source's own date as the reader set it. */
  sourceDate?: string;
  /** Corpus-relative path, for a date in the file's name. */
  path?: string;
  /** Order of ambiguous numeric dates. */
  order?: 'dmy' | 'mdy' | 'ymd';
}

/** All date expressions of a source, in text order, not overlapping, and the source's own date where it has one. */
export interface DatesOfSource {
  readonly dates: readonly DateExpression[];
  readonly sourceDate?: SourceDate;
}

export class DateFinder {
  analyse(text: string, options: DateOptions = {}): DatesOfSource {
    void options;
    return { dates: text === '' ? [] : [] };
  }
}
