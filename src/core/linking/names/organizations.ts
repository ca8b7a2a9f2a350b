import { ACRONYMS } from '../wordLists/acronyms';
import { COMPANY_SUFFIXES, SAME_WORD, SMALL_WORDS } from '../wordLists/organizations';

/** Linking vowels of Persian and Urdu names (Yadgar-e-Shuhada, Yadgar-i-Shuhada) and the Spanish `y`. */
const IZAFE = new Set(['i', 'e', 'y']);

/** The words that carry the name: spellings unified, plurals cut, articles, prepositions and inner `i`, `e`, `y` left out. */
export function contentWords(words: readonly string[]): string[] {
  const last = words.length - 1;
  const kept = words.filter((word, i) => !SMALL_WORDS.has(word) && !(IZAFE.has(word) && i > 0 && i < last));
  return (kept.length === 0 ? words : kept).map(word => singularWord(SAME_WORD[word] ?? word));
}

/** `pictures` -> `picture`; short words and those in -ss, -us, -is stay. */
const singularWord = (word: string): string => (word.length > 4 ? word.replace(/(?<=[^sui])s$/, '') : word);

/** Words without a legal form at the end: `paxar corp` -> `paxar`. Never takes the last word that is left. */
export function withoutCompanySuffix(words: readonly string[]): string[] {
  const kept = [...words];
  if (kept.length > 1 && kept[0] === 'nv') kept.shift();
  while (kept.length > 1 && COMPANY_SUFFIXES.has(kept[kept.length - 1] ?? '')) kept.pop();
  if (kept.length > 1 && (kept[kept.length - 1] === '&' || kept[kept.length - 1] === 'and')) kept.pop();
  return kept;
}

export const hasCompanySuffix = (words: readonly string[]): boolean =>
  words.length > 1 && COMPANY_SUFFIXES.has(words[words.length - 1] ?? '');

const expansions = new Map(
  ACRONYMS.trim()
    .split('\n')
    .map(line => line.split('|'))
    .map(([short = '', long = '']) => [short, long.split(' ')] as const),
);

/** The words of the name that a well-known acronym or other name stands for; an acronym's letters may stand apart: "U N". */
export const knownExpansion = (words: readonly string[]): readonly string[] | undefined =>
  expansions.get(words.join(' ')) ?? expansions.get(words.join(''));

/** Initials of a name with and without its small words: `united nations` -> `un`; in lower case. */
export function initialsOf(words: readonly string[]): string[] {
  const all = words.map(word => word.charAt(0)).join('');
  const content = words.filter(word => !SMALL_WORDS.has(word));
  return [...new Set([all, content.map(word => word.charAt(0)).join('')])];
}
