import type { DateTokens } from '../dateTokens';
import type { Calendar, Reference, Shift, Unit } from '../meaning';
import { month } from '../parts/days';
import { unit } from '../parts/numbers';
import { monthDay, monthYear } from './calendarDates';
import { partOfDay } from './clock';
import { weekday } from './weekdays';
import { duration } from './durations';
import { feast } from './feasts';
import { shift } from './shifts';
import { date, DOUBTFUL, LIKELY, POSSIBLE, SURE, type Match } from './rule';

const TODAY: Readonly<Record<string, Shift>> = {
  today: shift('day', 0, 'source'),
  yesterday: shift('day', -1, 'source'),
  tomorrow: shift('day', 1, 'source'),
  tmr: shift('day', 1, 'source'),
  tmrw: shift('day', 1, 'source'),
  tdy: shift('day', 0, 'source'),
  tonight: shift('day', 0, 'source', { part: 'night' }),
};

/** "yesterday", "tomorrow night", "tonight", "the day before yesterday" (from "day"). */
export function deictic(t: DateTokens, i: number): Match<Shift> | undefined {
  const meaning = Object.hasOwn(TODAY, t.at(i).text) ? TODAY[t.at(i).text] : undefined;
  if (!meaning) return undefined;
  if (t.at(i).capital && t.at(i + 1).capital && i > 0) return undefined;
  const part = t.at(i + 1).entry;
  if (part?.kind === 'part' && !part.plural) {
    return {
      end: i + 2,
      meaning: { ...meaning, time: partOfDay(t.at(i + 1).text, part.part) },
      timex: 'TIME',
      confidence: SURE,
    };
  }
  return { end: i + 1, meaning, timex: meaning.time ? 'TIME' : 'DATE', confidence: SURE };
}

const REFERENCES: Readonly<Record<string, Reference>> = {
  last: 'last',
  past: 'last',
  this: 'this',
  current: 'this',
  next: 'next',
  coming: 'next',
  upcoming: 'next',
  previous: 'previous',
  preceding: 'previous',
  prior: 'previous',
  following: 'following',
  subsequent: 'following',
  that: 'that',
  same: 'that',
  latest: 'last',
  present: 'this',
  ensuing: 'following',
};
const AMOUNT: Readonly<Record<Reference, number>> = {
  last: -1,
  this: 0,
  next: 1,
  previous: -1,
  following: 1,
  that: 0,
};

/** "last", "the next", "that same", "this past", "the very next": the words and what they refer to. */
function reference(
  t: DateTokens,
  i: number,
): { end: number; value: Reference; article: boolean } | undefined {
  const article = t.is(i, 'the', 'its', 'their', 'his', 'her', 'our');
  let at = article ? i + 1 : i;
  if (t.is(at, 'very')) at++;
  const first = t.at(at).text;
  if (!Object.hasOwn(REFERENCES, first)) return undefined;
  const value = REFERENCES[first];
  if (value === undefined) return undefined;
  if (t.is(at, 'this', 'that') && t.is(at + 1, 'same', 'past', 'coming', 'very')) {
    const second = t.is(at + 1, 'same', 'very') ? 'that' : t.is(at + 1, 'coming') ? 'next' : 'last';
    return { end: at + 2, value: second, article };
  }
  // With the article, "next" counts from what was spoken of: "the next day".
  const relative = article && first === 'next' ? 'following' : value;
  return { end: at + 1, value: relative, article };
}

const fromOf = (reference: Reference): Shift['from'] =>
  reference === 'last' || reference === 'this' || reference === 'next' ? 'source' : 'context';

/** "last year", "the following month", "that same day", "next Friday", "this summer", "last April", "last night". */
export function referred(t: DateTokens, i: number): Match | undefined {
  const words = reference(t, i);
  if (!words) return undefined;
  const { end, value, article } = words;
  const token = t.at(end);
  const fiscal = t.is(end, 'fiscal', 'academic', 'calendar') ? end + 1 : end;
  if (article && t.is(i + 1, 'latest') && t.is(end, 'period'))
    return date(end + 1, { ...shift('quarter', 0, 'context'), compared: true }, LIKELY);
  const what = unit(t, fiscal);
  if (what && !what.value.plural) return oneUnit(t, i, what.end, what.value.unit, value, article);
  const name = month(t, end);
  if (name) {
    const whole: Match<Calendar> =
      monthDay(t, end) ?? monthYear(t, end) ?? date(name.end, { kind: 'calendar', month: name.value }, SURE);
    if (whole.meaning.year !== undefined) return whole;
    return { ...whole, meaning: { ...whole.meaning, reference: value }, confidence: SURE };
  }
  const day = article ? undefined : feast(t, end);
  if (day && day.meaning.year === undefined) return { ...day, meaning: { ...day.meaning, reference: value } };
  if (token.entry?.kind === 'weekday' && !token.entry.plural) return weekdayReferred(t, end, value);
  if (token.entry?.kind === 'season' && !token.entry.plural)
    return date(end + 1, { kind: 'calendar', season: token.value, reference: value }, SURE);
  if (token.entry?.kind === 'part' && !token.entry.plural) {
    const amount = value === 'last' && token.text !== 'night' ? -1 : AMOUNT[value];
    const time = partOfDay(token.text, token.entry.part);
    return {
      end: end + 1,
      meaning: shift('day', amount, fromOf(value), time),
      timex: 'TIME',
      confidence: SURE,
    };
  }
  return spans(t, end, value, article);
}

function weekdayReferred(t: DateTokens, i: number, reference: Reference): Match | undefined {
  const whole = weekday(t, i);
  if (whole?.meaning.kind === 'calendar' && whole.meaning.day !== undefined) return whole;
  const { entry } = t.at(i);
  if (entry?.kind === 'weekday' && entry.short && !whole) return undefined;
  const part = t.at(i + 1).entry;
  const meaning: Calendar = { kind: 'calendar', weekday: t.at(i).value, reference };
  if (part?.kind !== 'part' || part.plural) return date(i + 1, meaning, SURE);
  return {
    end: i + 2,
    meaning: { ...meaning, time: partOfDay(t.at(i + 1).text, part.part) },
    timex: 'TIME',
    confidence: SURE,
  };
}

function oneUnit(
  t: DateTokens,
  i: number,
  end: number,
  unit: Unit,
  reference: Reference,
  article: boolean,
): Match | undefined {
  if (unit === 'second' || unit === 'minute') return undefined;
  if (unit === 'hour' && reference !== 'last' && reference !== 'next') return undefined;
  if (
    t.is(i, 'past', 'present', 'same', 'subsequent', 'upcoming', 'ensuing', 'prior') ||
    (t.is(i, 'current') && unit !== 'year')
  ) {
    if (!article && !t.is(i, 'upcoming', 'prior')) return undefined;
  }
  // The name of a programme or paper: "ABC's This Week".
  if (t.at(i).capital && t.at(end - 1).capital && i > 0) return undefined;
  const timex = unit === 'hour' ? 'DURATION' : 'DATE';
  const part = t.at(end).entry;
  if (unit === 'day' && part?.kind === 'part' && !part.plural) {
    const time = partOfDay(t.at(end).text, part.part);
    return {
      end: end + 1,
      meaning: shift('day', AMOUNT[reference], fromOf(reference), time),
      timex: 'TIME',
      confidence: SURE,
    };
  }
  const orSo = t.is(end, 'or') && t.is(end + 1, 'so') ? end + 2 : end;
  return { end: orSo, meaning: shift(unit, AMOUNT[reference], fromOf(reference)), timex, confidence: SURE };
}

/** "the past three months", "the next few years", "recent weeks": a length counted from now, without fixed ends. */
function spans(t: DateTokens, i: number, reference: Reference, article: boolean): Match | undefined {
  if (reference === 'this' || (reference === 'that' && !article)) return undefined;
  const length = duration(t, i);
  if (length) return t.is(i, 'a', 'an') ? undefined : { ...length, confidence: SURE };
  const what = unit(t, i);
  if (!what?.value.plural || what.value.unit === 'second') return undefined;
  return {
    end: what.end,
    meaning: { kind: 'duration', unit: what.value.unit },
    timex: 'DURATION',
    confidence: POSSIBLE,
  };
}

/** "the first nine months", "the final two weeks", "the first few days": a length inside something. */
export function firstUnits(t: DateTokens, i: number): Match | undefined {
  const at = t.is(i, 'the', 'its', 'their', 'his', 'her') ? i + 1 : i;
  if (
    at === i ||
    !t.is(at, 'first', 'final', 'last', 'opening', 'closing', 'initial', 'remaining', 'intervening')
  )
    return undefined;
  const length = duration(t, at + 1);
  if (length && !t.is(at + 1, 'a', 'an')) return { ...length, confidence: LIKELY };
  const what = unit(t, at + 1);
  if (!what?.value.plural || what.value.unit === 'second' || t.at(at + 1).text.length < 4) return undefined;
  return {
    end: what.end,
    meaning: { kind: 'duration', unit: what.value.unit },
    timex: 'DURATION',
    confidence: DOUBTFUL,
  };
}
