import type { DateTokens } from '../dateTokens';
import type { Calendar, Meaning, Shift } from '../meaning';
import { oldStyle } from '../oldStyle';
import { isDash } from '../parts/part';
import { date, LIKELY, type Match } from '../rules/rule';
import type { Read } from './words';

/** What reads phrases, and what reads by one rule alone. */
export interface Readers {
  readonly phrase: Read;
  readonly rule: Read;
}

/** One thing that a phrase draws in behind it, or nothing. */
type Extension = (t: DateTokens, match: Match, read: Readers, start: number) => Match | undefined;

/** A phrase with what belongs to it behind. */
export function extended(t: DateTokens, match: Match, read: Readers, start: number): Match {
  for (const extension of EXTENSIONS) {
    const whole = extension(t, match, read, start);
    if (whole) return whole;
  }
  return match;
}

/** "5 p.m. EST" + "Nov. 9", "noon" + "Saturday", "10 a.m." + "today". */
const timeThenDate: Extension = (t, { timex, meaning, end }, read) => {
  if (timex !== 'TIME' || meaning.kind !== 'calendar' || !meaning.time || hasDate(meaning)) return undefined;
  const at = t.is(end, ',') ? end + 1 : end;
  const day = read.phrase(t, at);
  if (day?.timex !== 'DATE' && !(day && t.is(end, 'tonight'))) return undefined;
  const { time } = meaning;
  if (day.meaning.kind === 'calendar' && (day.meaning.day ?? day.meaning.weekday) !== undefined)
    return { ...day, timex: 'TIME', meaning: { ...day.meaning, time } };
  const deictic = day.meaning.kind === 'shift' && day.meaning.unit === 'day' && day.end === end + 1;
  return deictic && day.meaning.kind === 'shift'
    ? { ...day, timex: 'TIME', meaning: { ...day.meaning, time } }
    : undefined;
};

/** "May" + "of that year", "the summer" + "of last year". */
const partThenYear: Extension = (t, match, read) => {
  const { meaning, end } = match;
  if (meaning.kind !== 'calendar' || meaning.year !== undefined || meaning.reference) return undefined;
  if ((meaning.month ?? meaning.season ?? meaning.quarter ?? meaning.half) === undefined) return undefined;
  const within = yearOf(t, t.is(end, 'of', 'in', ',') ? end + 1 : end, read);
  return within && { ...match, end: within.end, meaning: { ...meaning, within: within.meaning } };
};

/** "that year", "the same year", "last year", "this year" behind a month or season. */
function yearOf(t: DateTokens, i: number, read: Readers): Match<Shift> | undefined {
  if (t.at(i).kind !== 'word') return undefined;
  const match = read.phrase(t, i);
  return match?.meaning.kind === 'shift' &&
    match.meaning.unit === 'year' &&
    match.meaning.amount !== undefined &&
    !t.is(i, 'a')
    ? date(match.end, match.meaning, LIKELY)
    : undefined;
}

/** "Monday" + ", 4.5.1941". */
const weekdayThenDay: Extension = (t, { timex, meaning, end }, read) => {
  if (timex !== 'DATE' || meaning.kind !== 'calendar') return undefined;
  const { weekday } = meaning;
  if (weekday === undefined || meaning.day !== undefined) return undefined;
  if (t.at(end).kind !== 'number' && !t.is(end, ',')) return undefined;
  const day = read.rule(t, t.is(end, ',') ? end + 1 : end);
  if (day?.meaning.kind !== 'calendar' || day.meaning.weekday !== undefined) return undefined;
  return day.meaning.day !== undefined && day.meaning.month !== undefined
    ? { ...day, meaning: { ...day.meaning, weekday } }
    : undefined;
};

/** "Tuesday" + "of last week", "Friday" + "next week", "Monday" + ", this week". */
const weekdayThenWeek: Extension = (t, match, read) => {
  const { meaning, end } = match;
  if (meaning.kind !== 'calendar' || meaning.weekday === undefined || meaning.day !== undefined)
    return undefined;
  const week = read.rule(t, t.is(end, 'of', ',') ? end + 1 : end);
  return week?.meaning.kind === 'shift' && week.meaning.unit === 'week' && week.meaning.amount !== undefined
    ? { ...match, end: week.end, meaning: { ...meaning, within: week.meaning } }
    : undefined;
};

/** "two days" + "after 4 July 1977", "a week" + "before Christmas". */
const lengthThenDate: Extension = (t, { timex, meaning, end, confidence }, read) => {
  if (timex !== 'DURATION' || meaning.kind !== 'duration' || meaning.amount === undefined || meaning.plus)
    return undefined;
  if (!t.is(end, 'after', 'before', 'from')) return undefined;
  // "A week from Friday" counts ahead; "two days from May 5" is a length and its beginning.
  if (t.is(end, 'from') && t.at(end + 1).kind !== 'weekday') return undefined;
  const base = read.phrase(t, end + 1);
  if (base?.timex !== 'DATE' || (base.meaning.kind !== 'calendar' && base.meaning.kind !== 'shift'))
    return undefined;
  const amount = t.is(end, 'before') ? -meaning.amount : meaning.amount;
  const shift: Shift = { kind: 'shift', unit: meaning.unit, amount, from: 'context', base: base.meaning };
  return date(base.end, shift, confidence);
};

/** "4 July 1977" + "10:30", "Friday" + ", 5 p.m.". */
const dayThenTime: Extension = (t, match, read) => {
  const { meaning, end } = match;
  if (match.timex !== 'DATE' || !hasDay(meaning) || isDash(t, end - 1)) return undefined;
  const at = t.is(end, ',') && t.at(end + 1).kind === 'number' ? end + 1 : end;
  if (t.at(at).kind !== 'number' && !t.is(at, 'noon', 'midnight')) return undefined;
  const time = read.rule(t, at);
  if (time?.timex !== 'TIME' || time.meaning.kind !== 'calendar') return undefined;
  return time.meaning.time && !hasDate(time.meaning)
    ? { ...match, end: time.end, timex: 'TIME', meaning: { ...meaning, time: time.meaning.time } }
    : undefined;
};

/** "25 December 1640" + "O.S.". */
const dayThenStyle: Extension = (t, match) => {
  const { meaning, end } = match;
  const style =
    meaning.kind === 'calendar' && meaning.day !== undefined ? oldStyle(t, end, meaning) : undefined;
  return style && { ...match, ...style };
};

/** "last year" + "'s third quarter". */
const yearThenQuarter: Extension = (t, { meaning, end }, read) => {
  if (meaning.kind !== 'shift' || meaning.unit !== 'year') return undefined;
  if (!t.is(end, "'", '’') || !t.is(end + 1, 's')) return undefined;
  const inner = read.phrase(t, end + 2);
  return inner?.meaning.kind === 'calendar' &&
    (inner.meaning.quarter ?? inner.meaning.half) !== undefined &&
    inner.meaning.year === undefined
    ? { ...inner, meaning: { ...inner.meaning, within: meaning } }
    : undefined;
};

/** "Sunday dawn" + "of 25 June 1950". */
const partThenDay: Extension = (t, { timex, meaning, end }, read) => {
  if (timex !== 'TIME' || meaning.kind !== 'calendar' || !meaning.time || !t.is(end, 'of')) return undefined;
  const { weekday, day, time } = meaning;
  if (weekday === undefined || day !== undefined) return undefined;
  const whole = read.rule(t, end + 1);
  return whole?.meaning.kind === 'calendar' && whole.meaning.day !== undefined
    ? { ...whole, timex: 'TIME', meaning: { ...whole.meaning, weekday, time } }
    : undefined;
};

/** "the first two months" + "of 1939": still a length. */
const lengthThenPeriod: Extension = (t, match, read, start) => {
  const { timex, end } = match;
  if (timex !== 'DURATION' || !t.is(end, 'of')) return undefined;
  const at = t.is(start, 'the') ? start + 1 : start;
  if (!t.is(at, 'first', 'last', 'final', 'opening', 'closing')) return undefined;
  const period = read.rule(t, end + 1);
  const named = period?.meaning.kind === 'calendar' && period.timex === 'DATE';
  return named ? { ...match, end: period.end } : undefined;
};

/** "1450" + "?" within a range, a bracket or a list. */
const doubtedYear: Extension = (t, match) => {
  const { meaning, end } = match;
  if (meaning.kind !== 'calendar' || meaning.year === undefined || !t.is(end, '?') || !t.joined(end))
    return undefined;
  const goesOn = isDash(t, end + 1) || t.is(end + 1, ')', ',', ';');
  const qualifier = meaning.qualifier === '~' ? '%' : '?';
  return goesOn ? { ...match, end: end + 1, meaning: { ...meaning, qualifier } } : undefined;
};

/** "1939" + "onwards", "from 1939" + "on", "(1939" + "–)": open to the end. */
const openEnd: Extension = (t, match, _read, start) => {
  const { meaning, end } = match;
  if (match.timex !== 'DATE' || meaning.kind !== 'calendar') return undefined;
  if ((meaning.year ?? meaning.decade ?? meaning.century) === undefined) return undefined;
  const unfinished = isDash(t, end) && t.joined(end) && t.is(end + 1, ')', ']') && t.joined(end + 1);
  const on = t.is(start - 1, 'from') && t.is(end, 'on') && ['none', 'mark'].includes(t.at(end + 1).kind);
  return unfinished || on || t.is(end, 'onwards', 'onward')
    ? { ...match, end: end + 1, meaning: { kind: 'range', from: meaning } }
    : undefined;
};

const EXTENSIONS: readonly Extension[] = [
  timeThenDate,
  partThenYear,
  weekdayThenDay,
  weekdayThenWeek,
  lengthThenDate,
  dayThenTime,
  dayThenStyle,
  yearThenQuarter,
  partThenDay,
  lengthThenPeriod,
  openEnd,
  doubtedYear,
];

const hasDate = (meaning: Calendar): boolean =>
  (meaning.day ?? meaning.month ?? meaning.weekday ?? meaning.year ?? meaning.feast) !== undefined;

const hasDay = (meaning: Meaning): meaning is Calendar =>
  meaning.kind === 'calendar' && meaning.time === undefined && (meaning.day ?? meaning.weekday) !== undefined;
