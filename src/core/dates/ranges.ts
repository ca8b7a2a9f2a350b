import type { DateTokens } from './dateTokens';
import type { Calendar, Range } from './meaning';
import { dayOfMonth } from './parts/days';
import { ordinal } from './parts/numbers';
import { freeBefore } from './parts/part';
import type { PhraseReader } from './phrases';
import { alike, connector, share, shortEnd, standsAlone, type Connector } from './rangeEnds';
import { dayMonth } from './rules/calendarDates';
import { clockTime } from './rules/clock';
import { century, yearWithEra } from './rules/years';
import { LIKELY, SURE, type Match } from './rules/rule';

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

/** Members of a list of days that are looked through for the month. */
const LONGEST_LIST = 4;

const range = (from: Calendar, to: Calendar, end: number): Match<Range> => ({
  end,
  meaning: { kind: 'range', from, to },
  timex: 'DATE',
  confidence: SURE,
});
