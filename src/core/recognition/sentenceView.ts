import { isCapital, mayName } from './candidates';
import { hashText, joinHashes } from './hash';
import { tagBit, type Lexicon } from './lexicon';
import { Case, NO_WORD, type Word } from './words';

/** Names of the lexicon are at most so many tokens long. */
const LONGEST_PHRASE = 4;
/** How the capitals of a sentence are to be read. */
const enum Style {
  Running,
  Title,
  AllCaps,
}
/** A sentence has a style when so much of it is written so, and it is not too short to tell. */
const STYLED_SHARE = 0.7;
const FEWEST_STYLED_WORDS = 3;
/** Shorter words are articles and the like, which stay small in titles. */
const SHORTEST_TITLE_WORD = 4;

const HYPHEN = hashText('-');
const OPENING_MARKS = new Set(['"', '“', '‘', '«', ':', '•', '*', '-', '–', '—', '='].map(hashText));
const STARTS_PHRASE = tagBit('startsPhrase');
const FUNCTION = tagBit('function');
const OPENS = tagBit('opens');

/** Whether a mark opens a quotation, an item or the like, so that a capital behind it may be no name's. */
export const isOpeningMark = (mark: Word): boolean => OPENING_MARKS.has(mark.exact);

/** One sentence, ready to have its features read. */
export interface SentenceView {
  readonly words: readonly Word[];
  /** 1 where no white space stands before the token. */
  readonly glued: readonly number[];
  /** First and last token of the run of capitals that each token belongs to; -1 where it belongs to none. */
  readonly runStart: number[];
  readonly runEnd: number[];
  /** Tags of the lexicon's phrase round each token, and the token's place in it (1 first, 2 inside, 3 last). */
  readonly phraseTags: number[];
  readonly phrasePlace: number[];
  /** 1 for tokens that stand first in the sentence, or first behind an opening quotation mark or a colon. */
  readonly opening: readonly number[];
  readonly style: number;
}

export function viewSentence(
  words: readonly Word[],
  glued: readonly number[],
  lexicon: Lexicon,
): SentenceView {
  const each = (value: number): number[] => new Array<number>(words.length).fill(value);
  const view = {
    words,
    glued,
    runStart: each(-1),
    runEnd: each(-1),
    phraseTags: each(0),
    phrasePlace: each(0),
    opening: openings(words),
    style: styleOf(words),
  };
  markRuns(view);
  markPhrases(view, lexicon);
  return view;
}

function openings(words: readonly Word[]): number[] {
  let opening = true;
  return words.map((word, i) => {
    if (word.case === Case.Mark) {
      opening ||= isOpeningMark(word) || i === 0;
      return 0;
    }
    const opens = opening ? 1 : 0;
    opening = false;
    return opens;
  });
}

function styleOf(words: readonly Word[]): Style {
  let letters = 0;
  let capitals = 0;
  let allCaps = 0;
  for (const word of words) {
    if (word.case > Case.Mixed || (word.case === Case.Lower && word.text.length < SHORTEST_TITLE_WORD))
      continue;
    letters++;
    if (word.case !== Case.Lower) capitals++;
    if (word.case === Case.AllCaps) allCaps++;
  }
  if (letters < FEWEST_STYLED_WORDS) return Style.Running;
  if (allCaps >= letters * STYLED_SHARE) return Style.AllCaps;
  return capitals >= letters * STYLED_SHARE ? Style.Title : Style.Running;
}

/**
 * Marks runs of capitals; hyphens inside a word hold a run together ("Zia-ul-Haq", "Ansar al-Sharia"). An article or a
 * preposition that is capital because the sentence starts with it belongs to no run.
 */
function markRuns({ words, glued, runStart, runEnd, opening }: SentenceView): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || !isCapital(word) || (opening[i] && word.case === Case.Capital && word.tags & FUNCTION))
      continue;
    let end = i;
    const start = hasPrefix(words, glued, i) ? i - 2 : i;
    for (;;) {
      const next = words[end + 1];
      if (next && isCapital(next)) end += 1;
      else if (hasPrefix(words, glued, end + 3) && isCapital(words[end + 3] ?? NO_WORD)) end += 3;
      else if (next?.lower === HYPHEN && isCapital(words[end + 2] ?? NO_WORD)) end += 2;
      else if (next?.lower === HYPHEN && words[end + 3]?.lower === HYPHEN && heldTogether(words, glued, end))
        end += 4;
      else break;
    }
    runStart.fill(start, start, end + 1);
    runEnd.fill(end, start, end + 1);
    i = end;
  }
}

/** "-ul-Haq" without white space behind token `end`. */
const heldTogether = (words: readonly Word[], glued: readonly number[], end: number): boolean =>
  isCapital(words[end + 4] ?? NO_WORD) && [1, 2, 3, 4].every(k => glued[end + k] === 1);

/** Whether a particle is glued to the word before a token by a hyphen: "al-Qaeda". */
const hasPrefix = (words: readonly Word[], glued: readonly number[], i: number): boolean =>
  words[i - 1]?.lower === HYPHEN &&
  glued[i - 1] === 1 &&
  glued[i] === 1 &&
  ((words[i - 2]?.tags ?? 0) & OPENS) !== 0;

function markPhrases({ words, phraseTags, phrasePlace }: SentenceView, lexicon: Lexicon): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || !(word.tags & STARTS_PHRASE) || !mayName(word)) continue;
    let key = word.lower;
    let end = -1;
    let tags = 0;
    for (let j = i + 1; j < words.length && j < i + LONGEST_PHRASE; j++) {
      key = joinHashes(key, words[j]?.lower ?? 0);
      const entry = lexicon.find(key);
      if (entry.tags === 0) continue;
      end = j;
      tags = entry.tags;
    }
    if (end < 0) continue;
    phraseTags.fill(tags, i, end + 1);
    phrasePlace.fill(2, i, end + 1);
    phrasePlace[i] = 1;
    phrasePlace[end] = 3;
    i = end;
  }
}
