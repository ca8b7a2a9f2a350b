import { wordSet } from '../text/wordSet';
import type { DateTokens } from './dateTokens';
import type { Unit } from './meaning';

/** Something read from the tokens up to (not including) token `end`. */
export interface Part<T> {
  readonly end: number;
  readonly value: T;
}

/** Earliest and latest four-digit number that may be a year without "AD", "in the year" or the like. */
export const FIRST_YEAR = 1000;
const LAST_YEAR = 2199;

const HYPHENS = new Set(['-', '‐', '‑']);
const DASHES = new Set([...HYPHENS, '–', '—', '−']);

export const isHyphen = (t: DateTokens, i: number): boolean => HYPHENS.has(t.at(i).text);
export const isDash = (t: DateTokens, i: number): boolean => DASHES.has(t.at(i).text);

/** Whether nothing but a bracket, a dash behind a space or white space stands before the token. */
export function freeBefore(t: DateTokens, i: number): boolean {
  if (i === 0 || !t.joined(i)) return true;
  const { text, kind } = t.at(i - 1);
  if (kind !== 'mark') return false;
  if ('([{"“‘\'«—–;'.includes(text)) return true;
  // A heading of a wiki: "====1960s–70s".
  if (text === '=') return t.is(i - 2, '=') && t.joined(i - 1);
  if (text === '/') {
    const { kind, value } = t.at(i - 2);
    const nextDay = kind === 'number' && value + 1 === t.at(i).value && t.at(i + 1).kind === 'month';
    return kind === 'month' || kind === 'season' || nextDay;
  }
  return HYPHENS.has(text) && (!t.joined(i - 1) || PREFIXES.has(t.at(i - 2).text) || endsDate(t, i - 2));
}

/** Words that are joined to a date by a hyphen: "mid-November", "post-2011". */
const PREFIXES = wordSet('mid pre post early late non ante inter');

/** A hyphen behind this may join the two ends of a range: "14 August-24 August", "1861-1863", "493-490 BC". */
function endsDate(t: DateTokens, i: number): boolean {
  const { kind, text, value } = t.at(i);
  if (kind === 'month' || kind === 'ordinal' || kind === 'weekday') return true;
  if (kind === 'number')
    return text.length <= 2 || (text.length === 4 && value >= FIRST_YEAR && value <= LAST_YEAR);
  return /^(?:bce?|ad|ce)$/.test(text);
}

/** Whether a number ends here: no letter, digit group, decimal or percent sign hangs on it. */
export function freeAfter(t: DateTokens, end: number): boolean {
  if (!t.joined(end)) return true;
  const { text, kind } = t.at(end);
  if (kind !== 'mark') return false;
  if ('%$€£°@#&_=+*\\<'.includes(text)) return false;
  const grows = text === ',' || text === '.' || text === ':' || text === '/';
  return !(grows && t.joined(end + 1) && t.at(end + 1).kind === 'number');
}

/** A number word below a hundred: "seven", "forty-two", "forty two". */
function belowHundred(t: DateTokens, i: number): Part<number> | undefined {
  const first = t.at(i);
  if (first.kind !== 'cardinal' || first.value >= 100) return undefined;
  if (first.value < 20) return { end: i + 1, value: first.value };
  const next = isHyphen(t, i + 1) ? i + 2 : i + 1;
  const ones = t.at(next);
  const compound = ones.kind === 'cardinal' && ones.value > 0 && ones.value < 10;
  return compound ? { end: next + 1, value: first.value + ones.value } : { end: i + 1, value: first.value };
}

/** A cardinal in words: "seven", "a hundred", "two hundred and fifty", "three thousand". */
export function cardinal(t: DateTokens, i: number): Part<number> | undefined {
  let at = i;
  let total = 0;
  let current: number | undefined;
  for (;;) {
    const small = belowHundred(t, at);
    if (small && (current === undefined || current % 100 === 0)) {
      current = (current ?? 0) + small.value;
      at = small.end;
      continue;
    }
    const token = t.at(at);
    if (token.text === 'hundred' && (current ?? 1) < 100) {
      current = (current ?? 1) * 100;
    } else if (token.text === 'thousand' && total === 0) {
      total = (current ?? 1) * 1000;
      current = 0;
    } else if (
      token.text === 'and' &&
      current !== undefined &&
      current % 100 === 0 &&
      belowHundred(t, at + 1)
    ) {
      if (current === 0 && total === 0) break;
    } else break;
    at++;
  }
  return current === undefined || at === i ? undefined : { end: at, value: total + current };
}

const FUZZY = wordSet('few several many some numerous countless dozens hundreds thousands');

/**
 * How many: digits, decimals and fractions, number words, "a", "half a", "a couple of", "several" (no amount).
 * "a" and "an" count one.
 */
export function count(t: DateTokens, i: number): Part<number | undefined> | undefined {
  const token = t.at(i);
  if (token.kind === 'number') return digits(t, i);
  if (token.text === 'a' || token.text === 'an') {
    if (t.is(i + 1, 'few', 'number')) return { end: t.is(i + 2, 'of') ? i + 3 : i + 2, value: undefined };
    if (t.is(i + 1, 'good', 'great') && t.is(i + 2, 'many')) return { end: i + 3, value: undefined };
    if (t.is(i + 1, 'couple')) return { end: t.is(i + 2, 'of') ? i + 3 : i + 2, value: 2 };
    if (t.is(i + 1, 'dozen')) return { end: i + 2, value: 12 };
    if (t.is(i + 1, 'half')) return { end: isHyphen(t, i + 2) ? i + 3 : i + 2, value: 0.5 };
    if (t.is(i + 1, 'quarter') && (isHyphen(t, i + 2) || t.is(i + 2, 'century')))
      return { end: isHyphen(t, i + 2) ? i + 3 : i + 2, value: 0.25 };
    if (t.is(i + 1, 'hundred', 'thousand')) return cardinal(t, i + 1);
    return { end: i + 1, value: 1 };
  }
  if (token.text === 'half') {
    if (t.is(i + 1, 'a', 'an')) return { end: i + 2, value: 0.5 };
    if (isHyphen(t, i + 1)) return { end: i + 2, value: 0.5 };
    return undefined;
  }
  if (token.text === 'couple' && t.is(i + 1, 'of')) return { end: i + 2, value: 2 };
  if (FUZZY.has(token.text)) return { end: t.is(i + 1, 'of') ? i + 2 : i + 1, value: undefined };
  const words = cardinal(t, i);
  if (!words) return undefined;
  if (t.is(words.end, 'and')) {
    const half = t.is(words.end + 1, 'a') ? words.end + 2 : words.end + 1;
    if (t.is(half, 'half')) return { end: half + 1, value: words.value + 0.5 };
  }
  return words;
}

function digits(t: DateTokens, i: number): Part<number> | undefined {
  if (!freeBefore(t, i)) return undefined;
  const half = t.at(i).text === '1' && t.is(i + 1, '/') && t.at(i + 2).text === '2' && t.joined(i + 1);
  if (half) return { end: i + 3, value: 0.5 };
  let value = t.at(i).value;
  let at = i + 1;
  while (t.is(at, ',') && t.joined(at) && t.joined(at + 1) && /^\d{3}$/.test(t.at(at + 1).text)) {
    value = value * 1000 + t.at(at + 1).value;
    at += 2;
  }
  if (t.is(at, '.') && t.joined(at) && t.joined(at + 1) && t.at(at + 1).kind === 'number') {
    value = Number(`${value}.${t.at(at + 1).text}`);
    at += 2;
  }
  if (t.is(at, '½') || (t.at(at).text === '1' && t.is(at + 1, '/') && t.is(at + 2, '2'))) {
    value += 0.5;
    at += t.is(at, '½') ? 1 : 3;
  }
  return { end: at, value };
}

/** A unit of time and how many of it the word stands for (a fortnight is two weeks). */
export function unit(
  t: DateTokens,
  i: number,
): Part<{ unit: Unit; times: number; plural: boolean }> | undefined {
  const { entry, text } = t.at(i);
  if (text === 'second') return { end: i + 1, value: { unit: 'second', times: 1, plural: false } };
  return entry?.kind === 'unit' ? { end: i + 1, value: entry } : undefined;
}

/** Abbreviation written with stops: `letters(t, i, 'ad')` reads "AD", "A.D." and "a. d.". */
export function letters(t: DateTokens, i: number, abbreviation: string): number | undefined {
  if (t.at(i).text === abbreviation) return i + 1;
  let at = i;
  for (const letter of abbreviation) {
    if (t.at(at).text !== letter) return undefined;
    at++;
    if (t.is(at, '.') && t.joined(at)) at++;
  }
  return at - i > abbreviation.length ? at : undefined;
}

/** BC, BCE (-1), AD, CE (1). */
export function era(t: DateTokens, i: number): Part<1 | -1> | undefined {
  const word = t.at(i);
  if (!word.capital && word.kind !== 'none' && !t.is(i + 1, '.')) return undefined;
  for (const [abbreviation, value] of [
    ['bce', -1],
    ['bc', -1],
    ['ad', 1],
    ['ce', 1],
  ] as const) {
    const end = letters(t, i, abbreviation);
    if (end !== undefined) return { end, value };
  }
  return undefined;
}

/** A year of four digits that nothing hangs on (astronomical; an era behind it is not read). */
export function fourDigitYear(t: DateTokens, i: number): Part<number> | undefined {
  const token = t.at(i);
  if (token.kind !== 'number' || token.text.length !== 4 || !freeAfter(t, i + 1)) return undefined;
  return token.value >= FIRST_YEAR && token.value <= LAST_YEAR
    ? { end: i + 1, value: token.value }
    : undefined;
}

/** A year in words: "nineteen ninety-six", "nineteen oh five", "two thousand (and) one", "two thousand". */
export function yearInWords(t: DateTokens, i: number): Part<number> | undefined {
  const first = t.at(i);
  if (first.kind !== 'cardinal') return undefined;
  if (first.text === 'two' && t.is(i + 1, 'thousand')) {
    const at = t.is(i + 2, 'and') ? i + 3 : i + 2;
    const rest = belowHundred(t, at);
    return rest ? { end: rest.end, value: 2000 + rest.value } : { end: i + 2, value: 2000 };
  }
  if (first.value < 10 || first.value > 20) return undefined;
  const rest = t.is(i + 1, 'hundred') ? undefined : belowHundred(t, i + 1);
  return rest && rest.value >= 10 ? { end: rest.end, value: first.value * 100 + rest.value } : undefined;
}

/** An apostrophe and two digits: '99. */
export function shortYear(t: DateTokens, i: number): Part<number> | undefined {
  if (!t.is(i, "'", '’', '‘') || !t.joined(i + 1) || (t.joined(i) && !t.is(i - 1, '('))) return undefined;
  const digits = t.at(i + 1);
  return digits.kind === 'number' && digits.text.length === 2 && freeAfter(t, i + 2)
    ? { end: i + 2, value: digits.value }
    : undefined;
}

/** A year behind a month or season, with its era: "1914", "490 BC", "AD 69", "'99" (a year without its century). */
export function yearBehind(
  t: DateTokens,
  i: number,
): Part<{ year: number } | { shortYear: number }> | undefined {
  const before = era(t, i);
  const numbered = before?.value === 1 ? t.at(before.end) : undefined;
  if (before && numbered?.kind === 'number' && numbered.text.length <= 4) {
    return { end: before.end + 1, value: { year: numbered.value } };
  }
  const token = t.at(i);
  if (token.kind === 'number' && token.text.length <= 4) {
    const after = era(t, i + 1);
    if (after) return { end: after.end, value: { year: after.value < 0 ? 1 - token.value : token.value } };
  }
  const full = fourDigitYear(t, i) ?? yearInWords(t, i);
  if (full) return { end: full.end, value: { year: full.value } };
  const short = shortYear(t, i);
  return short && { end: short.end, value: { shortYear: short.value } };
}

/** A month's name; its abbreviating stop belongs to it. */
export function month(t: DateTokens, i: number): Part<number> | undefined {
  const { entry, capital } = t.at(i);
  if (entry?.kind !== 'month') return undefined;
  if (!capital && (entry.short || entry.value === 3 || entry.value === 5)) return undefined;
  const stop = entry.short && t.is(i + 1, '.') && t.joined(i + 1);
  return { end: stop ? i + 2 : i + 1, value: entry.value };
}

/** Days. */
export const LONGEST_MONTH = 31;

/** A day of the month: "17", "17th", "seventeenth", "twenty-first". */
export function dayOfMonth(t: DateTokens, i: number): Part<number> | undefined {
  const token = t.at(i);
  if ((token.kind === 'number' && token.text.length <= 2) || token.kind === 'ordinal') {
    return token.value >= 1 && token.value <= LONGEST_MONTH ? { end: i + 1, value: token.value } : undefined;
  }
  const words = ordinalWord(t, i);
  return words && words.value <= LONGEST_MONTH ? words : undefined;
}

/** An ordinal in words: "third", "twenty-first"; or in digits: "3rd". */
export function ordinal(t: DateTokens, i: number): Part<number> | undefined {
  return t.at(i).kind === 'ordinal' ? { end: i + 1, value: t.at(i).value } : ordinalWord(t, i);
}

function ordinalWord(t: DateTokens, i: number): Part<number> | undefined {
  const token = t.at(i);
  if (token.kind === 'ordinalWord') return { end: i + 1, value: token.value };
  if (token.kind !== 'cardinal' || token.value < 20 || token.value > 90) return undefined;
  const next = isHyphen(t, i + 1) ? i + 2 : i + 1;
  const ones = t.at(next);
  return ones.kind === 'ordinalWord' && ones.value < 10
    ? { end: next + 1, value: token.value + ones.value }
    : undefined;
}
