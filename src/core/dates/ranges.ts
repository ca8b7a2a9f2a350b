import type { DateTokens } from './dateTokens';
import type { Calendar, Range } from './meaning';
import { dayOfMonth, freeBefore, isDash, month, ordinal } from './parts';
import type { PhraseReader } from './phrases';
import { dayMonth } from './rules/calendarDates';
import { clockTime } from './rules/clock';
import { century, yearWithEra } from './rules/years';
import { LIKELY, SURE, type Match } from './rules/rule';

type Connector = { readonly end: number; readonly kind: 'dash' | 'word' | 'list' };

/** Reads ranges and lists whose members share parts: "1983–85", "17 to 19 December", "July 3–August 2, 1914", "6 and 7 May". */
export class RangeReader {
  constructor(private readonly phrases: PhraseReader) {}

  /** A range, a member of a list, or a phrase alone. */
  read(t: DateTokens, i: number): Match | undefined {
    if (!this.phrases.begins(t.at(i))) return undefined;
    const shared = this.sharedBehind(t, i);
    if (shared) return shared;
    const articled = t.is(i, 'the') ? this.sharedBehind(t, i + 1) : undefined;
    if (articled?.meaning.kind === 'range') return articled;
    const first = this.phrases.read(t, i);
    const whole = this.partOfRange(t, i) ?? (first && this.rangeFrom(t, i, first));
    return whole ?? first;
  }

  /** "the night of 9–10 November", "the weekend of 12–13 May". */
  private partOfRange(t: DateTokens, i: number): Match | undefined {
    const at = t.is(i, 'the') ? i + 1 : i;
    const { entry } = t.at(at);
    const night = entry?.kind === 'part';
    if (!(night || t.is(at, 'week', 'weekend')) || !t.is(at + 1, 'of')) return undefined;
    const days = this.sharedBehind(t, at + 2);
    if (days?.meaning.kind !== 'range') return undefined;
    return night ? { ...days, timex: 'TIME' } : days;
  }

  /** A number that gets its month, century ... from what follows: "17 to 19 December", "17th and 18th centuries". */
  private sharedBehind(t: DateTokens, i: number): Match | undefined {
    const { kind } = t.at(i);
    if (kind !== 'number' && kind !== 'ordinal' && kind !== 'ordinalWord') return undefined;
    if (!freeBefore(t, i)) return undefined;
    const link = connector(t, i + 1, i);
    if (!link) return undefined;
    const at = t.is(link.end, 'the') ? link.end + 1 : link.end;
    const day = dayOfMonth(t, i);
    const other =
      dayMonth(t, at) ??
      (t.at(at).kind === 'number' && link.kind === 'list' ? this.listOfDays(t, at) : undefined);
    if (day && other?.meaning.day !== undefined && day.end === i + 1) {
      const first: Calendar = { ...other.meaning, day: day.value };
      // "9/10 November": the night between two days.
      if (t.is(i + 1, '/') && t.joined(i + 2) && other.meaning.day === day.value + 1)
        return range(first, other.meaning, other.end);
      if (link.kind === 'list') return { ...other, end: i + 1, meaning: first, confidence: LIKELY };
      return day.value < other.meaning.day ? range(first, other.meaning, other.end) : undefined;
    }
    const before = this.beforeChrist(t, i, link);
    if (before) return before;
    const time = link.kind === 'list' ? undefined : hours(t, i, link.end);
    if (time) return time;
    const count = ordinal(t, i);
    const later = count && count.end === i + 1 ? century(t, at) : undefined;
    if (!count || later?.meaning.century === undefined) return undefined;
    const sign = Math.sign(later.meaning.century);
    const first: Calendar = { kind: 'calendar', century: sign * count.value };
    if (link.kind === 'list') return { ...later, end: i + 1, meaning: first, confidence: LIKELY };
    return range(first, later.meaning, later.end);
  }

  /** "499-493 BC", "264 to 241 BC", "264 and 241 BC": the era stands once. */
  private beforeChrist(t: DateTokens, i: number, link: Connector): Match | undefined {
    const first = t.at(i);
    if (first.kind !== 'number' || first.text.length > 4) return undefined;
    const second = yearWithEra(t, link.end);
    const year = second?.meaning.year;
    if (!second || year === undefined || t.at(link.end).kind !== 'number') return undefined;
    const from: Calendar = { kind: 'calendar', year: year <= 0 ? 1 - first.value : first.value };
    if (link.kind === 'list') return { ...second, end: i + 1, meaning: from, confidence: LIKELY };
    return (from.year ?? 0) < year ? range(from, second.meaning, second.end) : undefined;
  }

  /** "6, 7 and 9 May": the date that ends a list of days. */
  private listOfDays(t: DateTokens, i: number): Match<Calendar> | undefined {
    let at = i;
    for (let members = 0; members < LONGEST_LIST; members++) {
      const whole = dayMonth(t, at);
      if (whole) return whole;
      const link = dayOfMonth(t, at) ? connector(t, at + 1, at) : undefined;
      if (link?.kind !== 'list') return undefined;
      at = link.end;
    }
    return undefined;
  }

  private rangeFrom(t: DateTokens, i: number, first: Match): Match | undefined {
    const link = connector(t, first.end, i);
    if (!link || (link.kind === 'list' && !t.is(first.end, '/'))) return undefined;
    const { meaning } = first;
    if (meaning.kind !== 'calendar') return undefined;
    if (
      t.is(link.end, 'present', 'now', 'today', 'date', 'nowadays') ||
      (t.is(link.end, 'the') && t.is(link.end + 1, 'present'))
    ) {
      if (link.kind !== 'dash' && !t.is(link.end, 'present', 'the', 'date')) return undefined;
      const end = t.is(link.end, 'the') ? link.end + 2 : link.end + 1;
      return { end, meaning: { kind: 'range', from: meaning }, timex: 'DATE', confidence: SURE };
    }
    const short = shortEnd(t, link, meaning);
    if (short?.meaning === meaning) return { ...first, end: short.end };
    if (short) return range(...share(meaning, short.meaning), short.end);
    if (link.kind === 'list') return undefined;
    const second = this.phrases.read(t, link.end);
    if (second?.meaning.kind !== 'calendar' || second.timex !== first.timex) return undefined;
    const [from, to] = share(meaning, second.meaning);
    const whole = from === meaning && to === second.meaning;
    if (whole && t.is(first.end, '-') && standsAlone(from, t.joined(first.end))) return undefined;
    return alike(from, to) ? { ...range(from, to, second.end), timex: first.timex } : undefined;
  }
}

/** "5–6 p.m.", "from 9 to 11 a.m.": the half of the day stands once. */
function hours(t: DateTokens, i: number, next: number): Match | undefined {
  const first = t.at(i);
  const last = clockTime(t, next);
  const hour = last?.meaning.time?.hour;
  if (!last || hour === undefined || !/^[ap]/.test(t.at(next + 1).text) || first.value > 12) return undefined;
  const same = (first.value % 12) + (hour >= 12 ? 12 : 0);
  const start = same > hour ? same - 12 : same;
  if (start < 0) return undefined;
  const from: Calendar = { kind: 'calendar', time: { hour: start } };
  return { ...range(from, last.meaning, last.end), timex: 'TIME' };
}

/**
 * Dates that are whole on both sides of a plain hyphen ("1861-1863", "5 September-12 September") are two dates that
 * know of their range, as the TIMEX guidelines have it: joined, they cost three points of exact F1 on WikiWars. Between
 * months and days a hyphen with spaces is a typewriter's dash. What shares a part ("1915-17"), and what a dash, "to"
 * or "between" joins, is one range.
 */
function standsAlone(from: Calendar, tight: boolean): boolean {
  const kind = grain(from);
  return kind === 'year' || ((kind === 'month' || kind === 'day') && tight);
}

/** Members of a list of days that are looked through for the month. */
const LONGEST_LIST = 4;

const range = (from: Calendar, to: Calendar, end: number): Match<Range> => ({
  end,
  meaning: { kind: 'range', from, to },
  timex: 'DATE',
  confidence: SURE,
});

/** What joins two members: a dash (never over a line's start), "to", "until", "through", "and" behind "between"; or a list's comma, "and", "or". */
function connector(t: DateTokens, i: number, start: number): Connector | undefined {
  if (isDash(t, i)) {
    const balanced = t.joined(i) === t.joined(i + 1);
    return balanced && !t.text.slice(t.at(i - 1).end, t.at(i + 1).start).includes('\n')
      ? { end: i + 1, kind: 'dash' }
      : undefined;
  }
  if (t.is(i, 'to', 'until', 'till', 'through', 'thru')) return { end: i + 1, kind: 'word' };
  if (t.is(i, 'and') && t.is(start - 1, 'between')) return { end: i + 1, kind: 'word' };
  return t.is(i, 'and', 'or', ',', '&', '/') ? { end: i + 1, kind: 'list' } : undefined;
}

/** The end of a range that repeats only what differs: "1983–85", "1960s–70s", "July 3–5, 1914". */
function shortEnd(
  t: DateTokens,
  link: Connector,
  first: Calendar,
): { end: number; meaning: Calendar } | undefined {
  const i = link.end;
  const token = t.at(i);
  if (link.kind === 'list' && !t.is(i - 1, '/')) return undefined;
  if (first.decade !== undefined && token.kind === 'decade' && token.text.length === 2) {
    const decade = Math.floor(first.decade / 10) * 10 + token.value / 10;
    return decade > first.decade ? { end: i + 1, meaning: { kind: 'calendar', decade } } : undefined;
  }
  if (link.kind === 'word' && !(first.day !== undefined && endsPhrase(t, i + 1))) return undefined;
  if (token.kind === 'ordinal' ? first.day === undefined : token.kind !== 'number') return undefined;
  if (token.kind === 'number' && t.joined(i + 1) && t.at(i + 1).kind !== 'mark') return undefined;
  if (first.year !== undefined && first.day === undefined && first.month === undefined) {
    const scale = 10 ** token.text.length;
    if (token.text.length > 2 || !t.joined(i)) return undefined;
    const year = Math.floor(first.year / scale) * scale + token.value;
    const turned = year <= first.year ? year + scale : year;
    const follows = year > first.year || turned === first.year + 1;
    const { year: _year, ...rest } = first;
    void _year;
    // "the winter of 1943–44" is one winter: the season that begins in 1943.
    if (first.season !== undefined && turned === first.year + 1) return { end: i + 1, meaning: first };
    return follows ? { end: i + 1, meaning: { ...rest, year: turned } } : undefined;
  }
  if (
    first.day === undefined ||
    first.month === undefined ||
    token.value > 31 ||
    token.value <= first.day ||
    token.text.length > 2
  )
    return undefined;
  if (month(t, i + 1)) return undefined;
  const year =
    t.is(i + 1, ',') && t.at(i + 2).kind === 'number' && t.at(i + 2).text.length === 4
      ? t.at(i + 2).value
      : undefined;
  const meaning: Calendar = { ...first, day: token.value, ...(year === undefined ? {} : { year }) };
  return { end: year === undefined ? i + 1 : i + 3, meaning };
}

/** Nothing that the number could count stands behind it. */
const endsPhrase = (t: DateTokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return (
    kind === 'none' ||
    (kind === 'mark' && ',.;:)]–—'.includes(text)) ||
    text === 'of' ||
    text === 'and' ||
    text === 'in'
  );
};

/** Year and month that only one side gives hold for both; a month after the end's month is the year before. */
function share(from: Calendar, to: Calendar): [Calendar, Calendar] {
  // "the 5th to the 9th of May": the month stands once.
  const lone =
    from.day !== undefined && from.month === undefined && from.weekday === undefined && !from.reference;
  if (lone && to.month !== undefined && to.day !== undefined) return [{ ...to, day: from.day }, to];
  if (from.year === undefined && to.year !== undefined && (from.month ?? from.season) !== undefined) {
    const turns = (from.month ?? 0) > (to.month ?? 12);
    return [{ ...from, year: turns ? to.year - 1 : to.year }, to];
  }
  if (to.year === undefined && from.year !== undefined && (to.month ?? to.season) !== undefined) {
    const turns = (to.month ?? 12) < (from.month ?? 0);
    return [from, { ...to, year: turns ? from.year + 1 : from.year }];
  }
  if (
    from.time?.hour !== undefined &&
    to.time?.hour !== undefined &&
    from.time.halfDay &&
    to.time.hour >= 12
  ) {
    const later = from.time.hour + 12;
    if (later <= to.time.hour) return [{ ...from, time: { ...from.time, hour: later } }, to];
  }
  if (from.century !== undefined && to.century !== undefined && to.century < 0 && from.century > 0)
    return [{ ...from, century: -from.century }, to];
  // "499–493 BC": the era stands once.
  if (from.year !== undefined && to.year !== undefined && to.year <= 0 && from.year > 0)
    return [{ ...from, year: 1 - from.year }, to];
  return [from, to];
}

const grain = (c: Calendar): string =>
  c.time
    ? 'time'
    : c.day !== undefined || c.feast
      ? 'day'
      : c.weekday !== undefined
        ? 'weekday'
        : c.month !== undefined
          ? 'month'
          : (c.season ?? c.quarter ?? c.half) !== undefined
            ? 'part'
            : c.year !== undefined || c.shortYear !== undefined
              ? 'year'
              : c.decade !== undefined || c.shortDecade !== undefined
                ? 'decade'
                : 'century';

/** Whether two members make one range: same grain, and not backwards where both are known. */
function alike(from: Calendar, to: Calendar): boolean {
  if (grain(from) !== grain(to)) return false;
  return (
    !(from.year !== undefined && to.year !== undefined && to.year < from.year) &&
    !(grain(from) === 'year' && from.year === to.year)
  );
}
