import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';

/** Something read from the tokens up to (not including) token `end`. */
export interface Part<T> {
  readonly end: number;
  readonly value: T;
}

/** Earliest and latest four-digit number that may be a year without "AD", "in the year" or the like. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 2199;

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
