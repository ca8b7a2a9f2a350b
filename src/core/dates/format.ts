import { fromDayNumber, toDayNumber, weekdayOf, type Day } from './calendar';
import type { Duration, Qualifier, TimeOfDay, Unit } from './meaning';

/** EDTF year: four digits, a minus before Christ, `Y` beyond four digits. */
export function edtfYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${digits.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${digits}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

export const edtfMonth = (year: number, month: number): string => `${edtfYear(year)}-${two(month)}`;
export const edtfDay = ({ year, month, day }: Day): string => `${edtfMonth(year, month)}-${two(day)}`;

/** EDTF level 2 codes: 21-24 seasons, 33-36 quarters, 40-41 halves. */
const SEASON = 20;
const QUARTER = 32;
const HALF = 39;
export const edtfSeason = (year: number, season: number): string => `${edtfYear(year)}-${SEASON + season}`;
export const edtfQuarter = (year: number, quarter: number): string =>
  `${edtfYear(year)}-${QUARTER + quarter}`;
export const edtfHalf = (year: number, half: number): string => `${edtfYear(year)}-${HALF + half}`;

/** A season's, quarter's or half's code (see above) and its year. */
const PART = /^(-?\d{4})-(2[1-4]|3[3-6]|4[01])$/;
const FIRST_MONTHS: Readonly<Record<string, number>> = {
  21: 3,
  22: 6,
  23: 9,
  24: 12,
  33: 1,
  34: 4,
  35: 7,
  36: 10,
  40: 1,
  41: 7,
};
const MONTHS_OF_PART = 3;
const MONTHS_OF_HALF = 6;

/** The beginning of a value as one end of an interval, where EDTF takes no seasons or quarters: their first month. */
export function firstOf(value: string): string {
  const start = value.split('/')[0] ?? value;
  const part = PART.exec(start);
  return part ? edtfMonth(Number(part[1]), FIRST_MONTHS[part[2] ?? ''] ?? 1) : start;
}

/** The end of a value as the other end; winter ends in the next year. */
export function lastOf(value: string): string {
  const end = value.split('/').at(-1) ?? value;
  const part = PART.exec(end);
  if (!part) return end;
  const code = part[2] ?? '';
  const length = code.startsWith('4') ? MONTHS_OF_HALF : MONTHS_OF_PART;
  const last = (FIRST_MONTHS[code] ?? 1) + length - 2;
  return edtfMonth(Number(part[1]) + Math.floor(last / 12), (last % 12) + 1);
}

/** `decade` is the first year divided by ten; decades before Christ (-49: the 490s BC) have no X form and are intervals. */
export function edtfDecade(decade: number): string {
  if (decade >= 0) return `${String(decade).padStart(3, '0')}X`;
  return `${edtfYear(decade * 10 - 8)}/${edtfYear(decade * 10 + 1)}`;
}

/** `century` counts as prose does: 19 is 18XX, -5 is the fifth before Christ. */
export function edtfCentury(century: number): string {
  if (century > 0) return `${two(century - 1)}XX`;
  return century === -1 ? '-0099/0000' : `-${two(-century - 1)}XX`;
}

export function edtfMillennium(millennium: number): string {
  if (millennium > 0) return `${millennium - 1}XXX`;
  return `${edtfYear(millennium * 1000 + 1)}/${edtfYear(millennium * 1000 + 1000)}`;
}

const MONDAY = 1;

/** The ISO week (Monday to Sunday) of a day, as an interval: EDTF has no weeks. */
export function edtfWeek(day: Day): string {
  const monday = toDayNumber(day) - (weekdayOf(day) - MONDAY);
  return `${edtfDay(fromDayNumber(monday))}/${edtfDay(fromDayNumber(monday + 6))}`;
}

export function edtfWeekend(day: Day): string {
  const monday = toDayNumber(day) - (weekdayOf(day) - MONDAY);
  return `${edtfDay(fromDayNumber(monday + 5))}/${edtfDay(fromDayNumber(monday + 6))}`;
}

/** `1998-08-07T10:30`; a bare part of the day ("morning") leaves the day's value. */
export function withTime(day: string, time: TimeOfDay | undefined): string {
  if (time?.hour === undefined) return day;
  const second = time.second === undefined ? '' : `:${two(time.second)}`;
  return `${day}T${two(time.hour)}:${two(time.minute ?? 0)}${second}`;
}

/** Years, months and days may be qualified; seasons, intervals and times of day may not. */
const QUALIFIABLE = /^-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/;
export const qualified = (value: string, qualifier: Qualifier | undefined): string =>
  qualifier !== undefined && QUALIFIABLE.test(value) ? value + qualifier : value;

const DESIGNATORS: Partial<Record<Unit, readonly [letter: string, times: number]>> = {
  second: ['S', 1],
  minute: ['M', 1],
  hour: ['H', 1],
  day: ['D', 1],
  weekend: ['D', 2],
  week: ['W', 1],
  month: ['M', 1],
  quarter: ['M', 3],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
  millennium: ['Y', 1000],
};

/** ISO 8601 duration: `P42Y`, `PT2H30M`, `P2.5Y`; absent where the amount is not known. */
export function isoDuration(duration: Duration): string | undefined {
  let days = '';
  let clock = '';
  for (let part: Duration | undefined = duration; part; part = part.plus) {
    const designator = DESIGNATORS[part.unit];
    if (!designator || part.amount === undefined) return undefined;
    const piece = `${Number((part.amount * designator[1]).toFixed(3))}${designator[0]}`;
    if (part.unit === 'hour' || part.unit === 'minute' || part.unit === 'second') clock += piece;
    else days += piece;
  }
  return `P${days}${clock === '' ? '' : `T${clock}`}`;
}
