import type { DateTokens } from '../dateTokens';
import { interval } from '../interval';
import type { Meaning } from '../meaning';
import { freeAfter, freeBefore } from '../parts/part';
import { date, LIKELY, SURE, type Match } from './rule';

/** Where EDTF may begin: at a space, a bracket or a quotation mark; and end: not within a word, number or path. */
const FORMS: readonly RegExp[] = [
  // Intervals of months and days, open ones of any grain: "2004-06/2006-08", "1984/..", "../1985-04-12".
  /(?:\.\.|-?\d{4}(?:-\d\d){1,2}[~?%]?)\/(?:\.\.|-?\d{4}(?:-\d\d){1,2}[~?%]?)(?![\w/-])/y,
  /(?:\d{4}\/\.\.|\.\.\/\d{4})(?![\w/.-])/y,
  // Before Christ: "-0044-03-15".
  /-\d{4}-\d\d(?:-\d\d)?(?![\w/-])/y,
  // Qualified or partly unknown: "2004-06~", "1984-06-XX", "2004-XX".
  /\d{4}-\d\d(?:-\d\d)?[~%](?![\w/-])/y,
  /\d{4}-(?:\d\d-XX|XX-XX|XX)(?![\w/-])/y,
  // One of several, or all of them: "[1667,1668]", "{1960,1961..1964}".
  /\[\d{4}(?:(?:,|\.\.)\d{4})+\]|\{\d{4}(?:(?:,|\.\.)\d{4})+\}/y,
];

/** EDTF as written, where it can't be anything else. */
export function writtenEdtf(t: DateTokens, i: number): Match | undefined {
  const { start } = t.at(i);
  if (!t.at(i).spaced && !/[\s("“']/.test(t.text.charAt(start - 1))) return undefined;
  for (const form of FORMS) {
    form.lastIndex = start;
    const value = form.exec(t.text)?.[0];
    if (value === undefined || !interval(value)) continue;
    const end = tokenAt(t, i, start + value.length);
    if (end !== undefined) return date(end, { kind: 'written', value }, SURE);
  }
  return unspecified(t, i);
}

/** The token behind the one that ends at the offset. */
function tokenAt(t: DateTokens, i: number, offset: number): number | undefined {
  let at = i;
  while (t.at(at).kind !== 'none' && t.at(at).end < offset) at++;
  return t.at(at).end === offset ? at + 1 : undefined;
}

/** "195X", "19XX", "1984~". */
function unspecified(t: DateTokens, i: number): Match | undefined {
  const digits = t.at(i);
  const unknown = t.at(i + 1);
  if (digits.kind !== 'number' || !freeBefore(t, i) || !t.joined(i + 1) || !freeAfter(t, i + 2))
    return undefined;
  const found = (meaning: Meaning): Match => date(i + 2, meaning, LIKELY);
  if (digits.text.length === 3 && unknown.text === 'x')
    return found({ kind: 'calendar', decade: digits.value });
  if (digits.text.length === 2 && unknown.text === 'xx' && digits.value > 0)
    return found({ kind: 'calendar', century: digits.value + 1 });
  return digits.text.length === 4 && unknown.text === '~'
    ? found({ kind: 'calendar', year: digits.value, qualifier: '~' })
    : undefined;
}
