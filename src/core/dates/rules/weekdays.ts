import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Calendar } from '../meaning';
import { dayOfMonth } from '../parts/days';
import { dayMonth, monthDay } from './calendarDates';
import { partOfDay } from './clock';
import { date, LIKELY, POSSIBLE, SURE, type Match } from './rule';

/** "Friday", "Saturday, April 25", "Sunday the 14th", "Tuesday night", "Fri 12 May". */
export function weekday(t: DateTokens, i: number): Match<Calendar> | undefined {
  const { entry, capital, value } = t.at(i);
  if (entry?.kind !== 'weekday' || entry.plural) return undefined;
  if (!capital && entry.short) return undefined;
  const stop = entry.short && t.is(i + 1, '.') && t.joined(i + 1) ? i + 2 : i + 1;
  const whole = withDate(t, stop, value);
  if (whole) return whole;
  if (entry.short) {
    const introduced = t.is(i - 1, 'on', 'this', 'next', 'last', 'by', 'until', 'since') && stop > i;
    const named = t.at(stop).capital && t.at(stop).kind === 'word';
    if (!introduced || named || entry.value === 7) return undefined;
  }
  const part = t.at(stop).entry;
  if (part?.kind === 'part' && !part.plural) {
    const time = partOfDay(t.at(stop).text, part.part);
    return {
      end: stop + 1,
      meaning: { kind: 'calendar', weekday: value, time },
      timex: 'TIME',
      confidence: SURE,
    };
  }
  if (t.at(i - 1).capital && t.is(i - 1, 'black', 'bloody', 'red', 'super', 'cyber', 'giving'))
    return undefined;
  const named = t.at(stop).capital && t.at(stop).kind === 'word';
  const title =
    t.at(i - 1).capital && t.at(i - 1).kind === 'word' && !t.is(i - 1, 'the', 'on', 'early', 'late');
  return date(stop, { kind: 'calendar', weekday: value }, named || title ? POSSIBLE : LIKELY);
}

function withDate(t: DateTokens, i: number, weekday: number): Match<Calendar> | undefined {
  const comma = t.is(i, ',') ? i + 1 : i;
  const at = t.is(comma, 'the') ? comma + 1 : comma;
  const match = dayMonth(t, at) ?? monthDay(t, comma);
  if (match) return { ...match, meaning: { ...match.meaning, weekday } };
  if (at === comma) return undefined;
  const day = t.at(at).kind === 'ordinal' || t.at(at).kind === 'ordinalWord' ? dayOfMonth(t, at) : undefined;
  // "Friday, the fourth decline in a row" is a Friday only.
  if (!day || (t.at(at).kind === 'ordinalWord' && t.at(day.end).kind === 'word' && !t.is(day.end, 'of')))
    return undefined;
  return date(day.end, { kind: 'calendar', weekday, day: day.value }, LIKELY);
}

const AFTER_DAY = wordSet(`
  inst ult prox instant of and when he she they it we i the a at in by for to from with his her their after
  before as until
`);

/** "the 20th", "the 3rd inst.", "the 5th of the month": a day whose month was spoken of. */
export function dayAlone(t: DateTokens, i: number): Match<Calendar> | undefined {
  if (!t.is(i, 'the') || t.at(i + 1).kind !== 'ordinal' || t.at(i + 1).value > 31) return undefined;
  const day = t.at(i + 1).value;
  const month = letterMonth(t, i + 2);
  if (month) return date(month.end, { kind: 'calendar', day, reference: month.reference }, SURE);
  if (
    !t.is(
      i - 1,
      'on',
      'by',
      'until',
      'since',
      'from',
      'to',
      'of',
      'till',
      'after',
      'before',
      'and',
      'between',
      'evening',
      'morning',
      'night',
    )
  )
    return undefined;
  const next = t.at(i + 2);
  const ends =
    next.kind === 'none' || next.kind === 'mark' || (AFTER_DAY.has(next.text) && next.text !== 'of');
  return ends ? date(i + 2, { kind: 'calendar', day }, POSSIBLE) : undefined;
}

/** "inst." this month, "ult." last, "prox." next, as letters of the 18th and 19th century write. */
function letterMonth(
  t: DateTokens,
  i: number,
): { end: number; reference: 'this' | 'last' | 'next' } | undefined {
  const { text } = t.at(i);
  if (t.is(i, 'of') && t.is(i + 1, 'this', 'last', 'next') && t.is(i + 2, 'month'))
    return { end: i + 3, reference: t.is(i + 1, 'this') ? 'this' : t.is(i + 1, 'last') ? 'last' : 'next' };
  const reference = {
    inst: 'this',
    instant: 'this',
    ult: 'last',
    ultimo: 'last',
    prox: 'next',
    proximo: 'next',
  } as const;
  if (!Object.hasOwn(reference, text)) return undefined;
  const end = t.is(i + 1, '.') && t.joined(i + 1) ? i + 2 : i + 1;
  return { end, reference: reference[text as keyof typeof reference] };
}
