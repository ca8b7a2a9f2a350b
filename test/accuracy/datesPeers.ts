import * as chrono from 'chrono-node';
import nlp from 'compromise';
import datesPlugin from 'compromise-dates';
import * as recognizers from '@microsoft/recognizers-text-date-time';
import { DateFinder } from '../../src/core/dates/dateFinder';
import { isWorthProposing, type DateExpression } from '../../src/core/dates/dateExpression';
import { fromEdtf, fromTimex } from './datesValues';

/** A date expression as a system under measurement gives it; the value in canonical form. */
export interface Answer {
  readonly start: number;
  readonly end: number;
  readonly type?: string;
  readonly value: string;
}

/** A system under measurement: finds dates in a document of a known date. */
export interface DateSystem {
  readonly name: string;
  find(text: string, created: string | null): Answer[];
}

const finder = new DateFinder();

/** Glossator with the dates that `keep` lets through. */
const ours = (name: string, keep: (date: DateExpression) => boolean): DateSystem => ({
  name,
  find: (text, created) =>
    finder
      .analyse(text, created === null ? {} : { sourceDate: created })
      .dates.filter(keep)
      .map(({ start, end, timex, value }) => ({ start, end, type: timex, value: fromEdtf(value) })),
});

/** What `annotate` writes, all that is found, and what a reader sees who hides what is vague. */
export const glossator = ours('Glossator', isWorthProposing);
export const glossatorWithAll = ours('Glossator, all vague ones', () => true);
export const glossatorWithoutVague = ours('Glossator, no vague ones', date => !date.vague);

/** Lines are given one by one: the peers are made for short texts. */
function* lines(text: string): Generator<{ start: number; text: string }> {
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') yield { start, text: line };
    start += line.length + 1;
  }
}

const referenceOf = (created: string | null): Date =>
  created === null ? new Date() : new Date(created.length === 10 ? `${created}T12:00` : created.slice(0, 19));

const chronoNode: DateSystem = {
  name: 'chrono-node',
  find: (text, created) => {
    const found: Answer[] = [];
    for (const line of lines(text)) {
      for (const result of chrono.parse(line.text, referenceOf(created))) {
        const start = line.start + result.index;
        const [from, to] = [result.start, result.end].map(
          components => components && chronoValue(components),
        );
        found.push({
          start,
          end: start + result.text.length,
          value: to ? `${from ?? ''}/${to}` : (from ?? ''),
        });
      }
    }
    return found;
  },
};

/** As far as the text says it; what chrono only implies is cut off. */
function chronoValue(components: chrono.ParsedComponents): string {
  const two = (n: number | null): string => String(n ?? 0).padStart(2, '0');
  const year = String(components.get('year') ?? 0).padStart(4, '0');
  if (components.isCertain('hour')) {
    return `${year}-${two(components.get('month'))}-${two(components.get('day'))}T${two(components.get('hour'))}:${two(components.get('minute'))}`;
  }
  if (components.isCertain('day') || components.isCertain('weekday'))
    return `${year}-${two(components.get('month'))}-${two(components.get('day'))}`;
  return components.isCertain('month') ? `${year}-${two(components.get('month'))}` : year;
}

interface CompromiseDate {
  readonly offset: { readonly start: number; readonly length: number };
  readonly text: string;
  readonly dates?: { readonly start?: string | null; readonly end?: string | null };
}

const withDates = nlp.extend(datesPlugin as unknown as Parameters<typeof nlp.extend>[0]);

/** It throws on some inputs; what it can't read counts as nothing found. */
function compromiseFinds(text: string, created: string | null): CompromiseDate[] {
  try {
    const view = withDates(text) as unknown as {
      dates(context: object): { json(options: object): CompromiseDate[] };
    };
    return view.dates({ today: created?.slice(0, 10) }).json({ offset: true });
  } catch {
    return [];
  }
}

const compromiseDates: DateSystem = {
  name: 'compromise-dates',
  find: (text, created) => {
    const found: Answer[] = [];
    for (const line of lines(text)) {
      for (const date of compromiseFinds(line.text, created)) {
        const start = line.start + date.offset.start;
        const from = date.dates?.start?.slice(0, 10);
        const to = date.dates?.end?.slice(0, 10);
        const end = start + date.text.replace(/[\s,.;:)]+$/, '').length;
        found.push({ start, end, value: from === undefined ? '' : period(from, to) });
      }
    }
    return found;
  },
};

/** First and last day of a period -> the year or month where they are its bounds. */
function period(from: string, to: string | undefined): string {
  if (to === undefined || from === to) return from;
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (from.endsWith('-01') && to.slice(0, 7) === from.slice(0, 7) && Number(to.slice(8)) >= 28)
    return from.slice(0, 7);
  return `${from}/${to}`;
}

const recognizersText: DateSystem = {
  name: 'recognizers-text',
  find: (text, created) => {
    const found: Answer[] = [];
    for (const line of lines(text)) {
      for (const result of recognizers.recognizeDateTime(
        line.text,
        'en-us',
        recognizers.DateTimeOptions.None,
        referenceOf(created),
      )) {
        const resolution = result.resolution as { values?: { timex?: string; value?: string }[] } | undefined;
        const values = resolution?.values ?? [];
        // Where the TIMEX leaves the year open, the past reading is the first one given.
        const timex = values[0]?.timex ?? '';
        const open = timex.startsWith('XXXX') || timex === '';
        found.push({
          start: line.start + result.start,
          end: line.start + result.end + 1,
          value: fromTimex(open ? values[0]?.value : timex),
        });
      }
    }
    return found;
  },
};

export const peers: readonly DateSystem[] = [chronoNode, compromiseDates, recognizersText];
