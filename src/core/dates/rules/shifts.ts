import type { DateTokens } from '../dateTokens';
import type { Duration, Meaning, Shift, TimeOfDay, Unit } from '../meaning';
import { unit } from '../parts/numbers';
import { isHyphen } from '../parts/part';
import { duration, durationMatch } from './durations';
import { quarterOrHalf } from './partsOfYears';
import { date, DOUBTFUL, LIKELY, POSSIBLE, SURE, type Match } from './rule';

/** So many units from the source's date or from the date spoken of. */
export const shift = (unit: Unit, amount: number, from: Shift['from'], time?: TimeOfDay): Shift => ({
  kind: 'shift',
  unit,
  amount,
  from,
  ...(time ? { time } : {}),
});

const LATER: Readonly<Record<string, 1 | -1>> = {
  later: 1,
  hence: 1,
  after: 1,
  afterwards: 1,
  thereafter: 1,
  earlier: -1,
  ago: -1,
  before: -1,
  previously: -1,
  following: 1,
  back: -1,
  beforehand: -1,
};

/** "two days later", "ten years ago", "a month after", "some years earlier", "three weeks from now", "years ago". */
export function counted(t: DateTokens, i: number): Match<Shift> | undefined {
  const length = duration(t, i) ?? manyUnits(t, i);
  if (!length) return undefined;
  const { unit: what, plus } = length.meaning;
  const amount = plus ? undefined : length.meaning.amount;
  const word = t.at(length.end).text;
  const shifted = (sign: 1 | -1, from: Shift['from'], end: number): Match<Shift> =>
    date(
      end,
      {
        kind: 'shift',
        unit: what,
        from,
        ...(amount === undefined ? {} : { amount: sign * amount }),
        ...(what === 'year' && t.is(i, 'a') ? { compared: true } : {}),
      },
      amount === undefined ? LIKELY : SURE,
    );
  if (word === 'from' && t.is(length.end + 1, 'now', 'today')) return shifted(1, 'source', length.end + 2);
  const sign = Object.hasOwn(LATER, word) ? LATER[word] : undefined;
  if (sign === undefined) return undefined;
  if (
    (word === 'before' ||
      word === 'after' ||
      word === 'following' ||
      word === 'previously' ||
      word === 'back') &&
    !closes(t, length.end + 1)
  )
    return undefined;
  if (word === 'back' && !t.is(i, 'a')) return undefined;
  return shifted(sign, word === 'ago' || word === 'hence' ? 'source' : 'context', length.end + 1);
}

/** "years" before "ago" or "later". */
function manyUnits(t: DateTokens, i: number): { end: number; meaning: Duration } | undefined {
  const what = unit(t, i);
  return what?.value.plural && !t.at(i).capital
    ? { end: i + 1, meaning: { kind: 'duration', unit: what.value.unit } }
    : undefined;
}

/** Whether the clause ends here, so that "before" and "after" have no object. */
const closes = (t: DateTokens, i: number): boolean =>
  t.at(i).kind === 'none' || (t.at(i).kind === 'mark' && '.,;:)”"!?—–'.includes(t.at(i).text));

/** "the day before", "the month after", "the year earlier", "the day following", "the day before yesterday", "a year-earlier", "year-ago". */
export function unitBefore(t: DateTokens, i: number): Match<Shift> | undefined {
  const article = t.is(i, 'the', 'a');
  const at = article ? i + 1 : i;
  const what = unit(t, at);
  if (!what || what.value.plural || what.value.unit === 'second') return undefined;
  const end = isHyphen(t, what.end) ? what.end + 1 : what.end;
  const hyphen = end > what.end;
  const word = t.at(end).text;
  if (hyphen && (word === 'ago' || word === 'earlier')) {
    const period =
      t.is(i, 'the') && t.is(end + 1, 'quarter', 'period', 'month', 'week')
        ? end + 2
        : t.is(i, 'the')
          ? (quarterOrHalf(t, end + 1)?.end ?? end + 1)
          : end + 1;
    // The article belongs to the noun behind: "a year-earlier loss".
    if (article && period === end + 1) return undefined;
    return date(period, { ...shift(what.value.unit, -1, 'source'), compared: true }, LIKELY);
  }
  if (!t.is(i, 'the') || hyphen) return undefined;
  if (
    (word === 'before' || word === 'after') &&
    t.is(end + 1, 'yesterday', 'tomorrow') &&
    what.value.unit === 'day'
  ) {
    return date(end + 2, shift('day', word === 'before' ? -2 : 2, 'source'), SURE);
  }
  if (word === 'following' || word === 'previous')
    return closes(t, end + 1) ||
      (t.at(end + 1).kind === 'word' &&
        !t.at(end + 1).capital &&
        !t.is(end + 1, 'the', 'last', 'a', 'his', 'her', 'its', 'their', 'this'))
      ? date(end + 1, shift(what.value.unit, word === 'following' ? 1 : -1, 'context'), LIKELY)
      : undefined;
  if (word === 'earlier' || word === 'later')
    return date(end + 1, shift(what.value.unit, word === 'later' ? 1 : -1, 'context'), LIKELY);
  if ((word === 'before' || word === 'after') && closes(t, end + 1))
    return date(end + 1, shift(what.value.unit, word === 'after' ? 1 : -1, 'context'), LIKELY);
  return undefined;
}

/** "the day", "the year", "the quarter": the one spoken of. */
export function theUnit(t: DateTokens, i: number): Match | undefined {
  if (!t.is(i, 'the')) return undefined;
  const at = t.is(i + 1, 'full', 'entire', 'whole', 'fiscal', 'calendar') ? i + 2 : i + 1;
  const what = unit(t, at);
  if (!what || what.value.plural || isHyphen(t, what.end)) return undefined;
  // "The year ended June 30" is a length.
  if (what.value.unit === 'year' && t.is(what.end, 'ended', 'ending'))
    return durationMatch(what.end, { kind: 'duration', unit: 'year', amount: 1 }, LIKELY);
  const likely = what.value.unit === 'quarter' || what.value.unit === 'year' || what.value.unit === 'weekend';
  if (!likely && !['day', 'week', 'month', 'decade', 'century'].includes(what.value.unit)) return undefined;
  const meaning: Shift = {
    ...shift(what.value.unit, 0, 'context'),
    ...(what.value.unit === 'quarter' ? { compared: true } : {}),
  };
  return date(what.end, meaning, likely ? POSSIBLE : DOUBTFUL);
}

/** "year-end", "year's end", "month's end". */
export function unitEnd(t: DateTokens, i: number): Match | undefined {
  const what = unit(t, i);
  if (!what || what.value.plural || !['year', 'month', 'week', 'decade', 'century'].includes(what.value.unit))
    return undefined;
  const possessive = t.is(what.end, "'", '’') && t.is(what.end + 1, 's') ? what.end + 2 : undefined;
  const end = possessive ?? (isHyphen(t, what.end) ? what.end + 1 : what.end);
  if (!t.is(end, 'end') || (possessive === undefined && what.value.unit !== 'year')) return undefined;
  return date(end + 1, shift(what.value.unit, 0, 'context'), LIKELY) as Match<Meaning>;
}
