import { isCapital, type Segment } from './candidates';
import { hashText, joinHashes } from './hash';
import { tagBit, type Lexicon } from './lexicon';
import { Case, type Word } from './words';

/** Features are hashed into so many bits; collisions among those that the model keeps are rare. */
export const FEATURE_BITS = 20;
/** No token has more features. */
export const MOST_FEATURES = 128;
/** Names of the lexicon are at most so many tokens long. */
const LONGEST_PHRASE = 4;

const NO_WORD: Word = {
  exact: 1, lower: 1, case: Case.Mark, shape: 1, prefix3: 1, prefix4: 1, suffix2: 1, suffix3: 1, suffix4: 1,
  cluster: 0, middle: 0, coarse: 0, tags: 0, initial: 0, acronym: '', length: 0,
}; // prettier-ignore

/** How the capitals of a sentence are to be read. */
const enum Style {
  Running,
  Title,
  AllCaps,
}
const STYLED_SHARE = 0.7;
const FEWEST_STYLED_WORDS = 3;
const HYPHEN = hashText('-');
const OPEN_BRACKET = hashText('(');
const CLOSE_BRACKET = hashText(')');
const OPENING_MARKS = new Set(['"', '“', '‘', '«', ':', '•', '*', '-', '–', '—', '='].map(hashText));
const STARTS_PHRASE = tagBit('startsPhrase');
const FUNCTION = tagBit('function');

/** One sentence, ready to have its features read. */
export interface SentenceView {
  readonly words: readonly Word[];
  /** Whether no white space stands before the token. */
  readonly glued: Uint8Array;
  /** First and last token of the run of capitals that each token belongs to; -1 where it belongs to none. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  /** Tags of the lexicon's phrase round each token, and the token's place in it (1 first, 2 inside, 3 last). */
  readonly phraseTags: Int32Array;
  readonly phrasePlace: Uint8Array;
  /** Tokens that stand first in the sentence, or first behind an opening quotation mark or a colon. */
  readonly opening: Uint8Array;
  readonly style: number;
}

export function viewSentence(words: readonly Word[], glued: Uint8Array, lexicon: Lexicon): SentenceView {
  const count = words.length;
  const view = {
    words,
    glued,
    runStart: new Int32Array(count).fill(-1),
    runEnd: new Int32Array(count).fill(-1),
    phraseTags: new Int32Array(count),
    phrasePlace: new Uint8Array(count),
    opening: new Uint8Array(count),
    style: styleOf(words),
  };
  let opening = true;
  words.forEach((word, i) => {
    if (word.case === Case.Mark) opening ||= OPENING_MARKS.has(word.exact) || i === 0;
    else {
      if (opening) view.opening[i] = 1;
      opening = false;
    }
  });
  markRuns(view);
  markPhrases(view, lexicon);
  return view;
}

function styleOf(words: readonly Word[]): Style {
  let letters = 0;
  let capitals = 0;
  let allCaps = 0;
  for (const word of words) {
    if (word.case > Case.Mixed || (word.length < 4 && word.case === Case.Lower)) continue;
    letters++;
    if (word.case !== Case.Lower) capitals++;
    if (word.case === Case.AllCaps) allCaps++;
  }
  if (letters < FEWEST_STYLED_WORDS) return Style.Running;
  if (allCaps >= letters * STYLED_SHARE) return Style.AllCaps;
  return capitals >= letters * STYLED_SHARE ? Style.Title : Style.Running;
}

/**
 * Marks runs of capitals; hyphens inside a word hold a run together ("Zia-ul-Haq"). An article or a preposition that is
 * capital because the sentence starts with it belongs to no run.
 */
function markRuns({ words, glued, runStart, runEnd, opening }: Omit<SentenceView, 'style'>): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || !isCapital(word) || (opening[i] && word.case === Case.Capital && word.tags & FUNCTION))
      continue;
    let end = i;
    for (;;) {
      const next = words[end + 1];
      if (next && isCapital(next)) end += 1;
      else if (next?.lower === HYPHEN && isCapital(words[end + 2] ?? NO_WORD)) end += 2;
      else if (next?.lower === HYPHEN && words[end + 3]?.lower === HYPHEN && heldTogether(words, glued, end))
        end += 4;
      else break;
    }
    runStart.fill(i, i, end + 1);
    runEnd.fill(end, i, end + 1);
    i = end;
  }
}

/** "-ul-Haq" without white space behind token `end`. */
const heldTogether = (words: readonly Word[], glued: Uint8Array, end: number): boolean =>
  isCapital(words[end + 4] ?? NO_WORD) && [1, 2, 3, 4].every(k => glued[end + k] === 1);

function markPhrases(
  view: { words: readonly Word[]; phraseTags: Int32Array; phrasePlace: Uint8Array },
  lexicon: Lexicon,
): void {
  const { words, phraseTags, phrasePlace } = view;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || !(word.tags & STARTS_PHRASE) || !isCapital(word)) continue;
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

/**
 * The features of one token of a candidate segment, as hashes of `FEATURE_BITS` bits: writes them into `into` and returns
 * how many. Training and use share this function, so that they cannot differ. With `anonymous` the features that name the
 * token itself are left out (training uses that to learn from the surroundings, as for a name never seen).
 */
export function tokenFeatures(
  view: SentenceView,
  segment: Segment,
  i: number,
  into: Int32Array,
  anonymous = false,
): number {
  const { words, glued, runStart, runEnd, style } = view;
  const at = (j: number): Word => words[j] ?? NO_WORD;
  let count = 0;
  let template = 0;
  const add = (value: number): void => {
    into[count++] = joinHashes(template++, value) >>> (32 - FEATURE_BITS);
  };
  const both = (a: number, b: number): void => add(joinHashes(a, b));
  const w = at(i);
  const before = at(i - 1);
  const after = at(i + 1);
  const before2 = at(i - 2);
  const after2 = at(i + 2);
  const glue = (glued[i] ?? 0) * 2 + (glued[i + 1] ?? 0);
  const opening = view.opening[i] ?? 0;
  const setting = style * 2 + opening;

  add(setting);
  add(before.lower);
  add(after.lower);
  add(before2.lower);
  add(after2.lower);
  both(before2.lower, before.lower);
  both(after.lower, after2.lower);
  both(w.shape, setting);
  both(joinHashes(before.case, w.case), after.case * 4 + glue);
  both(joinHashes(before2.case, before.case), joinHashes(w.case * 16 + after.case, after2.case));
  both(w.coarse, setting);
  both(w.middle, setting);
  both(w.cluster, opening);
  add(before.middle);
  add(after.middle);
  add(before.cluster);
  add(after.cluster);
  both(before.coarse, w.coarse);
  both(w.coarse, after.coarse);
  both(before.coarse, joinHashes(w.coarse, after.coarse));
  both(before2.coarse, before.coarse);
  both(after.coarse, after2.coarse);
  add(before2.middle);
  add(after2.middle);
  both(w.tags, setting);
  both(before.tags, before.case);
  both(after.tags, after.case);
  both(before.tags, w.tags);
  both(w.tags, after.tags);
  both(view.phraseTags[i] ?? 0, view.phrasePlace[i] ?? 0);
  both(w.suffix3, setting);
  both(before.lower, w.case * 4 + glue);
  both(after.lower, w.case * 4 + glue);
  both(before.lower, after.lower);
  both(w.suffix2, w.case);

  // The run of capitals as one thing.
  let start = runStart[i] ?? -1;
  let end = runEnd[i] ?? -1;
  const inRun = start >= 0;
  if (!inRun) {
    // A joining word sees the run before it; its place says so.
    start = i;
    while (start > segment.start && (runStart[start] ?? -1) < 0) start--;
    start = (runStart[start] ?? -1) >= 0 ? (runStart[start] ?? i) : i;
    end = i;
    while (end < segment.end - 1 && (runEnd[end] ?? -1) < 0) end++;
    end = (runEnd[end] ?? -1) >= 0 ? (runEnd[end] ?? i) : i;
  }
  const first = at(start);
  const last = at(end);
  const previous = at(start - 1);
  const next = at(end + 1);
  const place = inRun ? (start === end ? 0 : i === start ? 1 : i === end ? 2 : 3) : 4;
  const size = Math.min(end - start + 1, 6);
  const placed = place * 8 + size;
  both(placed, setting);
  both(first.lower, place);
  both(last.lower, place);
  both(previous.lower, placed);
  both(next.lower, placed);
  both(first.middle, place);
  both(last.middle, place);
  both(first.cluster, place);
  both(last.cluster, place);
  both(previous.middle, place);
  both(next.middle, place);
  both(first.tags, placed);
  both(last.tags, placed);
  both(previous.coarse, joinHashes(last.coarse, placed));
  both(next.coarse, joinHashes(first.coarse, placed));
  both(joinHashes(previous.lower, next.lower), place);
  both(first.coarse, joinHashes(last.coarse, placed));
  both(last.suffix3, place);

  // The whole segment: "Organisation of the Islamic Conference" is decided by its first word.
  const segmentFirst = at(segment.start);
  const segmentLast = at(segment.end - 1);
  const distance = Math.min(i - segment.start, 4) * 8 + Math.min(segment.end - 1 - i, 4);
  both(segmentFirst.lower, Math.min(i - segment.start, 4));
  both(segmentLast.lower, Math.min(segment.end - 1 - i, 4));
  both(segmentFirst.middle, distance);
  both(segmentLast.middle, distance);
  both(at(segment.start - 1).lower, Math.min(i - segment.start, 4));

  both(acronymOf(view, i), w.case);
  both(bracket(view, i), w.case);

  if (!anonymous) {
    add(w.lower);
    add(w.exact);
    both(w.lower, before.lower);
    both(w.lower, after.lower);
    both(w.lower, placed);
    both(w.lower, last.lower);
    both(w.lower, first.lower);
    both(w.prefix3, w.case);
    both(w.prefix4, w.case);
    both(w.suffix4, w.case);
    both(w.lower, opening);
    both(w.lower, before.coarse);
    both(w.lower, after.coarse);
    if (inRun) {
      let run = first.lower;
      for (let j = start + 1; j <= end && j < start + 6; j++) run = joinHashes(run, at(j).lower);
      both(run, place);
    }
  }
  return count;
}

/** Middle cluster of the last word of the name that an acronym in brackets abbreviates, plus one; 0 if there is none. */
function acronymOf({ words }: SentenceView, i: number): number {
  const acronym = words[i]?.acronym ?? '';
  if (acronym.length < 2 || words[i - 1]?.lower !== OPEN_BRACKET) return 0;
  let letter = acronym.length - 1;
  for (let j = i - 2; j >= 0 && j > i - 2 - 3 * acronym.length; j--) {
    const word = words[j];
    if (!word) break;
    if (word.initial === acronym.toUpperCase().charCodeAt(letter) && isCapital(word)) letter--;
    else if (isCapital(word) && !(word.tags & FUNCTION)) break;
    if (letter < 0) return 1 + (words[i - 2]?.middle ?? 0);
  }
  return 0;
}

/** 1 inside round brackets, 2 behind an opening quotation mark, by the nearest few tokens. */
function bracket({ words }: SentenceView, i: number): number {
  for (let j = i - 1; j >= 0 && j > i - 6; j--) {
    const mark = words[j];
    if (!mark || mark.case !== Case.Mark) continue;
    if (mark.lower === OPEN_BRACKET) return 1;
    if (OPENING_MARKS.has(mark.exact)) return 2;
    if (mark.lower === CLOSE_BRACKET) return 0;
  }
  return 0;
}
