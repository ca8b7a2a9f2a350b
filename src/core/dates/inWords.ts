const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** One EDTF date without slash: sign and year (digits, X where unspecified), month or season code, day, time, qualifier. */
const DATE = /^(-?)([\dX]{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T(\d{2}:\d{2}(?::\d{2})?))?([~?%]?)$/;
const DURATION =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

/**
 * A date value in words: `1977-07-04` gives "4 July 1977", `195X` "the 1950s", `1983/1985` "1983 to 1985", `P42Y`
 * "42 years", `R/P1W` "every week". What it does not know it gives back as it is. The words, found again in a text,
 * have the same value.
 */
export function inWords(value: string): string {
  if (value.startsWith('R/')) return everyInWords(value.slice(2)) ?? value;
  if (value.startsWith('P')) return durationInWords(value) ?? value;
  const slash = value.indexOf('/');
  if (slash < 0) return dateInWords(value) ?? value;
  const [from, to] = [value.slice(0, slash), value.slice(slash + 1)];
  if (from === '..') return `until ${inWords(to)}`;
  if (to === '..') return `${inWords(from)} to the present`;
  return `${inWords(from)} to ${inWords(to)}`;
}

function dateInWords(value: string): string | undefined {
  const match = DATE.exec(value);
  if (!match) return undefined;
  const [, sign = '', digits = '', second, day, time, qualifier = ''] = match;
  const before = { '': '', '~': 'about ', '?': 'possibly ', '%': 'possibly about ' }[qualifier] ?? '';
  if (digits.includes('X'))
    return sign === '' || digits.endsWith('XX') ? before + unspecified(sign, digits) : undefined;
  const year = yearInWords(sign === '' ? Number(digits) : -Number(digits));
  if (second === undefined) return before + loneYear(year);
  const part = Number(second);
  if (part > 12) return before + partInWords(part, year);
  const month = MONTHS[part - 1];
  if (month === undefined) return undefined;
  const date = `${day === undefined ? '' : `${Number(day)} `}${month} ${year}`;
  return before + (time === undefined ? date : `${date} ${time}`);
}

/** Astronomical year: 1977 as it is, 69 "AD 69", 0 "1 BC", -489 "490 BC". */
function yearInWords(year: number): string {
  if (year <= 0) return `${1 - year} BC`;
  return year < 1000 ? `AD ${year}` : String(year);
}

/** A number alone reads as a year only within these bounds; outside them the words say that it is one. */
const FIRST_PLAIN_YEAR = 1500;
const LAST_PLAIN_YEAR = 2059;

function loneYear(words: string): string {
  const year = Number(words);
  if (year > LAST_PLAIN_YEAR) return `the year ${words}`;
  return year < FIRST_PLAIN_YEAR ? `AD ${words}` : words;
}

/** `195X` the 1950s, `18XX` the 19th century, `1XXX` the 2nd millennium. */
function unspecified(sign: string, digits: string): string {
  const era = sign === '' ? '' : ' BC';
  if (/^\d{3}X$/.test(digits)) return decadeInWords(Number(digits.slice(0, 3)));
  if (/^\d{2}XX$/.test(digits)) return `the ${ordinal(Number(digits.slice(0, 2)) + 1)} century${era}`;
  if (/^\dXXX$/.test(digits)) return `the ${ordinal(Number(digits.charAt(0)) + 1)} millennium${era}`;
  return sign + digits;
}

/** "the 1900s" would be the century. */
function decadeInWords(decade: number): string {
  if (decade % 10 === 0 && decade < 200) return `the first decade of the ${ordinal(decade / 10 + 1)} century`;
  return `the ${decade}0s${decade < 100 ? ' AD' : ''}`;
}

function ordinal(count: number): string {
  const teen = Math.floor(count / 10) % 10 === 1;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

/** Codes of EDTF level 2: 21-24 seasons, 33-36 quarters, 40-41 halves. */
function partInWords(code: number, year: string): string {
  if (code >= 21 && code <= 24) return `${SEASONS[code - 21] ?? ''} ${year}`;
  if (code >= 33 && code <= 36) return `the ${ORDINALS[code - 33] ?? ''} quarter of ${year}`;
  if (code === 40 || code === 41) return `the ${ORDINALS[code - 40] ?? ''} half of ${year}`;
  return year;
}

function durationInWords(value: string): string | undefined {
  const match = DURATION.exec(value);
  if (!match) return undefined;
  const parts: string[] = [];
  UNITS.forEach((unit, i) => {
    const amount = match[i + 1];
    if (amount !== undefined) parts.push(`${amount} ${unit}${amount === '1' ? '' : 's'}`);
  });
  if (parts.length < 2) return parts[0];
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function everyInWords(duration: string): string | undefined {
  const words = durationInWords(duration);
  return words && `every ${words.replace(/^1 /, '')}`;
}
