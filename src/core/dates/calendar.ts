/** A day of the proleptic Gregorian calendar; the year is astronomical (0 is 1 BC). */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil). */
export function toDayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `toDayNumber` (civil_from_days). */
export function fromDayNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 1 Monday - 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const addDays = (day: Day, days: number): Day => fromDayNumber(toDayNumber(day) + days);

/** The same day so many months on; the month's last day where it has none such. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const index = year * 12 + month - 1 + months;
  const there = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return { ...there, day: Math.min(day, daysInMonth(there.year, there.month)) };
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Easter Sunday of the Western church (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return { year, month: Math.floor(n / 31), day: (n % 31) + 1 };
}

/** Easter Sunday of the Orthodox churches in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const f = d + e + 114;
  return fromJulian({ year, month: Math.floor(f / 31), day: (f % 31) + 1 });
}

/** The first day of a Gregorian year on which a day of the Islamic year falls; most years have one. */
export function islamicDayIn(year: number, month: number, day: number): Day | undefined {
  const about = Math.floor(((year - FIRST_ISLAMIC_YEAR) * 33) / 32);
  for (const islamicYear of [about - 1, about, about + 1, about + 2]) {
    const there = fromIslamic(islamicYear, month, day);
    if (there.year === year) return there;
  }
  return undefined;
}

const FIRST_ISLAMIC_YEAR = 622;

/** The n-th weekday of a month; `nth` -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  if (nth > 0) {
    const first = { year, month, day: 1 };
    return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = { year, month, day: daysInMonth(year, month) };
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

/** A Julian day's date in the Gregorian calendar. */
export function fromJulian(day: Day): Day {
  return fromJulianDayNumber(julianDayOfJulian(day));
}

/** Tabular Islamic calendar (civil epoch, 16 July 622 Julian); off by a day or two from what was observed. */
export function fromIslamic(year: number, month: number, day: number): Day {
  const julianDay =
    day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 1_948_439;
  return fromJulianDayNumber(julianDay);
}

/** French Republican calendar: years I-XIV began on these days of September (historical equinoxes, Paris). */
const REPUBLICAN_NEW_YEAR = [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23];

/** Month 13 holds the complementary days. `undefined` outside the years 1-14. */
export function fromRepublican(year: number, month: number, day: number): Day | undefined {
  const first = REPUBLICAN_NEW_YEAR[year - 1];
  return first === undefined
    ? undefined
    : addDays({ year: 1791 + year, month: 9, day: first }, (month - 1) * 30 + day - 1);
}

const JULIAN_DAY_OF_1970 = 2_440_588;
const fromJulianDayNumber = (number: number): Day => fromDayNumber(number - JULIAN_DAY_OF_1970);

function julianDayOfJulian({ year, month, day }: Day): number {
  const a = Math.floor((14 - month) / 12);
  const y = year + 4800 - a;
  const m = month + 12 * a - 3;
  return day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - 32_083;
}
