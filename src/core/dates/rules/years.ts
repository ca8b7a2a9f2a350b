import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Calendar, Range } from '../meaning';
import { era, fourDigitYear, shortYear, yearInWords } from '../parts/years';
import { ordinal } from '../parts/numbers';
import { FIRST_YEAR, freeAfter, freeBefore, isDash, isHyphen } from '../parts/part';
import { counts, countsPlural, isOtherNumber } from './otherNumbers';
import { date, DOUBTFUL, LIKELY, POSSIBLE, SURE, type Match } from './rule';

const year = (end: number, year: number, confidence: number): Match<Calendar> =>
  date(end, { kind: 'calendar', year }, confidence);

/** "490 BC", "69 CE", "AD 1066", "A.D. 69". */
export function yearWithEra(t: DateTokens, i: number): Match<Calendar> | undefined {
  const token = t.at(i);
  if (token.kind === 'number' && token.text.length <= 5 && (freeBefore(t, i) || isDash(t, i - 1))) {
    const behind = era(t, i + 1);
    return behind && year(behind.end, behind.value < 0 ? 1 - token.value : token.value, SURE);
  }
  const before = era(t, i);
  if (before?.value !== 1) return undefined;
  const number = t.at(before.end);
  return number.kind === 'number' && number.text.length <= 4
    ? year(before.end + 1, number.value, SURE)
    : undefined;
}

/** Words after which a number of four digits is a year. */
const BEFORE_YEAR = wordSet(`
  in since by until till from to through during between and or of before after circa c ca early mid late year
  years fiscal around about spring summer autumn fall winter the that this pre post possibly perhaps probably
  maybe
`);
/** Years outside this stretch need a word in front that makes them years. */
const FIRST_LIKELY_YEAR = 1500;
const LAST_LIKELY_YEAR = 2059;

/** "1914": four digits with reason to be a year. */
export function bareYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  const number = fourDigitYear(t, i);
  if (!number || !startsYear(t, i)) return undefined;
  const previous = t.at(i - 1);
  if (isOtherNumber(t, i)) return undefined;
  // A broken ISO date: "2024-13-01".
  if (isHyphen(t, number.end) && t.joined(number.end + 1) && isHyphen(t, number.end + 2)) return undefined;
  const introduced =
    i === 0 ||
    BEFORE_YEAR.has(previous.text) ||
    afterLifeWord(t, i) ||
    beginsRange(t, i) ||
    endsRange(t, i) ||
    '(,;—–-[/:'.includes(previous.text) ||
    previous.kind === 'month';
  const round = number.value % 50 === 0;
  if ((round || number.value < FIRST_LIKELY_YEAR) && countsPlural(t, number.end)) return undefined;
  if (number.value >= FIRST_LIKELY_YEAR && number.value <= LAST_LIKELY_YEAR)
    return year(number.end, number.value, introduced ? SURE : LIKELY);
  const only = i === 0 || '(,;—–-[/:'.includes(previous.text);
  if (!introduced || (only && !beginsRange(t, i) && !endsRange(t, i))) return undefined;
  return year(number.end, number.value, POSSIBLE);
}

/** "c. 1350", "b. 1450", "fl.1450": what biographies shorten in front of a year. */
const afterLifeWord = (t: DateTokens, i: number): boolean =>
  t.is(i - 1, '.') && t.is(i - 2, 'c', 'ca', 'b', 'd', 'fl', 'r');

/** "1450–1520": a later year behind a dash. */
function beginsRange(t: DateTokens, i: number): boolean {
  const at = t.is(i + 1, '?') ? i + 2 : i + 1;
  const last = isDash(t, at) ? fourDigitYear(t, at + 1) : undefined;
  return last !== undefined && last.value > t.at(i).value && !isOtherNumber(t, at + 1);
}

/** "1272–1307": an earlier year in front of a dash. */
function endsRange(t: DateTokens, i: number): boolean {
  const first = t.at(t.is(i - 2, '?') ? i - 3 : i - 2);
  const year = isDash(t, i - 1) && first.kind === 'number' && first.text.length === 4;
  return year && first.value >= FIRST_YEAR && first.value < t.at(i).value;
}

/** A year may follow a prefix with hyphen ("post-2011"), not a model's letters ("JF-1700") or digits ("555-1914"). */
function startsYear(t: DateTokens, i: number): boolean {
  const shortNumber = t.at(i - 2).kind === 'number' && t.at(i - 2).text.length < 4 && isHyphen(t, i - 1);
  if (freeBefore(t, i)) return !(t.joined(i) && t.joined(i - 1) && shortNumber);
  return t.is(i - 1, '–', '—') || afterLifeWord(t, i);
}

/** "2022/23", "1914/15", "academic year 1999/2000", "season 1999-2000": two years in a row that are spoken of as one. */
export function twoYears(t: DateTokens, i: number): Match<Range> | undefined {
  const named = t.is(i, 'fiscal', 'academic', 'fy', 'season');
  const at = named ? (t.is(i + 1, 'year') ? i + 2 : i + 1) : i;
  const [first, second] = [t.at(at), t.at(at + 2)];
  const joins = t.is(at + 1, '/') || (named && isDash(t, at + 1));
  if (first.kind !== 'number' || first.text.length !== 4 || !joins || !t.joined(at + 1)) return undefined;
  if (second.kind !== 'number' || !t.joined(at + 2) || !freeBefore(t, at) || !freeAfter(t, at + 3))
    return undefined;
  const next = first.value + 1;
  if (next % 10 ** second.text.length !== second.value || first.value < FIRST_LIKELY_YEAR) return undefined;
  const [from, to] = [first.value, next].map(year => ({ kind: 'calendar', year }) as const);
  if (!from || !to) return undefined;
  return date(at + 3, { kind: 'range', from, to }, SURE);
}

/** "fiscal 1989", "fiscal year 1989", "FY 2003", "FY2003", "the year 1914", "the year two thousand". */
export function namedYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  if (!t.is(i, 'fiscal', 'fy', 'academic', 'year', 'years')) return undefined;
  const at = t.is(i, 'fiscal', 'academic') && t.is(i + 1, 'year', 'years') ? i + 2 : i + 1;
  const token = t.at(at);
  if (
    t.is(i, 'year', 'years') &&
    token.kind === 'number' &&
    (token.text.length === 3 || (token.text.length === 2 && t.is(i - 1, 'the'))) &&
    freeAfter(t, at + 1)
  ) {
    return year(at + 1, token.value, POSSIBLE);
  }
  const ofGrace =
    t.is(at, 'of') && t.is(at + 1, 'our', 'grace') ? (t.is(at + 2, 'lord') ? at + 3 : at + 2) : at;
  const number = fourDigitYear(t, ofGrace) ?? yearInWords(t, ofGrace);
  return number && year(number.end, number.value, SURE);
}

/** "nineteen ninety-six"; "'99". */
export function spokenYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  const short = shortYear(t, i);
  if (short)
    return counts(t, short.end)
      ? undefined
      : date(short.end, { kind: 'calendar', shortYear: short.value }, POSSIBLE);
  if (t.is(i, 'two')) return undefined;
  const words = yearInWords(t, i);
  return words && !counts(t, words.end) && t.at(words.end).kind !== 'unit'
    ? year(words.end, words.value, words.end - i > 2 || t.is(i, 'nineteen') ? LIKELY : DOUBTFUL)
    : undefined;
}

const FIRST_DECADE_OF_ITS_HUNDRED = 2000;
const ROARING_TWENTIES = 192;

/** "1950s", "1950's", "the '80s", "the 60s", "the nineties", "the nineteen-sixties", "the 490s BC". */
export function decade(t: DateTokens, i: number): Match<Calendar> | undefined {
  const apostrophe = t.is(i, "'", '’', '‘') && t.joined(i + 1);
  const at = apostrophe ? i + 1 : i;
  const token = t.at(at);
  if (token.kind === 'decade') {
    if (token.value % 10 !== 0) return undefined;
    if (token.text.length >= 3 && token.text.length <= 4 && startsYear(t, at)) {
      const age = era(t, at + 1);
      const sign = age?.value ?? 1;
      if (token.text.length === 3 && !age) return undefined;
      // "the 1800s" are a century; "the 2000s" are, for those who write today, a decade.
      const hundred = token.value % 100 === 0 && token.value < FIRST_DECADE_OF_ITS_HUNDRED;
      const period = hundred
        ? { century: sign * (token.value / 100 + 1) }
        : { decade: (sign * token.value) / 10 };
      return date(age?.end ?? at + 1, { kind: 'calendar', ...period }, SURE);
    }
    const listed = t.is(i - 1, 'and', 'or') && t.at(i - 2).kind === 'decade';
    const article = t.is(i - 1, 'the', 'early', 'mid', 'late') || isHyphen(t, i - 1) || listed;
    if (token.text.length !== 2 || !(apostrophe || article)) return undefined;
    return date(at + 1, { kind: 'calendar', shortDecade: token.value / 10 }, apostrophe ? SURE : LIKELY);
  }
  if (token.kind === 'decadeWord' && t.is(i - 1, 'the', 'early', 'mid', 'late', '-', 'swinging', 'roaring')) {
    if (t.is(i - 1, 'roaring')) return date(at + 1, { kind: 'calendar', decade: ROARING_TWENTIES }, SURE);
    const aged = t.is(i - 2, 'in', 'into') && t.is(i - 1, 'his', 'her', 'their');
    return aged ? undefined : date(at + 1, { kind: 'calendar', shortDecade: token.value / 10 }, LIKELY);
  }
  if (token.kind !== 'cardinal' || token.value < 10 || token.value > 20) return undefined;
  const next = isHyphen(t, i + 1) ? i + 2 : i + 1;
  if (t.at(next).kind !== 'decadeWord') return undefined;
  return date(next + 1, { kind: 'calendar', decade: token.value * 10 + t.at(next).value / 10 }, SURE);
}

/** "first decade of the 20th century": behind "decade". */
function decadeOfCentury(t: DateTokens, i: number, count: number): Match<Calendar> | undefined {
  const whole = t.is(i, 'of') ? century(t, t.is(i + 1, 'the') ? i + 2 : i + 1) : undefined;
  const hundreds = whole?.meaning.century;
  if (!whole || hundreds === undefined || hundreds < 1 || count > 10) return undefined;
  return date(whole.end, { kind: 'calendar', decade: (hundreds - 1) * 10 + count - 1 }, SURE);
}

/** "19th and early 20th centuries", "17th, 18th and 19th": a century whose name stands once, behind the last of the list. */
export function centuryOfList(t: DateTokens, i: number): Match<Calendar> | undefined {
  const count = ordinal(t, i);
  if (!count || !t.is(count.end, 'and', 'or', '&', ',')) return undefined;
  let at = t.is(count.end + 1, 'the') ? count.end + 2 : count.end + 1;
  if (t.is(at, 'early', 'mid', 'late')) at = isHyphen(t, at + 1) ? at + 2 : at + 1;
  const last = century(t, at)?.meaning.century;
  if (last === undefined) return undefined;
  return date(count.end, { kind: 'calendar', century: Math.sign(last) * count.value }, LIKELY);
}

/** "19th century", "nineteenth-century", "the fifth century BC", "17th and 18th centuries" (see ranges), "2nd millennium". */
export function century(t: DateTokens, i: number): Match<Calendar> | undefined {
  const count = ordinal(t, i);
  if (!count) return undefined;
  if (t.is(count.end, 'decade')) return decadeOfCentury(t, count.end + 1, count.value);
  const at = isHyphen(t, count.end) ? count.end + 1 : count.end;
  const name = t.at(at).text;
  const isCentury = name === 'century' || name === 'centuries' || name === 'c';
  if (!isCentury && name !== 'millennium') return undefined;
  if (name === 'c' && !(t.is(at + 1, '.') && count.value > 3)) return undefined;
  const from = name === 'c' ? at + 2 : at + 1;
  const age = era(t, from);
  const value = (age?.value ?? 1) * count.value;
  return date(
    age?.end ?? from,
    { kind: 'calendar', ...(isCentury ? { century: value } : { millennium: value }) },
    SURE,
  );
}
