/** Name keys: how one name is written in many ways. Used by linking, by the entity search and by recognition. */

/** Letters that Unicode does not decompose but that readers take for a plain one. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ſ: 's',
};

const MARKS = /\p{M}+/gu;
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Apostrophes, quotation marks and the letters that transliterations write for hamza and ayn. */
const APOSTROPHES = /['’‘`´ʼʻʾʿˈ′"“”„«»]/g;
const ASCII_NAME = /^[a-z0-9 -]*$/;

/** Lower case without diacritics, apostrophes and quotation marks; typographic dashes become `-`. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (ASCII_NAME.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, letter => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .replace(/[‐‑‒–—―]/g, '-');
}

const INITIALS = /(?<=^|[^\p{L}\p{N}])(?:\p{L}\.)+/gu;

/** Folded words with their inner hyphens: `Zia-ul-Haq` stays one word; `J. F.` gives `j`, `f`. */
export const hyphenWords = (name: string): string[] =>
  foldName(name)
    .split(/[^\p{L}\p{N}-]+/u)
    .map(word => word.replace(/^-+|-+$/g, ''))
    .filter(word => word !== '');

/** Folded words of a name: dots inside initials vanish (`U.S.` -> `us`), hyphens and other signs part words. */
export function nameWords(name: string): string[] {
  return foldName(name)
    .replace(INITIALS, initials => `${initials.replace(/\./g, '')} `)
    .split(/[^\p{L}\p{N}&+]+/u)
    .filter(word => word !== '');
}

/**
 * One word as romanizations of Arabic, Persian, Urdu and Cyrillic names vary it: `gaddafi`, `qaddafi`, `kadhafi`,
 * `gadhafi` -> one key; `mohammed`, `muhammad`, `mohamed` -> one key. Vowels are kept only at the start, so that the
 * key is a consonant frame; never take two equal keys alone as proof.
 */
export function soundKey(word: string): string {
  const frame = word
    .replace(/(.)\1+/g, '$1')
    .replace(/kh|gh|ck|q/g, 'k')
    .replace(/^[gh](?=[aeiou])/, match => (match === 'g' ? 'k' : match))
    .replace(/dh|dj/g, 'd')
    .replace(/th/g, 't')
    .replace(/sch|sh|ch|tch|cz|tsch/g, 'x')
    .replace(/ph/g, 'f')
    .replace(/ts|tz/g, 'z')
    .replace(/[wv]/g, 'v')
    .replace(/[cg](?=[aou]|$)/g, 'k')
    .replace(/z/g, 's');
  const first = /^[aeiouy]/.test(frame) ? 'a' : '';
  return first + frame.replace(/[aeiouyh]/g, '').replace(/(.)\1+/g, '$1');
}

/** Shorter words (numerals, particles, initials) are as they are: `II` is not `I`. */
const MIN_ROMANIZED = 4;

/**
 * One word without the differences that romanizations leave open, vowels kept: `qaddafi`, `gaddafi`, `kadhafi` -> one
 * key, and `yadgar-i` is not `yadgar-o`. Much finer than `soundKey`.
 */
export function romanKey(word: string): string {
  if (word.length < MIN_ROMANIZED) return word;
  return word
    .replace(/kh|gh|ck|q|g/g, 'k')
    .replace(/dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/ph/g, 'f')
    .replace(/ou|oo|o/g, 'u')
    .replace(/ee|ei|ie|ey|ay|ai|y/g, 'i')
    .replace(/e(?!a)/g, 'a')
    .replace(/w/g, 'v')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.)h$/, '');
}
