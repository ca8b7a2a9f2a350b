import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Unit } from '../meaning';
import { freeBefore, isHyphen, type Part } from './part';

/** A number word below a hundred: "seven", "forty-two", "forty two". */
export function belowHundred(t: DateTokens, i: number): Part<number> | undefined {
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

/** An ordinal in words: "third", "twenty-first"; or in digits: "3rd". */
export function ordinal(t: DateTokens, i: number): Part<number> | undefined {
  return t.at(i).kind === 'ordinal' ? { end: i + 1, value: t.at(i).value } : ordinalWord(t, i);
}

/** The same in words alone. */
export function ordinalWord(t: DateTokens, i: number): Part<number> | undefined {
  const token = t.at(i);
  if (token.kind === 'ordinalWord') return { end: i + 1, value: token.value };
  if (token.kind !== 'cardinal' || token.value < 20 || token.value > 90) return undefined;
  const next = isHyphen(t, i + 1) ? i + 2 : i + 1;
  const ones = t.at(next);
  return ones.kind === 'ordinalWord' && ones.value < 10
    ? { end: next + 1, value: token.value + ones.value }
    : undefined;
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
