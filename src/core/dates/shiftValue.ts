import { addDays, addMonths, weekdayOf, type Day } from './calendar';
import {
  edtfCentury,
  edtfDay,
  edtfDecade,
  edtfMonth,
  edtfQuarter,
  edtfWeek,
  edtfWeekend,
  edtfYear,
  withTime,
} from './format';
import type { Shift } from './meaning';
import { anchorOf, type Anchor } from './placing';
import { UNKNOWN, type Resolved } from './resolved';
import type { Moment, Quarter, Surroundings } from './surroundings';

const SATURDAY = 6;
/** Beyond four digits ("200,000 years ago") a year would say more than the text. */
const FURTHEST_YEAR = 9999;

/** The quarter spoken of, so many years away. */
const quarterValue = ({ year, quarter }: Quarter, years: number): Resolved => ({
  value: edtfQuarter(year + years, quarter),
  inferred: true,
  from: 'quarter',
  moment: { year: year + years },
});

/** In a report, what the date spoken of leaves open is counted from the source's date: "the weekend", "the day". */
function exact(anchor: Anchor, shift: Shift, around: Surroundings): Anchor {
  if (around.narrative || !around.source || shift.amount !== 0) return anchor;
  if (shift.unit === 'weekend') return { moment: around.source, from: 'source' };
  const needsDay = shift.unit === 'day' || shift.unit === 'week';
  const needsMonth = shift.unit === 'month' || shift.unit === 'quarter';
  const enough = needsDay
    ? anchor.moment.day !== undefined
    : !needsMonth || anchor.moment.month !== undefined;
  return enough ? anchor : { moment: around.source, from: 'source' };
}

/** So many units away from `base`, or where there is none from what the surroundings speak of. */
export function shiftValue(shift: Shift, base: Moment | undefined, around: Surroundings): Resolved {
  const anchor: Anchor | undefined = base
    ? { moment: base, from: 'text' }
    : shift.from === 'context'
      ? anchorOf({ reference: 'that' }, around)
      : anchorOf({ reference: 'last' }, around);
  if (!anchor || shift.amount === undefined || !Number.isInteger(shift.amount)) return UNKNOWN;
  const found = (value: string, moment: Moment): Resolved =>
    Math.abs(moment.year) > FURTHEST_YEAR ? UNKNOWN : { value, inferred: true, moment, from: anchor.from };
  const { year, month, day } = exact(anchor, shift, around).moment;
  const whole: Day | undefined = month !== undefined && day !== undefined ? { year, month, day } : undefined;
  switch (shift.unit) {
    case 'day': {
      if (!whole) return UNKNOWN;
      const there = addDays(whole, shift.amount);
      return found(withTime(edtfDay(there), shift.time), there);
    }
    case 'week': {
      if (!whole) return UNKNOWN;
      const there = addDays(whole, shift.amount * 7);
      return found(base ? edtfDay(there) : edtfWeek(there), there);
    }
    case 'weekend': {
      if (!whole) return UNKNOWN;
      // "The weekend" of a weekday's report is the one before it, unless it is to come.
      const over = shift.amount === 0 && shift.from === 'context' && around.tense !== 'future';
      const back = over && weekdayOf(whole) < SATURDAY ? 1 : 0;
      const there = addDays(whole, (shift.amount - back) * 7);
      return found(edtfWeekend(there), there);
    }
    case 'month': {
      if (month === undefined) return UNKNOWN;
      const there = addMonths({ year, month, day: 1 }, shift.amount);
      return found(edtfMonth(there.year, there.month), { year: there.year, month: there.month });
    }
    case 'quarter': {
      if (shift.compared && around.quarter && shift.amount === 0) return quarterValue(around.quarter, 0);
      if (month === undefined) return UNKNOWN;
      const there = addMonths({ year, month, day: 1 }, shift.amount * 3);
      return found(edtfQuarter(there.year, Math.ceil(there.month / 3)), { year: there.year });
    }
    case 'year':
      if (shift.compared && around.quarter && !around.narrative)
        return quarterValue(around.quarter, shift.amount);
      return found(edtfYear(year + shift.amount), { year: year + shift.amount });
    case 'decade': {
      const decade = Math.floor(year / 10) + shift.amount;
      return Math.abs(shift.amount) > 1
        ? found(edtfYear(year + shift.amount * 10), { year: year + shift.amount * 10 })
        : found(edtfDecade(decade), { year: decade * 10 });
    }
    case 'century':
      return Math.abs(shift.amount) > 1
        ? found(edtfYear(year + shift.amount * 100), { year: year + shift.amount * 100 })
        : found(edtfCentury(Math.floor(year / 100) + 1 + shift.amount), { year });
    case 'hour':
    case 'minute':
    case 'second':
    case 'season':
    case 'half':
    case 'millennium':
      return UNKNOWN;
  }
}
