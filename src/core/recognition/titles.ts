import { OFFICES, TITLES } from './wordLists/titles';

const STARTS_CAPITAL = /^\p{Lu}/u;
const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');

export const isTitle = (word: string): boolean => TITLES.has(bare(word));

/**
 * How many of a person's words are titles before the name: 2 for "Field Marshal Asim Munir". A title that is all there is
 * ("Major"), or that "of" follows ("Prince of Wales"), is the name.
 */
export function leadingTitles(words: readonly string[]): number {
  let count = officeEnd(words);
  for (let i = count; i < words.length - 1; i++) {
    const word = words[i] ?? '';
    const next = words[i + 1] ?? '';
    if (word === '-' && count === i && count > 0) continue;
    if (!isTitle(word) || count < i - 1) break;
    if (next === '-' ? !isTitle(words[i + 2] ?? '') : !STARTS_CAPITAL.test(next)) break;
    count = i + 1;
  }
  return count;
}

/** Behind the last office that has words before it and a name behind; 0 where there is none. */
function officeEnd(words: readonly string[]): number {
  for (let i = words.length - 2; i > 0; i--)
    if (OFFICES.has(bare(words[i] ?? '')) && STARTS_CAPITAL.test(words[i + 1] ?? '')) return i + 1;
  return 0;
}
