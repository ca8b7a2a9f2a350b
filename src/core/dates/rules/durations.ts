import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Duration, Unit } from '../meaning';
import { count, unit } from '../parts/numbers';
import { isDash, isHyphen, type Part } from '../parts/part';
import { CLEARLY_VAGUE, FAINTLY_VAGUE, LIKELY, POSSIBLE, SURE, type Match } from './rule';

/** A duration and how it was written; `rule` for "42 years" wherever it may stand. */
export const durationMatch = (end: number, meaning: Duration, confidence: number): Match<Duration> => ({
  end,
  meaning,
  timex: 'DURATION',
  confidence,
});

const BETWEEN = wordSet(`
  more additional full whole further long short straight consecutive successive trading working business
  calendar fiscal extra other solid entire brutal bloody single school academic
`);
const COUNTABLE_UNITS = new Set<Unit>([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'weekend',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
  'millennium',
]);

/** "42 years", "42-year", "five-day", "two and a half years", "a couple of weeks", "several months", "two or three days". */
export function duration(t: DateTokens, i: number): Match<Duration> | undefined {
  const amount = alternatives(t, i) ?? count(t, i);
  if (!amount) return undefined;
  let at = amount.end;
  if (isHyphen(t, at) && (t.joined(at) || t.joined(at + 1))) at++;
  if (BETWEEN.has(t.at(at).text) && unit(t, at + 1)) at++;
  const what = t.is(at, 'night', 'nights')
    ? { end: at + 1, value: { unit: 'day' as const, times: 1, plural: t.is(at, 'nights') } }
    : unit(t, at);
  if (!what || !COUNTABLE_UNITS.has(what.value.unit)) return undefined;
  // A name: "the Thirty Years' War", "the Six-Day War".
  if (t.at(at).capital && t.is(t.is(at + 1, "'", '’') ? at + 2 : at + 1, 'war', 'wars')) return undefined;
  // An age: the reader looks for dates, and of the news sets only one marks ages.
  if ((isHyphen(t, what.end) || !t.at(what.end).spaced) && t.is(what.end + 1, 'old', 'olds'))
    return undefined;
  if (t.is(what.end, 'old')) return undefined;
  // "a year-earlier loss": the shift begins behind the article.
  if (isHyphen(t, what.end) && t.is(what.end + 1, 'ago', 'earlier')) return undefined;
  if (what.value.unit === 'quarter' && !quartersOfYears(t, i)) return undefined;
  if (/^(?:hrs?|mins?|secs?)$/.test(t.at(at).text) && t.at(i).kind !== 'number') return undefined;
  const article = t.is(i, 'a', 'an') && amount.end === i + 1;
  if (
    article &&
    (what.value.plural ||
      what.value.unit === 'second' ||
      what.value.unit === 'quarter' ||
      t.is(at, 'night', 'min', 'sec'))
  )
    return undefined;
  if (what.value.unit === 'second' && !what.value.plural && amount.value !== 1 && !isHyphen(t, at - 1))
    return undefined;
  if (!what.value.plural && amount.value === undefined && !isHyphen(t, at - 1)) return undefined;
  if (t.is(i, 'some') && !what.value.plural) return undefined;
  const value = times(amount.value, what.value.times, what.value.unit);
  let end = what.end;
  if (t.is(end, 'and') && t.is(end + 1, 'a') && t.is(end + 2, 'half') && value.amount !== undefined) {
    return durationMatch(end + 3, { ...value, amount: value.amount + 0.5 }, SURE);
  }
  const more = followingPart(t, end, value);
  if (more) return more;
  if (isHyphen(t, end) && t.is(end + 1, 'long')) {
    // "A year-long trial": the article belongs to the trial.
    if (article) return undefined;
    end += 2;
  } else if (!what.value.plural && t.is(end, 'long')) end++;
  else if (t.is(end, 'or') && t.is(end + 1, 'so')) end += 2;
  else if (article && t.is(end, 'or') && t.is(end + 1, 'two')) end += 2;
  const fuzzy = amount.value === undefined || (end > what.end + 1 && t.is(end - 1, 'two'));
  return durationMatch(end, value, fuzzy ? POSSIBLE : article ? LIKELY : SURE);
}

/** "three quarters" is a fraction but for "the next three quarters". */
const quartersOfYears = (t: DateTokens, i: number): boolean =>
  t.is(i, 'several') ||
  t.is(i - 1, 'next', 'past', 'last', 'first', 'previous', 'final', 'following', 'consecutive');

const times = (amount: number | undefined, factor: number, unit: Unit): Duration =>
  amount === undefined ? { kind: 'duration', unit } : { kind: 'duration', unit, amount: amount * factor };

/** "two years and six months", "1 hour 30 minutes", "3 years, 2 months and 5 days". */
function followingPart(t: DateTokens, end: number, first: Duration): Match<Duration> | undefined {
  const comma = t.is(end, ',') ? end + 1 : end;
  const at = t.is(comma, 'and') ? comma + 1 : comma;
  if (t.at(at).kind !== 'number' && t.at(at).kind !== 'cardinal') return undefined;
  const amount = count(t, at);
  const what = amount?.value === undefined ? undefined : unit(t, amount.end);
  if (!what || amount?.value === undefined || first.amount === undefined) return undefined;
  if (order.indexOf(what.value.unit) <= order.indexOf(first.unit)) return undefined;
  const second: Duration = { kind: 'duration', unit: what.value.unit, amount: amount.value };
  const rest = followingPart(t, what.end, second);
  return durationMatch(rest?.end ?? what.end, { ...first, plus: rest?.meaning ?? second }, SURE);
}

const order: readonly Unit[] = [
  'millennium',
  'century',
  'decade',
  'year',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
];

/** "two or three", "12 to 18", "10-15": an amount that is not one number. */
function alternatives(t: DateTokens, i: number): Part<undefined> | undefined {
  const first = t.is(i, 'a', 'an', 'half') ? undefined : count(t, i);
  if (first?.value === undefined) return undefined;
  if (!t.is(first.end, 'or', 'to') && !isDash(t, first.end)) return undefined;
  const second =
    t.at(first.end + 1).kind === 'number' || t.at(first.end + 1).kind === 'cardinal'
      ? count(t, first.end + 1)
      : undefined;
  return second?.value === undefined || second.value <= first.value
    ? undefined
    : { end: second.end, value: undefined };
}

const BARE = new Set<Unit>(['hour', 'day', 'week', 'month', 'year', 'decade', 'century', 'minute']);

/** "years", "weeks or months": how many is not said. */
export function bareUnits(t: DateTokens, i: number): Match<Duration> | undefined {
  const what = unit(t, i);
  if (!what?.value.plural || !BARE.has(what.value.unit) || t.at(i).capital) return undefined;
  if ((isHyphen(t, i - 1) && t.joined(i)) || t.at(i).text.length < 4) return undefined;
  if (t.is(what.end, 'old')) return undefined;
  const second = t.is(what.end, 'or', 'and') ? unit(t, what.end + 1) : undefined;
  const end = second?.value.plural ? second.end : what.end;
  const length = t.is(i - 1, 'for', 'within', 'in') && !t.is(end, 'of');
  return durationMatch(
    end,
    { kind: 'duration', unit: what.value.unit },
    length ? CLEARLY_VAGUE : FAINTLY_VAGUE,
  );
}

/** "month-long", "yearlong", "day-long", "weeks-long", "week-old". */
export function longUnit(t: DateTokens, i: number): Match<Duration> | undefined {
  const glued = /^(day|week|month|year|hour|decade)long$/.exec(t.at(i).text);
  const glueUnit = glued?.[1] as Unit | undefined;
  if (glueUnit) return durationMatch(i + 1, { kind: 'duration', unit: glueUnit, amount: 1 }, LIKELY);
  const what = unit(t, i);
  if (!what || !isHyphen(t, what.end) || !t.is(what.end + 1, 'long')) return undefined;
  const meaning: Duration = {
    kind: 'duration',
    unit: what.value.unit,
    ...(what.value.plural ? {} : { amount: 1 }),
  };
  return durationMatch(what.end + 2, meaning, LIKELY);
}
