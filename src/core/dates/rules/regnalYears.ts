import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import { ordinal } from '../parts/numbers';
import { date, LIKELY, POSSIBLE, type Match } from './rule';

/** A real date whose value the words alone don't give. */
const unresolved = (end: number, confidence: number): Match =>
  date(end, { kind: 'vague', vague: false }, confidence);

const LONGEST_NAME = 4;

/** "the 14th year of the reign of Henry VIII", "the fifth year of Elizabeth I", "the third year of his reign". */
export function regnalYear(t: DateTokens, i: number): Match | undefined {
  const count = ordinal(t, i);
  if (!count || !t.is(count.end, 'year') || !t.is(count.end + 1, 'of')) return undefined;
  const at = t.is(count.end + 2, 'the', 'his', 'her', 'their', 'king', 'queen')
    ? count.end + 3
    : count.end + 2;
  if (!t.is(at, 'reign')) {
    const end = nameEnd(t, at);
    return end > at + 1 && isRoman(t, end - 1) ? unresolved(end, LIKELY) : undefined;
  }
  const name = t.is(at + 1, 'of') ? nameEnd(t, at + 2) : at + 1;
  return unresolved(name > at + 2 ? name : at + 1, LIKELY);
}

function nameEnd(t: DateTokens, at: number): number {
  let end = at;
  while (end < at + LONGEST_NAME && t.at(end).capital && t.at(end).kind === 'word') end++;
  return end;
}

const isRoman = (t: DateTokens, i: number): boolean => t.at(i).capital && /^[ivx]{1,5}$/.test(t.at(i).text);

/** Sovereigns as the citations of English statutes shorten them. */
const SOVEREIGNS = wordSet('hen edw eliz jac car ric geo gul vict');
const LONGEST_REIGN = 64;

/** "22 Hen. VIII", "5 Eliz. I": a statute's regnal year. */
export function statuteYear(t: DateTokens, i: number): Match | undefined {
  const year = t.at(i);
  if (year.text.length > 2 || year.value < 1 || year.value > LONGEST_REIGN) return undefined;
  if (!SOVEREIGNS.has(t.at(i + 1).text) || !t.at(i + 1).capital) return undefined;
  const at = t.is(i + 2, '.') ? i + 3 : i + 2;
  return isRoman(t, at) ? unresolved(at + 1, POSSIBLE) : undefined;
}
