import type { DateToken, DateTokens } from './dateTokens';
import type { Calendar, Meaning, Shift } from './meaning';
import { oldStyle } from './oldStyle';
import { isDash, isHyphen } from './parts';
import {
  APPROXIMATE,
  BOUNDED,
  BOUNDS,
  MANY_WORDS,
  nounFollows,
  PART_STARTS,
  PARTS,
  STAGES,
  UNCERTAIN,
} from './phraseWords';
import { date, LIKELY, longer, type Match } from './rules/rule';
import type { RuleTable } from './rules/table';

/** How deep phrases may be nested ("the beginning of the late 1950s"); bounds the work at each token. */
const DEEPEST = 3;

/** Reads whole phrases: what the rules read, with articles, stages ("early"), bounds ("nearly") and what belongs together. */
export class PhraseReader {
  constructor(private readonly rules: RuleTable) {}

  /** Whether a phrase can begin with the token; most can't. */
  begins({ kind, text }: DateToken): boolean {
    if (kind !== 'word' && kind !== 'mark') return true;
    return this.rules.begins(text) || BOUNDED.has(text) || STAGES.has(text) || PART_STARTS.has(text);
  }

  /** The longest date phrase that begins at token `i`. */
  read(t: DateTokens, i: number, depth = 0): Match | undefined {
    const { kind, text } = t.at(i);
    let best = this.rules.read(t, i);
    if (depth < DEEPEST) {
      if (BOUNDED.has(text)) best = longer(best, this.bounded(t, i, depth));
      if (STAGES.has(text)) best = longer(best, this.staged(t, i, depth));
      if (text === 'the') best = longer(best, this.withArticle(t, i, depth));
      if (kind === 'part' || PART_STARTS.has(text)) best = longer(best, this.part(t, i, depth));
    }
    if (!best) return undefined;
    const whole = this.extended(t, best, depth);
    return depth === 0 && UNCERTAIN.has(t.at(i - 1).text) ? uncertain(whole) : whole;
  }

  /** "nearly two decades", "about 1950", "more than three years", "around 7:15 p.m.". */
  private bounded(t: DateTokens, i: number, depth: number): Match | undefined {
    const { text } = t.at(i);
    const words = MANY_WORDS.find(words => words.every((word, k) => t.at(i + k).text === word));
    const approximate = APPROXIMATE.has(text);
    if (!words && !approximate && !BOUNDS.has(text)) return undefined;
    if ((text === 'c' || text === 'ca') && !t.is(i + 1, '.') && text === 'c') return undefined;
    const start = words ? i + words.length : t.is(i + 1, '.') && approximate ? i + 2 : i + 1;
    const inner = this.read(t, start, depth + 1);
    if (!inner) return undefined;
    const countable =
      inner.meaning.kind === 'duration' ||
      (inner.meaning.kind === 'shift' && Math.abs(inner.meaning.amount ?? 0) >= 1);
    const counts =
      countable &&
      /^(?:\d+|[a-z]+)$/.test(t.at(start).text) &&
      !t.is(start, 'the', 'last', 'next', 'this', 'yesterday', 'tomorrow', 'that');
    if (counts) return text === 'over' && inner.confidence < LIKELY ? undefined : inner;
    if (!approximate || inner.meaning.kind !== 'calendar' || inner.meaning.weekday !== undefined)
      return undefined;
    return inner.meaning.time && inner.meaning.day === undefined
      ? inner
      : { ...inner, meaning: { ...inner.meaning, qualifier: '~' } };
  }

  /** "early 1941", "mid-November", "late last week", "earlier this year", "early in 1914", "mid- to late 1950s". */
  private staged(t: DateTokens, i: number, depth: number): Match | undefined {
    if (!STAGES.has(t.at(i).text)) return undefined;
    let at = i + 1;
    if (isHyphen(t, at)) at++;
    const other = isHyphen(t, at + 1) ? at + 2 : at + 1;
    if (t.is(at, 'to', 'and', 'or') && STAGES.has(t.at(other).text)) {
      at = other + 1;
      if (isHyphen(t, at)) at++;
    } else if (STAGES.has(t.at(at).text) && isHyphen(t, at - 1)) {
      at++;
      if (isHyphen(t, at)) at++;
    }
    if (t.is(at, 'in')) at++;
    const inner = this.read(t, at, depth + 1);
    if (
      !inner ||
      inner.meaning.kind === 'duration' ||
      inner.meaning.kind === 'vague' ||
      inner.meaning.kind === 'recurrence'
    )
      return undefined;
    const { meaning } = inner;
    if (
      t.is(i, 'later', 'earlier') &&
      meaning.kind === 'calendar' &&
      (meaning.year !== undefined || meaning.century !== undefined) &&
      !t.is(at - 1, 'in')
    )
      return undefined;
    if (
      t.is(at - 1, 'in') &&
      t.is(i, 'later', 'earlier') &&
      meaning.kind === 'calendar' &&
      meaning.year === undefined
    )
      return undefined;
    return inner;
  }

  /** "the end of the year", "the middle of October", "the latter part of 1943", "the night of April 18, 1775". */
  private part(t: DateTokens, i: number, depth: number): Match | undefined {
    let at = t.is(i, 'the', 'a') ? i + 1 : i;
    if (
      t.is(
        at,
        'very',
        'latter',
        'early',
        'later',
        'last',
        'first',
        'second',
        'final',
        'greater',
        'good',
        'middle',
        'better',
        'closing',
        'opening',
      )
    ) {
      if (!t.is(at, 'middle') || t.is(at + 1, 'part', 'years', 'third', 'half')) at++;
    }
    const word = t.at(at);
    const dayPart = word.entry?.kind === 'part' ? word.entry : undefined;
    if (dayPart && t.is(at + 1, 'hours') && t.is(at + 2, 'of')) at++;
    if (word.text === 'week' && t.is(at - 1, 'the') && t.is(at + 1, 'of'))
      return this.weekOf(t, at + 2, depth);
    if (!(PARTS.has(word.text) || dayPart) || !t.is(at + 1, 'of')) return undefined;
    if ((word.kind === 'unit' || t.is(at, 'part', 'half', 'third')) && at === i) return undefined;
    if (
      word.kind === 'unit' &&
      !(t.is(at, 'month', 'year') && t.is(at - 1, 'the')) &&
      !t.is(at - 1, 'last', 'final', 'early', 'first', 'closing', 'opening', 'later')
    )
      return undefined;
    const inner = this.read(t, at + 2, depth + 1);
    if (
      !inner ||
      (inner.meaning.kind !== 'calendar' && inner.meaning.kind !== 'shift') ||
      inner.timex !== 'DATE'
    )
      return undefined;
    if (!dayPart) return { ...inner, confidence: Math.min(inner.confidence, LIKELY) };
    return { ...inner, timex: 'TIME', meaning: { ...inner.meaning, time: { part: dayPart.part } } };
  }

  /** "the week of March 6". */
  private weekOf(t: DateTokens, i: number, depth: number): Match | undefined {
    const day = this.read(t, i, depth + 1);
    if (day?.meaning.kind !== 'calendar' || day.meaning.day === undefined) return undefined;
    return { ...day, meaning: { ...day.meaning, week: true } };
  }

  /** The article belongs to decades, centuries, seasons, quarters, ordinal days, parts of the day, and to what follows a stage. */
  private withArticle(t: DateTokens, i: number, depth: number): Match | undefined {
    const inner = this.read(t, i + 1, depth + 1);
    if (!inner) return undefined;
    const { meaning } = inner;
    if (meaning.kind === 'duration') {
      return t.at(i + 1).kind === 'number' || t.at(i + 1).kind === 'cardinal'
        ? isHyphen(t, inner.end - 2) || t.at(i + 1).capital
          ? undefined
          : inner
        : undefined;
    }
    if (meaning.kind === 'range' && t.is(inner.end - 1, 'week')) return inner;
    if (meaning.kind === 'range') return t.is(i + 2, 'week') || t.is(i + 3, 'week') ? inner : undefined;
    if (meaning.kind !== 'calendar') return undefined;
    // "the summer offensive": the article belongs to the noun behind.
    if (meaning.season !== undefined && inner.end === i + 2 && nounFollows(t, inner.end)) return undefined;
    if (meaning.feast && 'weekday' in meaning.feast && t.at(i + 1).kind !== 'word') return inner;
    const period =
      meaning.decade ??
      meaning.shortDecade ??
      meaning.century ??
      meaning.millennium ??
      meaning.season ??
      meaning.quarter ??
      meaning.half;
    const ordinalDay =
      meaning.day !== undefined &&
      t.at(i + 1).kind !== 'month' &&
      t.at(i + 1).kind !== 'weekday' &&
      t.at(i + 1).text.length <= 10;
    const named = t.is(i + 1, 'year', 'years', 'fiscal', 'academic');
    const time = inner.timex === 'TIME' && t.at(i + 1).kind === 'part';
    const staged = STAGES.has(t.at(i + 1).text);
    // "the third-quarter loss", "the 19th-century poet": the article belongs to the noun behind.
    if ((meaning.century ?? meaning.quarter) !== undefined && isHyphen(t, inner.end - 2)) return undefined;
    return period !== undefined ||
      ordinalDay ||
      named ||
      time ||
      (staged && meaning.year !== undefined) ||
      t.is(i + 2, 'period')
      ? inner
      : undefined;
  }

  /** What a phrase draws in behind it: "5 p.m. EST" + "Nov. 9", "May" + "of that year", "last year's" + "third quarter". */
  private extended(t: DateTokens, match: Match, depth: number): Match {
    if (depth >= DEEPEST) return match;
    const { meaning, end } = match;
    if (match.timex === 'TIME' && meaning.kind === 'calendar' && meaning.time && !hasDate(meaning)) {
      const at = t.is(end, ',') ? end + 1 : end;
      const day = this.read(t, at, depth + 1);
      if (
        day?.timex === 'DATE' &&
        day.meaning.kind === 'calendar' &&
        (day.meaning.day !== undefined || day.meaning.weekday !== undefined)
      )
        return { ...day, timex: 'TIME', meaning: { ...day.meaning, time: meaning.time } };
      if (
        day?.timex === 'DATE' &&
        day.meaning.kind === 'shift' &&
        day.meaning.unit === 'day' &&
        at === end &&
        Math.abs(day.meaning.amount ?? 9) <= 1 &&
        t.is(at, 'today', 'yesterday', 'tomorrow')
      )
        return { ...day, timex: 'TIME', meaning: { ...day.meaning, time: meaning.time } };
    }
    if (
      meaning.kind === 'calendar' &&
      meaning.year === undefined &&
      (meaning.month ?? meaning.season ?? meaning.quarter ?? meaning.half) !== undefined &&
      !meaning.reference
    ) {
      const within = this.yearOf(t, t.is(end, 'of', 'in', ',') ? end + 1 : end, depth);
      if (within) return { ...match, end: within.end, meaning: { ...meaning, within: within.meaning } };
    }
    if (
      match.timex === 'DATE' &&
      meaning.kind === 'calendar' &&
      meaning.weekday !== undefined &&
      meaning.day === undefined
    ) {
      const day = this.rules.read(t, t.is(end, ',') ? end + 1 : end);
      if (t.at(end).kind === 'number' || t.is(end, ',')) {
        if (
          day?.meaning.kind === 'calendar' &&
          day.meaning.day !== undefined &&
          day.meaning.month !== undefined &&
          day.meaning.weekday === undefined
        )
          return { ...day, meaning: { ...day.meaning, weekday: meaning.weekday } };
      }
    }
    if (match.timex === 'DATE' && hasDay(meaning)) {
      const at = t.is(end, ',') && t.at(end + 1).kind === 'number' ? end + 1 : end;
      const time =
        t.at(at).kind === 'number' || t.is(at, 'noon', 'midnight') ? this.rules.read(t, at) : undefined;
      if (
        time?.timex === 'TIME' &&
        time.meaning.kind === 'calendar' &&
        time.meaning.time &&
        !hasDate(time.meaning) &&
        !isDash(t, end - 1)
      )
        return { ...match, end: time.end, timex: 'TIME', meaning: { ...meaning, time: time.meaning.time } };
    }
    if (meaning.kind === 'calendar' && meaning.day !== undefined) {
      const style = oldStyle(t, match.end, meaning);
      if (style) return { ...match, ...style };
    }
    if (meaning.kind === 'shift' && meaning.unit === 'year' && t.is(end, "'", '’') && t.is(end + 1, 's')) {
      const inner = this.read(t, end + 2, depth + 1);
      if (
        inner?.meaning.kind === 'calendar' &&
        (inner.meaning.quarter ?? inner.meaning.half) !== undefined &&
        inner.meaning.year === undefined
      )
        return { ...inner, meaning: { ...inner.meaning, within: meaning } };
    }
    return match;
  }

  /** "that year", "the same year", "last year", "this year" behind a month or season. */
  private yearOf(t: DateTokens, i: number, depth: number): Match<Shift> | undefined {
    const token = t.at(i);
    if (token.kind !== 'word') return undefined;
    const match = this.read(t, i, depth + 1);
    return match?.meaning.kind === 'shift' &&
      match.meaning.unit === 'year' &&
      match.meaning.amount !== undefined &&
      !t.is(i, 'a', 'the') !== t.is(i, 'the')
      ? date(match.end, match.meaning, LIKELY)
      : undefined;
  }
}

const uncertain = (match: Match): Match =>
  match.meaning.kind === 'calendar'
    ? { ...match, meaning: { ...match.meaning, qualifier: match.meaning.qualifier === '~' ? '%' : '?' } }
    : match;

const hasDate = (meaning: Calendar): boolean =>
  (meaning.day ?? meaning.month ?? meaning.weekday ?? meaning.year ?? meaning.feast) !== undefined;

const hasDay = (meaning: Meaning): meaning is Calendar =>
  meaning.kind === 'calendar' && meaning.time === undefined && (meaning.day ?? meaning.weekday) !== undefined;
