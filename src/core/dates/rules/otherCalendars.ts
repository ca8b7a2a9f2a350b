import type { DateTokens } from '../dateTokens';
import type { Calendar } from '../meaning';
import { fromIslamic, fromRepublican, type Day } from '../calendar';
import { month } from '../parts/days';
import { letters, type Part } from '../parts/part';
import { date, LIKELY, SURE, type Match } from './rule';

const ISLAMIC_MONTHS: readonly RegExp[] = [
  /^muharram/,
  /^safar/,
  /^rabi(al)?(awwal|ulawwal|awal|i)$/,
  /^rabi(al)?(thani|ulthani|akhir|ii)$/,
  /^jumada(al)?(awwal|ula|ulawwal|i)$/,
  /^jumada(al)?(thani|akhira|ulthani|ii)$/,
  /^rajab/,
  /^shaban/,
  /^rama[dz]h?an/,
  /^shawwal/,
  /^dhual(qi|qa)dah?$|^zilqad/,
  /^dhualhijjah?$|^zilhijj/,
];
/** The words with which an Islamic month's name can begin, for the table of rules. */
export const firstWordsOfIslamicMonths: readonly string[] =
  'muharram safar rabi rabia jumada rajab sha shaban ramadan ramazan ramadhan shawwal dhu zil'.split(' ');

const REPUBLICAN_MONTHS: readonly RegExp[] = [
  /^vend[ée]miaire$/,
  /^brumaire$/,
  /^frimaire$/,
  /^niv[ôo]se$/,
  /^pluvi[ôo]se$/,
  /^vent[ôo]se$/,
  /^germinal$/,
  /^flor[ée]al$/,
  /^prairial$/,
  /^messidor$/,
  /^thermidor$/,
  /^fructidor$/,
];
const ROMAN: readonly string[] = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
];
/** The pieces a month's name may have: Rabi ' al - Awwal. */
const LONGEST_NAME = 6;

/** "12 Rabi' al-Awwal 1446 AH", "Ramadan 1446 AH", "1446 AH", "AH 1446". The tabular calendar may differ from the observed one by a day or two. */
export function islamic(t: DateTokens, i: number): Match<Calendar> | undefined {
  const era = t.at(i).capital ? letters(t, i, 'ah') : undefined;
  if (era !== undefined) {
    const { kind, text, value } = t.at(era);
    const year = kind === 'number' && text.length <= 4 ? fromIslamic(value, 1, 1) : undefined;
    return year && date(era + 1, approximate(year, 'year'), LIKELY);
  }
  const day =
    t.at(i).kind === 'number' && t.at(i).text.length <= 2 && t.at(i).value <= 30 ? t.at(i).value : undefined;
  const name = islamicMonth(t, day === undefined ? i : i + 1);
  const yearAt = name ? (t.is(name.end, ',') ? name.end + 1 : name.end) : i;
  const year = t.at(yearAt);
  if (year.kind !== 'number' || year.text.length > 4 || year.text.length < 1) return undefined;
  const end = letters(t, yearAt + 1, 'ah');
  if (end === undefined || !t.at(yearAt + 1).capital) return undefined;
  if (!name) return date(end, approximate(fromIslamic(year.value, 1, 1), 'year'), LIKELY);
  return date(
    end,
    approximate(fromIslamic(year.value, name.value, day ?? 1), day === undefined ? 'month' : 'day'),
    SURE,
  );
}

function approximate({ year, month, day }: Day, precision: 'year' | 'month' | 'day'): Calendar {
  return {
    kind: 'calendar',
    year,
    ...(precision === 'year' ? {} : { month }),
    ...(precision === 'day' ? { day } : {}),
    qualifier: '~',
    converted: 'Islamic',
  };
}

function islamicMonth(t: DateTokens, i: number): Part<number> | undefined {
  if (!t.at(i).capital) return undefined;
  let name = '';
  for (let at = i; at < i + LONGEST_NAME; at++) {
    const { kind, text } = t.at(at);
    if (kind !== 'word' && !"'’‘-".includes(text)) break;
    if (kind === 'word') name += text;
    const next = t.at(at + 1);
    const more = next.kind === 'word' || (next.kind === 'mark' && "'’‘-".includes(next.text));
    const index = ISLAMIC_MONTHS.findIndex(month => month.test(name));
    if (index >= 0 && (!more || t.is(at + 1, 'ah'))) return { end: at + 1, value: index + 1 };
  }
  return undefined;
}

/** "18 Brumaire Year VIII", "9 Thermidor, an II". */
export function republican(t: DateTokens, i: number): Match | undefined {
  const day = t.at(i);
  const number = day.kind === 'number' || day.kind === 'ordinal' ? day.value : undefined;
  if (number === undefined || number > 30 || number < 1) return undefined;
  const name = t.is(i + 1, 'of') ? i + 2 : i + 1;
  const index = REPUBLICAN_MONTHS.findIndex(month => month.test(t.at(name).text));
  if (index < 0) return undefined;
  let at = t.is(name + 1, ',') ? name + 2 : name + 1;
  if (t.is(at, 'of')) at++;
  if (t.is(at, 'the')) at++;
  if (t.is(at, 'year', 'an')) at++;
  const roman =
    ROMAN.indexOf(t.at(at).text) + 1 ||
    (t.at(at).kind === 'number' && t.at(at).value <= 14 ? t.at(at).value : 0);
  if (roman === 0) return date(name + 1, { kind: 'vague', vague: false }, LIKELY);
  const there = fromRepublican(roman, index + 1, number);
  return there && date(at + 1, { kind: 'calendar', ...there, converted: 'French Republican' }, SURE);
}

/** "11/22 February 1732/3", "10/21 March 1918": the Julian and the Gregorian day; the value is the Gregorian. */
export function doubleDate(t: DateTokens, i: number): Match<Calendar> | undefined {
  const [old, modern] = [t.at(i), t.at(i + 2)];
  if (
    old.kind !== 'number' ||
    modern.kind !== 'number' ||
    !t.is(i + 1, '/', '(') ||
    (!t.joined(i + 1) && t.is(i + 1, '/'))
  )
    return undefined;
  if (old.text.length > 2 || modern.text.length > 2 || modern.value > 31) return undefined;
  const closed = t.is(i + 1, '(') ? (t.is(i + 3, ')') ? i + 4 : undefined) : i + 3;
  if (closed === undefined) return undefined;
  const difference = (modern.value - old.value + 31) % 31;
  if (difference < 9 || difference > 14) return undefined;
  const name = month(t, closed);
  const year = t.at(name?.end ?? -1);
  if (!name || year.kind !== 'number' || year.text.length !== 4) return undefined;
  const split =
    t.is(name.end + 1, '/') && t.at(name.end + 2).kind === 'number' && t.at(name.end + 2).text.length <= 2;
  const value = split ? year.value + 1 : year.value;
  return date(
    split ? name.end + 3 : name.end + 1,
    { kind: 'calendar', year: value, month: name.value, day: modern.value },
    SURE,
  );
}

/** "February 1732/3", "11 February 1732/3": a year that began on 25 March; the value counts from January. */
export function splitYear(t: DateTokens, i: number): Match<Calendar> | undefined {
  const day = t.at(i).kind === 'number' && t.at(i).text.length <= 2 ? t.at(i).value : undefined;
  const name = month(t, day === undefined ? i : i + 1);
  const year = t.at(name?.end ?? -1);
  if (!name || name.value > 3 || year.kind !== 'number' || year.text.length !== 4) return undefined;
  const second = t.at(name.end + 2);
  if (
    !t.is(name.end + 1, '/', '-') ||
    !t.joined(name.end + 1) ||
    second.kind !== 'number' ||
    second.text.length > 2
  )
    return undefined;
  if ((year.value + 1) % 10 ** second.text.length !== second.value) return undefined;
  return date(
    name.end + 3,
    { kind: 'calendar', year: year.value + 1, month: name.value, ...(day === undefined ? {} : { day }) },
    SURE,
  );
}
