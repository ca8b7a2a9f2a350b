import { hashText } from './hash';
import { tagBit } from './lexicon';
import { Case, type Word } from './words';

/** Token indexes of one sentence, `start` inclusive, `end` exclusive. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** So many words that may join the parts of a name ("of the") are bridged. */
const WIDEST_BRIDGE = 3;
/** So many lower-case words may follow a name's capitals ("Italian general election"). */
const LONGEST_TAIL = 2;

const OF = hashText('of');
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
    if (last >= 0 && i - last - 1 <= WIDEST_BRIDGE && joined(words, glued, last + 1, i))
      inside.fill(1, last, i);
    last = i;
  });
  const found: Segment[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!inside[i]) continue;
    let start = i;
    const floor = found.at(-1)?.end ?? 0;
    while (start > floor && start > i - LONGEST_TAIL && opens(words[start - 1])) start--;
    let end = i + 1;
    while (end < words.length && inside[end]) end++;
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
const mayName = (word: Word): boolean =>
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

const opens = (word: Word | undefined): boolean =>
  word !== undefined && ((word.tags & OPENS) !== 0 || word.case === Case.Number);
const ends = (word: Word | undefined): boolean =>
  word !== undefined && ((word.tags & ENDS) !== 0 || word.case === Case.Number);
