import { addDays, weekdayOf } from '../calendar';
import type { DateTokens } from '../dateTokens';
import type { Calendar } from '../meaning';
import { fourDigitYear } from '../parts/years';
import { ordinal } from '../parts/numbers';
import { date, SURE, type Match } from './rule';

const LAST_WEEK = 53;
/** ISO 8601: the first week of a year is the one that holds 4 January. */
const IN_FIRST_WEEK = 4;
const DAYS_OF_WEEK = 7;

/** "week 23 of 1998", "the 23rd week of 1998", "1998-W23", "W23 1998": a calendar week, Monday to Sunday (ISO 8601). */
export function calendarWeek(t: DateTokens, i: number): Match<Calendar> | undefined {
  const year = fourDigitYear(t, i);
  if (year) {
    const at = t.is(year.end, '-') ? year.end + 1 : year.end;
    return t.is(at, 'w') && t.at(at).capital ? weekOf(t, at + 2, year.value, t.at(at + 1).value) : undefined;
  }
  const count = ordinal(t, i);
  const named = count
    ? t.is(count.end, 'week') && { end: count.end + 1, week: count.value }
    : t.at(i + 1).kind === 'number' && { end: i + 2, week: t.at(i + 1).value };
  if (!named || (t.is(i, 'w') && !(t.at(i).capital && t.joined(i + 1)))) return undefined;
  const at = t.is(named.end, 'of', ',') ? named.end + 1 : named.end;
  const behind = fourDigitYear(t, at);
  return behind && weekOf(t, behind.end, behind.value, named.week);
}

function weekOf(t: DateTokens, end: number, year: number, week: number): Match<Calendar> | undefined {
  if (week < 1 || week > LAST_WEEK || t.at(end - 1).kind !== 'number') return undefined;
  const first = { year, month: 1, day: IN_FIRST_WEEK };
  const monday = addDays(first, (week - 1) * DAYS_OF_WEEK - (weekdayOf(first) - 1));
  return date(end, { kind: 'calendar', ...monday, week: true }, SURE);
}
