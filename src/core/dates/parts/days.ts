import type { DateTokens } from '../dateTokens';
import { ordinalWord } from './numbers';
import type { Part } from './part';

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
