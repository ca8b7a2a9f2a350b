import type { DateTokens } from '../dateTokens';
import { belowHundred } from './numbers';
import { FIRST_YEAR, freeAfter, LAST_YEAR, letters, type Part } from './part';

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
