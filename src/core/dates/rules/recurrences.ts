import type { DateTokens } from '../dateTokens';
import type { Unit } from '../meaning';
import { month } from '../parts/days';
import { count, unit } from '../parts/numbers';
import { LIKELY, POSSIBLE, SURE, type Match } from './rule';

const set = (end: number, value: string | undefined, confidence: number): Match => ({
  end,
  meaning: { kind: 'recurrence', ...(value === undefined ? {} : { value }) },
  timex: 'SET',
  confidence,
});

const PERIOD: Partial<Record<Unit, string>> = {
  second: 'PT1S',
  minute: 'PT1M',
  hour: 'PT1H',
  day: 'P1D',
  week: 'P1W',
  weekend: 'P1W',
  month: 'P1M',
  quarter: 'P3M',
  year: 'P1Y',
  decade: 'P10Y',
  century: 'P100Y',
};

/** "every Monday", "each year", "every two weeks", "every other day", "each July", "every night". */
export function every(t: DateTokens, i: number): Match | undefined {
  if (!t.is(i, 'every', 'each')) return undefined;
  const other = t.is(i + 1, 'other', 'second');
  const at = other ? i + 2 : i + 1;
  const token = t.at(at);
  const what = unit(t, at);
  if (what && !what.value.plural) return set(what.end, other ? undefined : repeat(what.value.unit), LIKELY);
  if (token.entry?.kind === 'weekday') {
    const part = t.at(at + 1).entry?.kind === 'part' ? 1 : 0;
    return set(at + 1 + part, 'R/P1W', SURE);
  }
  if (token.entry?.kind === 'season') return set(at + 1, 'R/P1Y', SURE);
  if (token.entry?.kind === 'part') return set(at + 1, 'R/P1D', SURE);
  const name = month(t, at);
  if (name) return set(name.end, 'R/P1Y', SURE);
  const amount = count(t, at);
  const units = amount && unit(t, amount.end);
  if (!units?.value.plural || amount?.value === undefined) return undefined;
  const period = PERIOD[units.value.unit];
  return set(units.end, period && `R/${period.replace('1', String(amount.value * units.value.times))}`, SURE);
}

const repeat = (unit: Unit): string | undefined =>
  PERIOD[unit] === undefined ? undefined : `R/${PERIOD[unit]}`;

const ADVERBS: Readonly<Record<string, string>> = {
  hourly: 'R/PT1H',
  daily: 'R/P1D',
  nightly: 'R/P1D',
  weekly: 'R/P1W',
  fortnightly: 'R/P2W',
  monthly: 'R/P1M',
  quarterly: 'R/P3M',
  annually: 'R/P1Y',
  yearly: 'R/P1Y',
};

/** "daily", "annually". */
export function adverb(t: DateTokens, i: number): Match | undefined {
  const { text, capital } = t.at(i);
  if (!Object.hasOwn(ADVERBS, text) || (capital && (i > 0 || t.at(i + 1).capital))) return undefined;
  // "its quarterly dividend" tells of the dividend, not of when.
  if (text === 'quarterly' && t.at(i + 1).kind === 'word') return undefined;
  return set(i + 1, ADVERBS[text], POSSIBLE);
}

/** "per day", "per month". */
export function per(t: DateTokens, i: number): Match | undefined {
  const what = t.is(i, 'per') ? unit(t, i + 1) : undefined;
  return what && !what.value.plural && what.value.unit !== 'second'
    ? set(what.end, repeat(what.value.unit), POSSIBLE)
    : undefined;
}

/** "twice a week", "three times a year", "once every two years": how often is said, the value is what it repeats in. */
export function timesEach(t: DateTokens, i: number): Match | undefined {
  const amount = t.is(i, 'once', 'twice', 'thrice') ? { end: i } : count(t, i);
  if (!amount || (amount.end > i && !t.is(amount.end, 'times'))) return undefined;
  const at = amount.end + 1;
  if (t.is(at, 'every', 'each')) return every(t, at);
  const what = t.is(at, 'a', 'an', 'per') ? unit(t, at + 1) : undefined;
  return what && !what.value.plural ? set(what.end, repeat(what.value.unit), LIKELY) : undefined;
}

/** "Mondays", "Tuesday nights", "weekends". */
export function plurals(t: DateTokens, i: number): Match | undefined {
  const { entry } = t.at(i);
  if (entry?.kind === 'weekday') {
    const part = t.at(i + 1).entry;
    const many = part?.kind === 'part' && part.plural;
    return entry.plural || many ? set(many ? i + 2 : i + 1, 'R/P1W', LIKELY) : undefined;
  }
  return entry?.kind === 'unit' && entry.unit === 'weekend' && entry.plural
    ? set(i + 1, 'R/P1W', POSSIBLE)
    : undefined;
}
