import type { DateTokens } from '../dateTokens';
import type { Calendar, TimeOfDay } from '../meaning';
import { daysInMonth } from '../calendar';
import { fourDigitYear } from '../parts/years';
import { freeAfter, freeBefore } from '../parts/part';
import { ZONES } from './clock';
import { date, LIKELY, POSSIBLE, SURE, type Match, type Rule } from './rule';

export type NumericOrder = 'dmy' | 'mdy' | 'ymd';

/** "1998-08-07", "1998/08/07", "1998.08.07", with a time of day: "1998-08-07T10:30:00Z", "1998-08-07 10:30". */
export function isoDate(t: DateTokens, i: number): Match | undefined {
  const year = t.at(i);
  if (year.kind !== 'number' || year.text.length !== 4 || !freeBefore(t, i)) return undefined;
  const mark = t.at(i + 1).text;
  if (!'-/.‑'.includes(mark) || !t.joined(i + 1) || !t.joined(i + 2)) return undefined;
  const month = t.at(i + 2);
  if (month.kind !== 'number' || month.text.length > 2 || month.value < 1 || month.value > 12)
    return undefined;
  const whole =
    t.at(i + 3).text === mark && t.joined(i + 3) && t.joined(i + 4) && t.at(i + 4).kind === 'number';
  if (!whole) {
    if (mark !== '-' || month.text.length !== 2 || !freeAfter(t, i + 3)) return undefined;
    // "1901-02" is also a range of years in prose: months above the century's digits only (ISO 8601 warns of it too).
    return month.value > year.value % 100
      ? undefined
      : date(i + 3, calendar(year.value, month.value), POSSIBLE);
  }
  const day = t.at(i + 4);
  if (day.text.length > 2 || day.value < 1 || day.value > daysInMonth(year.value, month.value))
    return undefined;
  const fields = { ...calendar(year.value, month.value), day: day.value };
  const time = isoTime(t, i + 5);
  if (time)
    return { end: time.end, meaning: { ...fields, time: time.time }, timex: 'TIME', confidence: SURE };
  return freeAfter(t, i + 5) ? date(i + 5, fields, SURE) : undefined;
}

const calendar = (year: number, month: number): Calendar => ({ kind: 'calendar', year, month });

function isoTime(t: DateTokens, i: number): { end: number; time: TimeOfDay } | undefined {
  const at = t.is(i, 't') && t.joined(i) ? i + 1 : i;
  const hour = t.at(at);
  const minute = t.at(at + 2);
  if (hour.kind !== 'number' || hour.text.length !== 2 || hour.value > 24 || !t.is(at + 1, ':'))
    return undefined;
  if (minute.kind !== 'number' || minute.text.length !== 2 || minute.value > 59) return undefined;
  const seconds = t.is(at + 3, ':') && t.at(at + 4).kind === 'number';
  const end = seconds ? at + 5 : at + 3;
  const zone = ZONES.has(t.at(end).text) && t.at(end).capital ? end + 1 : zoneEnd(t, end);
  return {
    end: zone,
    time: { hour: hour.value, minute: minute.value, ...(seconds ? { second: t.at(at + 4).value } : {}) },
  };
}

/** Behind a time: a fraction of the second, "Z", "+01:00". */
function zoneEnd(t: DateTokens, i: number): number {
  const at = t.is(i, '.') && t.joined(i) && t.joined(i + 1) && t.at(i + 1).kind === 'number' ? i + 2 : i;
  if (t.is(at, 'z') && t.joined(at)) return at + 1;
  const signed =
    t.is(at, '+', '-', '−') && t.joined(at) && t.joined(at + 1) && t.at(at + 1).text.length === 2;
  return signed && t.is(at + 2, ':') && t.at(at + 3).kind === 'number' ? at + 4 : at;
}

/** "17.12.2024", "12/17/2024", "17-12-24": read in the given order where both readings are possible, and says so. */
export const numericDate =
  (order: NumericOrder): Rule =>
  (t, i) => {
    const mark = t.at(i + 1).text;
    if (!'/.-'.includes(mark) || t.at(i + 3).text !== mark || !freeBefore(t, i)) return undefined;
    if (mark === '.' && t.is(i - 1, 'version', 'v', 'release')) return undefined;
    if (!t.joined(i + 1) || !t.joined(i + 2) || !t.joined(i + 3) || !t.joined(i + 4) || !freeAfter(t, i + 5))
      return undefined;
    const [first, second, year] = [t.at(i), t.at(i + 2), t.at(i + 4)];
    if (first.kind !== 'number' || second.kind !== 'number' || year.kind !== 'number') return undefined;
    if (first.text.length > 2 || second.text.length > 2) return undefined;
    if (year.text.length !== 4 && !(year.text.length === 2 && mark !== '.')) return undefined;
    const fields = year.text.length === 4 ? { year: year.value } : { shortYear: year.value };
    const dayFirst = first.value <= 31 && second.value <= 12 && first.value > 0 && second.value > 0;
    const monthFirst = first.value <= 12 && second.value <= 31 && first.value > 0 && second.value > 0;
    if (!dayFirst && !monthFirst) return undefined;
    const prefersDay = dayFirst && (!monthFirst || order === 'dmy' || mark === '.');
    const [day, month] = prefersDay ? [first.value, second.value] : [second.value, first.value];
    const match = date(
      i + 5,
      { kind: 'calendar' as const, ...fields, month, day },
      year.text.length === 4 ? SURE : POSSIBLE,
    );
    const ambiguous = dayFirst && monthFirst && first.value !== second.value && mark !== '.';
    return ambiguous
      ? {
          ...match,
          ambiguous: `Read as ${prefersDay ? 'day, month, year' : 'month, day, year'}; the other order is possible.`,
        }
      : match;
  };

/** "09/1944": a month and a year. */
export function monthSlashYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  const { text, value } = t.at(i);
  if (text.length > 2 || value < 1 || value > 12 || !t.is(i + 1, '/') || !freeBefore(t, i)) return undefined;
  const year = t.joined(i + 1) && t.joined(i + 2) ? fourDigitYear(t, i + 2) : undefined;
  return year && date(year.end, calendar(year.value, value), LIKELY);
}

/** "2/15", "15/2": only with a word in front that announces a date. */
export const dayAndMonth =
  (order: NumericOrder): Rule =>
  (t, i) => {
    const [first, second] = [t.at(i), t.at(i + 2)];
    if (first.kind !== 'number' || second.kind !== 'number' || !t.is(i + 1, '/') || !freeBefore(t, i))
      return undefined;
    if (!t.joined(i + 1) || !t.joined(i + 2) || !freeAfter(t, i + 3) || t.is(i + 3, '/')) return undefined;
    const introduced =
      t.is(i - 1, 'on', 'since', 'until', 'by', 'before', 'after', ',', '(') ||
      t.at(i - 1).kind === 'weekday';
    if (
      !introduced ||
      first.text.length > 2 ||
      second.text.length > 2 ||
      first.value === 0 ||
      second.value === 0
    )
      return undefined;
    const dayFirst = second.value <= 12 && (order === 'dmy' || first.value > 12);
    const [day, month] = dayFirst ? [first.value, second.value] : [second.value, first.value];
    return month <= 12 && day <= 31 ? date(i + 3, { kind: 'calendar', month, day }, LIKELY) : undefined;
  };
