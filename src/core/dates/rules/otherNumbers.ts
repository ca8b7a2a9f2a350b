import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import { isDash, isHyphen } from '../parts/part';

/** Words after which a number counts or names something else. */
const NOT_BEFORE_YEAR = wordSet(`
  at resolution resolutions boeing flight page pages p pp no nos number numbers section sections article
  articles chapter room highway route model type figure fig table volume vol line lines level paragraph para
  channel area box code id zip isbn version unit units bus case file item exactly than least most nearly
  almost some up only over under total extra another approximately roughly x mk mark psalm verse game windows
  office operation act tel telephone phone fax
`);
/** Words behind which a colon may stand before their number. */
const LABELS = wordSet('tel telephone phone fax mobile no number id isbn');
/** Words of quantity: "a population of 1900". */
const AMOUNTS = wordSet('population total number sum height length distance altitude');
/** What a number in front of it counts. */
const COUNTED = wordSet(`
  men people women children soldiers troops km kilometers kilometres metres meters miles feet ft m kg tons
  tonnes words pages dollars pounds euros francs marks horses guns ships prisoners casualties dead wounded
  killed inhabitants members years days hours months weeks minutes seconds percent million billion thousand
  hundred dozen yards acres hectares copies votes seats pieces degrees volts watts calories times points cm mm
  inches others more rounds aircraft tanks planes workers students houses families delegates yen rupees rubles
  shares
`);
const STREETS = wordSet('avenue ave street st road rd lane drive boulevard blvd terrace');
/** Words of a street's name in front of "Street". */
const LONGEST_STREET = 3;
/** Numbers in a row that are looked at: the groups of a telephone number. */
const LONGEST_ROW = 4;

/** Whether the four digits at `i` that might be a year count, price or name something else; bounded work. */
export const isOtherNumber = (t: DateTokens, i: number): boolean =>
  namedInFront(t, i) || priced(t, i) || grouped(t, i) || counts(t, i + 1) || addresses(t, i + 1);

/** "Page 1945", "pp. 1914", "Tel: 1914", "Resolutions 1970 and 1973"; but "later than 1950", "since at least 2018". */
function namedInFront(t: DateTokens, i: number): boolean {
  if (t.is(i - 1, 'than')) return !t.is(i - 2, 'later', 'earlier');
  if (t.is(i - 1, 'least', 'most')) return !t.is(i - 3, 'since', 'until', 'from', 'by', 'before', 'after');
  if (t.is(i - 1, ':') && LABELS.has(t.at(i - 2).text)) return true;
  if (t.is(i - 1, 'of') && AMOUNTS.has(t.at(i - 2).text)) return true;
  if (names(t, i - 1)) return true;
  const second = isDash(t, i - 1) || t.is(i - 1, 'and', 'or', ',', '&', 'to');
  return second && t.at(i - 2).kind === 'number' && names(t, i - 3);
}

/** A word, or its abbreviation with a stop, that the number behind it belongs to. */
const names = (t: DateTokens, i: number): boolean =>
  (NOT_BEFORE_YEAR.has(t.at(i).text) && t.at(i).kind !== 'mark') ||
  (t.is(i, '.') && t.joined(i) && NOT_BEFORE_YEAR.has(t.at(i - 1).text));

/** "$1945", "= 1914"; but "== 1914 ==" and "## 1914" are headings. */
function priced(t: DateTokens, i: number): boolean {
  const { text, kind } = t.at(i - 1);
  if (kind !== 'mark' || !'$£€¥§#№+=×@'.includes(text)) return false;
  return !((text === '=' && t.is(i + 1, '=')) || (text === '#' && !t.joined(i)));
}

/** "0800 1945 1946": a row of numbers of which not all are years. */
function grouped(t: DateTokens, i: number): boolean {
  for (let at = i - 1; at >= i - LONGEST_ROW && t.at(at).kind === 'number'; at--)
    if (!/^(?:1\d|20)\d\d$/.test(t.at(at).text)) return true;
  return false;
}

/** Whether something counted stands at `end`: "1914 men", "1914-foot"; but "1914 votes" where the article makes it a year: "the 1914 votes". */
export function counts(t: DateTokens, end: number): boolean {
  const { text } = t.at(end);
  if (text === 'year' && t.is(end + 1, 'old')) return true;
  if (/(?:children|men)$/.test(text) && !t.at(end).capital) return true;
  if (COUNTED.has(text)) return !(t.is(end - 2, 'the', 'of') && text === 'votes');
  return isHyphen(t, end) && t.joined(end + 1) && COUNTED.has(`${t.at(end + 1).text}s`);
}

/** "1600 Pennsylvania Avenue". */
function addresses(t: DateTokens, end: number): boolean {
  for (let at = end; at <= end + LONGEST_STREET && t.at(at).capital; at++)
    if (at > end && STREETS.has(t.at(at).text)) return true;
  return false;
}

/** "1500 archers": a lower-case plural follows. "1900 was", "1800 as" are none. */
export function countsPlural(t: DateTokens, end: number): boolean {
  const { kind, capital, text } = t.at(end);
  return kind === 'word' && !capital && /[^su]s$/.test(text) && !NO_PLURALS.has(text);
}

const NO_PLURALS = wordSet(`
  was is as has its his this does thus besides towards whereas always perhaps sometimes
`);
