import { addDays, addMonths, weekdayOf, type Day } from './calendar';
import type { Calendar } from './meaning';
import type { Moment, Surroundings } from './surroundings';

/** What a date is counted from. */
export interface Anchor {
  readonly moment: Moment;
  /** The source's own date, one spoken of before, or one that the expression itself names. */
  readonly from: 'source' | 'spoken' | 'text';
}

/** What a date without year is counted from: the story's clock in a narrative, else the source's date. */
export function anchorOf(
  c: { reference?: Calendar['reference']; time?: Calendar['time']; day?: number; weekday?: number },
  around: Surroundings,
): Anchor | undefined {
  const spoken: Anchor | undefined = around.spoken && { moment: around.spoken, from: 'spoken' };
  const source: Anchor | undefined = around.source && { moment: around.source, from: 'source' };
  if (c.reference === 'last' || c.reference === 'this' || c.reference === 'next')
    return around.narrative ? (spoken ?? source) : (source ?? undefined);
  if (c.reference !== undefined) return spoken ?? source;
  return around.narrative ? (spoken ?? source) : (source ?? spoken);
}

/** The fields in the year (month, week) that fits them best as seen from the anchor. */
export function placed(
  c: Calendar,
  anchor: Moment,
  around: Surroundings,
  from: Anchor['from'],
): Moment | undefined {
  if (c.weekday !== undefined && c.day === undefined && c.month === undefined)
    return nearestWeekday(c, anchor, around, from);
  // Without its year, a day of the Islamic calendar may lie anywhere in ours.
  if (c.feast && 'islamicMonth' in c.feast) return undefined;
  if (c.feast) return { year: yearFor(feastMonth(c), c, anchor, around, from) };
  if (c.month !== undefined) {
    const year = yearFor(c.month, c, anchor, around, from);
    return { year, month: c.month, ...(c.day === undefined ? {} : { day: c.day }) };
  }
  if (c.day !== undefined) return dayInMonth(c, anchor);
  if (c.season !== undefined) return { year: yearFor(c.season * 3 + 1, c, anchor, around, from) };
  if (c.quarter !== undefined) {
    const started =
      anchor.month === undefined || (c.quarter - 1) * 3 < anchor.month || around.tense === 'future';
    return { year: started ? anchor.year : anchor.year - 1 };
  }
  if (c.time !== undefined) {
    return anchor.month !== undefined && anchor.day !== undefined ? anchor : undefined;
  }
  return { year: anchor.year };
}

const feastMonth = (c: Calendar): number => (c.feast && 'month' in c.feast ? c.feast.month : APRIL);
const APRIL = 4;

function dayInMonth(c: Calendar, anchor: Moment): Moment | undefined {
  if (anchor.month === undefined || c.day === undefined) return undefined;
  const shift =
    c.reference === 'last' || c.reference === 'previous'
      ? -1
      : c.reference === 'next' || c.reference === 'following'
        ? 1
        : 0;
  const there = addMonths({ year: anchor.year, month: anchor.month, day: 1 }, shift);
  return { year: there.year, month: there.month, day: c.day };
}

/** Months ahead that a bare month of a report may lie, by the tense round it; tried from 0 to 5 on TempEval-3's news. */
const MONTHS_AHEAD = { past: 0, unknown: 3 } as const;

/** In a story, only January after December turns the year: fewer months turned more years wrongly on WikiWars. */
const TURN_OF_YEAR = 11;

function yearFor(
  month: number,
  c: Calendar,
  anchor: Moment,
  around: Surroundings,
  from: Anchor['from'],
): number {
  const now = anchor.month;
  if (c.reference === 'last' || c.reference === 'previous')
    return now !== undefined && month < now ? anchor.year : anchor.year - 1;
  if (c.reference === 'next' || c.reference === 'following')
    return now !== undefined && month > now ? anchor.year : anchor.year + 1;
  if (c.reference !== undefined || now === undefined) return anchor.year;
  if (from === 'spoken') return now - month >= TURN_OF_YEAR ? anchor.year + 1 : anchor.year;
  const ahead = (month - now + 12) % 12;
  const coming = month < now ? anchor.year + 1 : anchor.year;
  return around.tense === 'future' || ahead <= MONTHS_AHEAD[around.tense ?? 'unknown'] ? coming : coming - 1;
}

function nearestWeekday(
  c: Calendar,
  anchor: Moment,
  around: Surroundings,
  from: Anchor['from'],
): Moment | undefined {
  if (anchor.month === undefined || anchor.day === undefined || c.weekday === undefined) return undefined;
  const day: Day = { year: anchor.year, month: anchor.month, day: anchor.day };
  const back = (weekdayOf(day) - c.weekday + 7) % 7;
  const ahead = (7 - back) % 7;
  switch (c.reference) {
    case 'last':
    case 'previous':
      return addDays(day, -(back === 0 ? 7 : back));
    case 'next':
    case 'following':
      return addDays(day, ahead === 0 ? 7 : ahead);
    case 'this':
      return addDays(day, ahead);
    default:
      return addDays(day, from === 'spoken' || around.tense === 'future' ? ahead : -back);
  }
}
