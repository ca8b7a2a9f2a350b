import { hashText } from './hash';
import { tagBit } from './lexicon';
import { SUFFIXES_BEHIND_COMMAS } from './wordLists/nameSuffixes';
import { Case, NO_WORD, type Word } from './words';

/** Token indexes of one sentence, `start` inclusive, `end` exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** So many words that may join the parts of a name ("of the") are bridged. */
const WIDEST_BRIDGE = 3;
/** So many lower-case words may follow a name's capitals ("Italian general election"). */
const LONGEST_TAIL = 2;

/** With and without a full stop. */
const SUFFIXES = new Set(
  [...SUFFIXES_BEHIND_COMMAS].flatMap(suffix => [hashText(suffix), hashText(`${suffix}.`)]),
);

/** Given names and initials behind a comma. */
const MOST_GIVEN_NAMES = 3;

const OF = hashText('of');
const HYPHEN = hashText('-');
const COMMA = hashText(',');
const QUOTATION_MARKS = new Set(['"', '“', '”'].map(hashText));
/** What stands before a surname that a comma parts from its given names; or nothing does. */
const LIST_MARKS = new Set([':', ';', '"', '“', '•', '*', '-', '–'].map(hashText));
const PRONOUN_I = hashText('i');
const FUNCTION = tagBit('function');
const JOINS = tagBit('joins');
const OPENS = tagBit('opens');
const ENDS = tagBit('ends');
const NAME_IN_LOWER_CASE = tagBit('nameInLowerCase');

export const isCapital = (word: Pick<Word, 'case'>): boolean =>
  word.case === Case.Capital ||
  word.case === Case.AllCaps ||
  word.case === Case.Mixed ||
  word.case === Case.Letter;

/**
 * The stretches of a sentence that can hold names: capitals, the words and marks that join them, and the numbers and
 * lower-case words that may open or end a name beside a capital. Everything else is outside, undecided by the model: this
 * is what makes the tagger quick.
 */
export function candidateSegments(words: readonly Word[], glued: readonly number[]): Segment[] {
  const inside = new Uint8Array(words.length);
  let last = -1;
  words.forEach((word, i) => {
    if (!mayName(word) || opensSentence(words, i)) return;
    inside[i] = 1;
    if (
      last >= 0 &&
      i - last - 1 <= WIDEST_BRIDGE &&
      (joined(words, glued, last + 1, i) || joinedByComma(words, last, i))
    )
      inside.fill(1, last, i);
    if (closesNickname(words, i - 1)) inside.fill(1, i - 4, i);
    last = i;
  });
  const found: Segment[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!inside[i]) continue;
    let start = i;
    const floor = found.at(-1)?.end ?? 0;
    while (start > floor && start > i - LONGEST_TAIL && opens(words[start - 1])) start--;
    // "al-Qaeda", "as-Sabah"
    if (start - 2 >= floor && isGluedHyphen(words, glued, start - 1) && isParticle(words[start - 2]))
      start -= 2;
    let end = i + 1;
    while (end < words.length && inside[end]) end++;
    // "Chiang Kai-shek", but also "Baghdad-based"
    while (isGluedHyphen(words, glued, end) && words[end + 1]?.case === Case.Lower) end += 2;
    const limit = end + LONGEST_TAIL;
    while (end < words.length && end < limit && !inside[end] && ends(words[end])) end++;
    // "the War of 1971"
    if (end + 1 < words.length && words[end]?.lower === OF && words[end + 1]?.case === Case.Number) end += 2;
    while (end < words.length && inside[end]) end++;
    found.push({ start, end });
    i = end - 1;
  }
  return found;
}

/** A capital, or what hurried writers leave without one: "kerala". */
export const mayName = (word: Word): boolean =>
  isCapital(word) || (word.case === Case.Lower && (word.tags & NAME_IN_LOWER_CASE) !== 0);

/** An article, pronoun or preposition that is capital because it stands first, or "I": no part of a name. */
function opensSentence(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!word || !(word.tags & FUNCTION)) return false;
  if (word.lower === PRONOUN_I && word.case === Case.Letter) return words[i + 1]?.case === Case.Lower;
  return word.case === Case.Capital && (i === 0 || words[i - 1]?.case === Case.Mark);
}

function joined(words: readonly Word[], glued: readonly number[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const word = words[i];
    // "Zia-ul-Haq": what hyphens hold together.
    if (word?.case === Case.Lower && glued[i] && glued[i + 1]) continue;
    if (!word || !(word.tags & JOINS || word.case === Case.Number)) return false;
  }
  return true;
}

/** A suffix behind a comma, or surname and given names as catalogues and mail programs write them: "To: Bianchi, Ada". */
function joinedByComma(words: readonly Word[], before: number, i: number): boolean {
  if (i !== before + 2 || words[before + 1]?.lower !== COMMA) return false;
  if (SUFFIXES.has(words[i]?.lower ?? 0)) return true;
  const opener = words[before - 1];
  if (opener && !LIST_MARKS.has(opener.exact)) return false;
  let end = i + 1;
  while (end < i + MOST_GIVEN_NAMES && isCapitalAt(words, end)) end++;
  const closer = words[end];
  return !closer || (closer.case === Case.Mark && closer.lower !== COMMA);
}

/** The second quotation mark round a nickname, with the name on both sides: 'Ada "Ace" Bianchi'. */
const closesNickname = (words: readonly Word[], i: number): boolean =>
  isQuotationMark(words[i]) &&
  isCapitalAt(words, i - 1) &&
  isQuotationMark(words[i - 2]) &&
  isCapitalAt(words, i - 3) &&
  isCapitalAt(words, i + 1);

const isCapitalAt = (words: readonly Word[], i: number): boolean => isCapital(words[i] ?? NO_WORD);

const isQuotationMark = (word: Word | undefined): boolean =>
  word !== undefined && QUOTATION_MARKS.has(word.exact);

const isGluedHyphen = (words: readonly Word[], glued: readonly number[], i: number): boolean =>
  words[i]?.lower === HYPHEN && glued[i] === 1 && glued[i + 1] === 1;

const isParticle = (word: Word | undefined): boolean => word !== undefined && (word.tags & OPENS) !== 0;
const opens = (word: Word | undefined): boolean =>
  word !== undefined && ((isParticle(word) && !(word.tags & FUNCTION)) || word.case === Case.Number);
const ends = (word: Word | undefined): boolean =>
  word !== undefined && ((word.tags & ENDS) !== 0 || word.case === Case.Number);
