import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Match } from '../rules/rule';

/** Reads a phrase from token `i` on. */
export type Read = (t: DateTokens, i: number) => Match | undefined;

/** Words that make a date or duration approximate. */
export const APPROXIMATE = wordSet('about around approximately roughly circa ca c');
/** Words that bound a duration from one side. */
export const BOUNDS = wordSet('nearly almost over under some another');
/** The same in several words. */
export const MANY_WORDS: readonly (readonly string[])[] = [
  ['more', 'than'],
  ['less', 'than'],
  ['fewer', 'than'],
  ['at', 'least'],
  ['at', 'most'],
  ['up', 'to'],
  ['no', 'more', 'than'],
  ['not', 'more', 'than'],
  ['a', 'little', 'more', 'than'],
  ['a', 'little', 'over'],
  ['well', 'over'],
  ['close', 'to'],
  ['only', 'about'],
];
/** Where in a period. */
export const STAGES = wordSet('early mid late middle earlier later');
/** What a period has: "the end of the year". */
export const PARTS = wordSet(`
  beginning end start middle close turn rest remainder height midst eve opening outset dawn part half third
  days months weeks years month year
`);

/** Words in front of a date that make it uncertain; they stay outside. */
export const UNCERTAIN = wordSet('possibly perhaps probably maybe');

/** What bounds begin with. */
export const BOUNDED = new Set([...APPROXIMATE, ...BOUNDS, ...MANY_WORDS.map(words => words[0])]);
/** What parts of periods begin with. */
export const PART_STARTS = new Set(['the', 'a', 'last', ...PARTS]);

/** Whether a noun may follow, to which a word in front then belongs. */
export const nounFollows = (t: DateTokens, i: number): boolean =>
  t.at(i).kind === 'word' && !FUNCTION_WORDS.has(t.at(i).text);
const FUNCTION_WORDS = wordSet(`
  of and or in on at to for from by with the a an he she it they we i was were is are had has have when while
  as but that which who after before until this his her its their there if because so than would could will
`);
