import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import { daysInMonth } from '../calendar';
import type { Calendar, Range } from '../meaning';
import { nounFollows } from '../phrases/words';
import { dayOfMonth, LONGEST_MONTH, month } from '../parts/days';
import { fourDigitYear, yearBehind } from '../parts/years';
import { ordinal } from '../parts/numbers';
import { freeAfter, freeBefore, isDash, type Part } from '../parts/part';
import { date, LIKELY, SURE, type Match } from './rule';

/** "17 December 2024", "17th of December, 2024", "the 17th December", "17 Dec". */
export function dayMonth(t: DateTokens, i: number): Match<Calendar> | undefined {
  const day = dayOfMonth(t, i);
  if (!day || !freeBefore(t, i)) return undefined;
  let at = day.end;
  if (t.is(at, 'day') && t.is(at + 1, 'of')) at++;
  if (t.is(at, 'of')) at++;
  if (t.is(at, '-', '/') && t.joined(at) && t.joined(at + 1)) at++;
  const name = month(t, at);
  if (!name) return undefined;
  const year = yearAfterMonth(t, name.end) ?? hyphenedYear(t, at, name.end) ?? bareShortYear(t, name.end);
  return date(
    year?.end ?? trimStop(t, name),
    fields(year?.value, name.value, day.value),
    year ? SURE : LIKELY,
  );
}

/** "December 17, 2024", "December 17th", "Dec. 17 2024", "December the seventeenth". */
export function monthDay(t: DateTokens, i: number): Match<Calendar> | undefined {
  const name = month(t, i);
  if (!name || !freeBefore(t, i)) return undefined;
  const at = t.is(name.end, 'the') ? name.end + 1 : name.end;
  const day = dayOfMonth(t, at);
  if (
    !day ||
    (t.is(day.end, ':') && t.joined(day.end + 1)) ||
    (t.is(day.end, '.') && t.joined(day.end) && t.joined(day.end + 1) && t.at(day.end + 1).kind === 'number')
  )
    return undefined;
  if (t.joined(day.end) && t.at(day.end).kind !== 'mark') return undefined;
  const comma = t.is(day.end, ',', 'of') ? day.end + 1 : day.end;
  const year = yearBehind(t, comma) ?? bareShortYear(t, comma);
  return date(year?.end ?? day.end, fields(year?.value, name.value, day.value), year ? SURE : LIKELY);
}

/** Days of a list in front that are looked through for the month. */
const LONGEST_LIST = 4;

/** "25" of "April 24 and 25", "6" and "7" of "May 5, 6 and 7, 1945": the month stands once, in front. */
export function dayOfList(t: DateTokens, i: number): Match<Calendar> | undefined {
  const day = listedDay(t, i);
  if (day === undefined || !freeAfter(t, i + 1) || nounFollows(t, i + 1)) return undefined;
  const goesOn = t.is(i + 1, ',', 'and', 'or', '&') && listedDay(t, i + 2) !== undefined;
  if (!t.is(i - 1, 'and', 'or', '&') && !(t.is(i - 1, ',') && goesOn)) return undefined;
  const name = monthOfList(t, i, day);
  if (name === undefined) return undefined;
  const year = goesOn ? undefined : yearBehind(t, t.is(i + 1, ',', 'of') ? i + 2 : i + 1);
  return date(year?.end ?? i + 1, fields(year?.value, name, day), LIKELY);
}

/** The month in front of the days that lead up to the one at `i`. */
function monthOfList(t: DateTokens, i: number, day: number): number | undefined {
  let last = day;
  for (let at = i - 2; at >= i - 2 * LONGEST_LIST; at -= 2) {
    const listed = listedDay(t, at);
    if (listed === undefined || listed >= last) return undefined;
    const name = t.at(at - 1).entry;
    if (name?.kind === 'month') return name.value;
    if (!t.is(at - 1, ',', 'and', 'or', '&')) return undefined;
    last = listed;
  }
  return undefined;
}

function listedDay(t: DateTokens, i: number): number | undefined {
  const { kind, text, value } = t.at(i);
  const isDay = (kind === 'number' || kind === 'ordinal') && text.length <= 2 && value > 0;
  return isDay && value <= LONGEST_MONTH ? value : undefined;
}

/** "the first Monday of October 1914", "the last Friday in May". */
export function nthWeekday(t: DateTokens, i: number): Match<Calendar> | undefined {
  const nth = nthOf(t, i);
  const { entry } = t.at(nth?.end ?? -1);
  if (!nth || entry?.kind !== 'weekday' || !t.is(nth.end + 1, 'of', 'in')) return undefined;
  const within = monthYear(t, nth.end + 2);
  if (within?.meaning.month === undefined) return undefined;
  const { month, year } = within.meaning;
  const feast = { month, weekday: entry.value, nth: nth.value };
  return date(within.end, { kind: 'calendar', feast, ...(year === undefined ? {} : { year }) }, SURE);
}

/** "the first week of May 1940", "the last week of August": seven days from its first or up to its last. */
export function nthWeek(t: DateTokens, i: number): Match<Range> | undefined {
  const nth = nthOf(t, i);
  if (!nth || !t.is(nth.end, 'week') || !t.is(nth.end + 1, 'of', 'in')) return undefined;
  const within = monthYear(t, nth.end + 2);
  if (within?.meaning.month === undefined) return undefined;
  const last = daysInMonth(within.meaning.year ?? COMMON_YEAR, within.meaning.month);
  const start = nth.value > 0 ? (nth.value - 1) * DAYS_OF_WEEK + 1 : last - DAYS_OF_WEEK + 1;
  const from = { ...within.meaning, day: start };
  const to = { ...within.meaning, day: Math.min(start + DAYS_OF_WEEK - 1, last) };
  return date(within.end, { kind: 'range', from, to }, LIKELY);
}

const COMMON_YEAR = 2001;
const DAYS_OF_WEEK = 7;
const MOST_WEEKS = 5;

/** "first" ... "fifth", "last" (-1). */
function nthOf(t: DateTokens, i: number): Part<number> | undefined {
  if (t.is(i, 'last', 'final')) return { end: i + 1, value: -1 };
  const count = ordinal(t, i);
  return count && count.value <= MOST_WEEKS ? count : undefined;
}

/** "1944 June", "1944-August.": the month ends the phrase, else it may begin a name. */
export function yearMonth(t: DateTokens, i: number): Match<Calendar> | undefined {
  const year = fourDigitYear(t, i);
  if (!year || !freeBefore(t, i)) return undefined;
  const name = month(t, t.is(year.end, '-') ? year.end + 1 : year.end);
  const ends = name && !t.is(name.end, '-', '/') && ['none', 'mark'].includes(t.at(name.end).kind);
  return ends ? date(name.end, fields({ year: year.value }, name.value), LIKELY) : undefined;
}

/** "1944 June 12", "1944, June 12". */
export function yearMonthDay(t: DateTokens, i: number): Match<Calendar> | undefined {
  const year = fourDigitYear(t, i);
  const name = year && freeBefore(t, i) ? month(t, t.is(year.end, ',') ? year.end + 1 : year.end) : undefined;
  const day = name ? dayOfMonth(t, name.end) : undefined;
  if (!year || !name || !day || yearBehind(t, t.is(day.end, ',') ? day.end + 1 : day.end)) return undefined;
  return date(day.end, fields({ year: year.value }, name.value, day.value), SURE);
}

/** "May 1943", "May, 1943", "May of 1943", "May of that year" (the rest by the phrase rules), "May '43". */
export function monthYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  const name = month(t, i);
  if (!name || !freeBefore(t, i)) return undefined;
  const year = yearAfterMonth(t, name.end) ?? bareShortYear(t, name.end);
  if (year) return date(year.end, fields(year.value, name.value), SURE);
  return standsForMonth(t, i, name)
    ? date(trimStop(t, name), fields(undefined, name.value), LIKELY)
    : undefined;
}

const yearAfterMonth = (t: DateTokens, i: number): ReturnType<typeof yearBehind> =>
  yearBehind(t, t.is(i, ',', 'of', '-', '/') ? i + 1 : i);

/** "4 July 77": two digits behind a day and month that are no day and count nothing. */
function bareShortYear(t: DateTokens, i: number): Part<{ shortYear: number }> | undefined {
  const { kind, text, value } = t.at(i);
  if (kind !== 'number' || text.length !== 2 || value <= LONGEST_MONTH || !freeAfter(t, i + 1))
    return undefined;
  if (t.at(i + 1).kind !== 'none' && t.at(i + 1).kind !== 'mark') return undefined;
  return t.is(i + 1, '-', '/', ':') ? undefined : { end: i + 1, value: { shortYear: value } };
}

/** "21-APR-16": hyphens on both sides make any two digits a year. */
function hyphenedYear(t: DateTokens, name: number, end: number): Part<{ shortYear: number }> | undefined {
  const { kind, text, value } = t.at(end + 1);
  const joined = t.is(name - 1, '-') && t.is(end, '-') && t.joined(end) && t.joined(end + 1);
  return joined && kind === 'number' && text.length === 2 && freeAfter(t, end + 2)
    ? { end: end + 2, value: { shortYear: value } }
    : undefined;
}

/** The stop of "Sept." ends the sentence as well where a capital follows; the date then ends before it. */
function trimStop(t: DateTokens, name: Part<number>): number {
  const ends = t.is(name.end - 1, '.') && t.at(name.end).kind === 'none';
  return ends ? name.end - 1 : name.end;
}

const fields = (year: Partial<Calendar> | undefined, month: number, day?: number): Calendar => ({
  kind: 'calendar',
  ...year,
  month,
  ...(day === undefined ? {} : { day }),
});

const BEFORE_MONTH = wordSet(`
  in since by until till from to through during between and or of last next this that early mid late every
  each previous following before after for the around about on into past coming — – - (
`);
/** "In April Nixon went": behind these no person of that name stands. */
const SURELY_BEFORE_MONTH = wordSet('in since until during throughout');
/** Months that are also persons' names, verbs or nouns need company. */
const DOUBTFUL_MONTHS = wordSet(
  'may march april june august mar jan dec sep jun jul apr feb oct nov aug sept',
);

/** "May-June", "March to April". */
const monthFollows = (t: DateTokens, i: number): boolean =>
  (isDash(t, i) || t.is(i, '/', 'to', 'and', 'or', 'through', 'until')) && month(t, i + 1) !== undefined;

function standsForMonth(t: DateTokens, i: number, name: Part<number>): boolean {
  const { text, capital } = t.at(i);
  if (!capital) return text !== 'august';
  if (!DOUBTFUL_MONTHS.has(text) || monthFollows(t, name.end)) return true;
  const next = t.at(name.end);
  const named = next.capital && next.kind === 'word' && !t.is(name.end - 1, '.');
  const before = t.at(i - 1).text;
  if (SURELY_BEFORE_MONTH.has(before) && text !== 'may' && text !== 'march') return true;
  if (BEFORE_MONTH.has(before)) return !named || text === 'may' || text === 'august';
  if (text === 'may' || text === 'march' || (text.length <= 4 && text !== 'june')) return false;
  return !named && !(t.at(i - 1).capital && !t.is(i - 1, '.') && t.at(i - 1).kind === 'word');
}
