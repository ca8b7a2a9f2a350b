import {
  addDays,
  daysInMonth,
  easter,
  islamicDayIn,
  nthWeekday,
  orthodoxEaster,
  weekdayOf,
  type Day,
} from './calendar';
import {
  edtfCentury,
  edtfDay,
  edtfDecade,
  edtfHalf,
  edtfMillennium,
  edtfMonth,
  edtfQuarter,
  edtfSeason,
  edtfWeek,
  edtfYear,
  firstOf,
  lastOf,
  isoDuration,
  qualified,
  withTime,
} from './format';
import { interval } from './interval';
import type { Calendar, Meaning, Range, Shift } from './meaning';
import { anchorOf, placed } from './placing';
import { UNKNOWN, type Resolved } from './resolved';
import { shiftValue } from './shiftValue';
import { decadeOfDigit, yearOfDigits } from './shortYears';
import type { Moment, Surroundings } from './surroundings';

/** Gives a meaning its value, as far as the surroundings decide it. */
export function resolve(meaning: Meaning, around: Surroundings): Resolved {
  switch (meaning.kind) {
    case 'calendar':
      return calendarValue(meaning, around);
    case 'shift': {
      const base = meaning.base && resolve(meaning.base, around).moment;
      return meaning.base && !base ? UNKNOWN : shiftValue(meaning, base, around);
    }
    case 'duration': {
      const value = isoDuration(meaning);
      return value === undefined ? UNKNOWN : { value, inferred: false };
    }
    case 'recurrence':
      return meaning.value === undefined ? UNKNOWN : { value: meaning.value, inferred: false };
    case 'range':
      return rangeValue(meaning, around);
    case 'written':
      return { value: meaning.value, inferred: false };
    case 'vague':
      return UNKNOWN;
  }
}

function rangeValue(range: Range, around: Surroundings): Resolved {
  const from = range.from ? resolve(range.from, around) : undefined;
  const to =
    range.to && resolve(range.to, from?.moment && !hasYear(range.to) ? behind(around, from.moment) : around);
  if ((range.from && from?.value === undefined) || (range.to && to?.value === undefined)) return UNKNOWN;
  const start = from?.value === undefined ? '..' : firstOf(from.value);
  const end = to?.value === undefined ? '..' : lastOf(to.value);
  if (from?.moment && to?.moment && isBefore(to, from)) return laterYear(range, to, around);
  const base = from?.from ?? to?.from;
  // A story that is headed "1963–1969" begins in 1963.
  const moment = from?.moment ?? to?.moment;
  return {
    value: start === end ? start : `${start}/${end}`,
    inferred: (from?.inferred ?? false) || (to?.inferred ?? false),
    ...(base ? { from: base } : {}),
    ...(moment ? { moment } : {}),
  };
}

const hasYear = (end: Calendar | Shift): boolean =>
  end.kind === 'shift' ||
  (end.year ?? end.shortYear ?? end.decade ?? end.century ?? end.millennium) !== undefined;

/** The end of a range is looked for behind its beginning. */
const behind = ({ source }: Surroundings, moment: Moment): Surroundings => ({
  ...(source ? { source } : {}),
  spoken: moment,
  narrative: true,
  tense: 'future',
});

/** Whether a range runs backwards: its end is over before it begins. */
function isBefore(to: Resolved, from: Resolved): boolean {
  const [end, start] = [to, from].map(({ value }) => (value === undefined ? undefined : interval(value)));
  return end !== undefined && start !== undefined && end.max < start.min;
}

/** "October to March": the end lies in the next year. Any other range that runs backwards has no value. */
function laterYear(range: Range, to: Resolved, around: Surroundings): Resolved {
  const { to: end } = range;
  if (end?.kind !== 'calendar' || hasYear(end) || !to.moment || end.time || end.weekday !== undefined)
    return UNKNOWN;
  return rangeValue({ ...range, to: { ...end, year: to.moment.year + 1 } }, around);
}

/** A year and how it was found. */
interface Base {
  readonly moment: Moment;
  readonly inferred: boolean;
  readonly from?: Resolved['from'];
}

function calendarValue(c: Calendar, around: Surroundings): Resolved {
  if (c.century !== undefined) return { value: edtfCentury(c.century), inferred: false };
  if (c.millennium !== undefined) return { value: edtfMillennium(c.millennium), inferred: false };
  if (c.decade !== undefined)
    return { value: edtfDecade(c.decade), inferred: false, moment: { year: c.decade * 10 } };
  if (c.shortDecade !== undefined) {
    const decade = decadeOfDigit(c.shortDecade, around);
    return { value: edtfDecade(decade), inferred: true, moment: { year: decade * 10 } };
  }
  const base = yearOf(c, around);
  if (!base) return UNKNOWN;
  const { moment, inferred, from } = base;
  const found = (value: string, there: Moment): Resolved => ({
    value: qualified(value, c.qualifier),
    inferred,
    moment: there,
    ...(from ? { from } : {}),
  });
  const { year } = moment;
  if (c.feast) {
    const day = feastDay(c, year);
    return day ? found(withTime(edtfDay(day), c.time), day) : UNKNOWN;
  }
  if (moment.day !== undefined && moment.month !== undefined) {
    if (moment.day > daysInMonth(year, moment.month)) return UNKNOWN;
    const day = { year, month: moment.month, day: moment.day };
    return found(c.week ? edtfWeek(day) : withTime(edtfDay(day), c.time), day);
  }
  if (c.time?.hour !== undefined && c.month === undefined) return UNKNOWN;
  if (moment.month !== undefined) return found(edtfMonth(year, moment.month), moment);
  if (c.season !== undefined) return found(edtfSeason(year, c.season), { year });
  if (c.quarter !== undefined)
    return {
      ...found(edtfQuarter(year, c.quarter), { year, month: c.quarter * 3 }),
      quarter: { year, quarter: c.quarter },
    };
  if (c.half !== undefined) return found(edtfHalf(year, c.half), { year });
  return found(edtfYear(year), { year });
}

function feastDay(c: Calendar, year: number): Day | undefined {
  if (!c.feast) return { year, month: c.month ?? 1, day: c.day ?? 1 };
  if ('easter' in c.feast) return addDays(easter(year), c.feast.easter);
  if ('orthodoxEaster' in c.feast) return addDays(orthodoxEaster(year), c.feast.orthodoxEaster);
  if ('islamicMonth' in c.feast) return islamicDayIn(year, c.feast.islamicMonth, c.feast.day);
  return nthWeekday(year, c.feast.month, c.feast.weekday, c.feast.nth);
}

function yearOf(c: Calendar, around: Surroundings): Base | undefined {
  const fields = {
    ...(c.month === undefined ? {} : { month: c.month }),
    ...(c.day === undefined ? {} : { day: c.day }),
  };
  if (c.year !== undefined)
    return { moment: { ...fields, year: c.year }, inferred: c.converted !== undefined };
  if (c.shortYear !== undefined)
    return { moment: { ...fields, year: yearOfDigits(c.shortYear, around) }, inferred: true };
  if (c.within) {
    const inner = resolve(c.within, around);
    if (!inner.moment) return undefined;
    const weekday = dayOfWeek(inner.moment, c.weekday);
    if (weekday) return { moment: weekday, inferred: true, ...(inner.from ? { from: inner.from } : {}) };
    return {
      moment: { ...fields, year: inner.moment.year },
      inferred: true,
      ...(inner.from ? { from: inner.from } : {}),
    };
  }
  const anchor = anchorOf(c, around);
  if (!anchor) return undefined;
  const moment = placed(c, anchor.moment, around, anchor.from);
  return moment && { moment, inferred: true, from: anchor.from };
}

/** The weekday of the week that the day lies in. */
function dayOfWeek({ year, month, day }: Moment, weekday: number | undefined): Day | undefined {
  if (weekday === undefined || month === undefined || day === undefined) return undefined;
  const there = { year, month, day };
  return addDays(there, weekday - weekdayOf(there));
}
