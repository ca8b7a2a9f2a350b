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
/** A run of capitals is known by its first words. */
const LONGEST_RUN = 6;

/** What stands before the first and behind the last word of a sentence. */
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

/** Where a word stands as seen from the token that is decided. */
const roles = [
  'before',
  'after',
  'before2',
  'after2',
  'first',
  'last',
  'previous',
  'next',
  'self',
  'name',
] as const;
/** Index into `roles`. */
const enum Role {
  Before,
  After,
  Before2,
  After2,
  First,
  Last,
  Previous,
  Next,
  Self,
  /** What names the token itself; left out when training asks what the surroundings say. */
  Name,
}
/** Templates of one role are numbered from `role * TEMPLATES_OF_ROLE` on; those of pairs of words behind all roles'. */
const TEMPLATES_OF_ROLE = 8;
const PAIR_TEMPLATES = 10 * TEMPLATES_OF_ROLE;

const hashed = (template: number, value: number): number =>
  joinHashes(template, value) >>> (32 - FEATURE_BITS);

/** The features of a word in a role; returns how many were written into `into` from `at` on. */
function roleFeatures(role: Role, word: Word, variant: number, into: Int32Array, at: number): number {
  let count = at;
  let template = role * TEMPLATES_OF_ROLE;
  const add = (value: number): void => {
    into[count++] = hashed(template++, value);
  };
  switch (role) {
    case Role.Before:
    case Role.After:
      add(word.lower);
      add(word.middle);
      add(word.cluster);
      add(joinHashes(word.tags, word.case));
      break;
    case Role.Before2:
    case Role.After2:
      add(word.lower);
      add(word.middle);
      break;
    case Role.First:
    case Role.Last: {
      const place = variant >> 3;
      add(joinHashes(word.lower, place));
      add(joinHashes(word.middle, place));
      add(joinHashes(word.cluster, place));
      add(joinHashes(word.tags, variant));
      if (role === Role.Last) add(joinHashes(word.suffix3, place));
      break;
    }
    case Role.Previous:
    case Role.Next:
      add(joinHashes(word.lower, variant));
      add(joinHashes(word.middle, variant >> 3));
      break;
    case Role.Self:
      add(joinHashes(word.shape, variant));
      add(joinHashes(word.coarse, variant));
      add(joinHashes(word.middle, variant));
      add(joinHashes(word.cluster, variant & 1));
      add(joinHashes(word.tags, variant));
      add(joinHashes(word.suffix3, variant));
      add(joinHashes(word.suffix2, word.case));
      break;
    case Role.Name:
      add(word.lower);
      add(word.exact);
      add(joinHashes(word.prefix3, word.case));
      add(joinHashes(word.prefix4, word.case));
      add(joinHashes(word.suffix4, word.case));
      add(joinHashes(word.lower, variant & 1));
      break;
    default:
      return role satisfies never;
  }
  return count - at;
}

/** The words that a token's decision looks at, each with the variant of its role; filled by `look`, indexed by `Role`. */
export interface Looks {
  readonly words: Word[];
  readonly variants: Uint8Array;
}

export const newLooks = (): Looks => ({
  words: roles.map(() => NO_WORD),
  variants: new Uint8Array(roles.length),
});

/** Finds the words in all roles round token `i`, and writes the features of pairs of them; returns how many. */
export function look(
  view: SentenceView,
  segment: Segment,
  i: number,
  looks: Looks,
  into: Int32Array,
): number {
  const { words, glued, style } = view;
  let count = 0;
  let template = PAIR_TEMPLATES;
  const add = (value: number): void => {
    into[count++] = hashed(template++, value);
  };
  const at = (j: number): Word => words[j] ?? NO_WORD;
  const w = at(i);
  const before = at(i - 1);
  const after = at(i + 1);
  const before2 = at(i - 2);
  const after2 = at(i + 2);
  const glue = (glued[i] ?? 0) * 2 + (glued[i + 1] ?? 0);
  const setting = style * 2 + (view.opening[i] ?? 0);
  const { start, end, inRun } = runRound(view, segment, i);
  const first = at(start);
  const last = at(end);
  const previous = at(start - 1);
  const next = at(end + 1);
  const place = inRun ? (start === end ? 0 : i === start ? 1 : i === end ? 2 : 3) : 4;
  const placed = place * 8 + Math.min(end - start + 1, 6);

  const set = (role: Role, word: Word, variant: number): void => {
    looks.words[role] = word;
    looks.variants[role] = variant;
  };
  set(Role.Before, before, 0);
  set(Role.After, after, 0);
  set(Role.Before2, before2, 0);
  set(Role.After2, after2, 0);
  set(Role.First, first, placed);
  set(Role.Last, last, placed);
  set(Role.Previous, previous, placed);
  set(Role.Next, next, placed);
  set(Role.Self, w, setting);
  set(Role.Name, w, setting);

  add(joinHashes(joinHashes(before.case, w.case), after.case * 4 + glue));
  add(joinHashes(joinHashes(before2.case, before.case), joinHashes(w.case * 16 + after.case, after2.case)));
  add(joinHashes(before.coarse, w.coarse));
  add(joinHashes(w.coarse, after.coarse));
  add(joinHashes(before.coarse, joinHashes(w.coarse, after.coarse)));
  add(joinHashes(before2.coarse, before.coarse));
  add(joinHashes(after.coarse, after2.coarse));
  add(joinHashes(before.tags, w.tags));
  add(joinHashes(w.tags, after.tags));
  add((view.phraseTags[i] ?? 0) * 4 + (view.phrasePlace[i] ?? 0));
  add(joinHashes(before.lower, w.case * 4 + glue));
  add(joinHashes(after.lower, w.case * 4 + glue));
  add(placed * 8 + setting);
  add(joinHashes(previous.coarse, joinHashes(last.coarse, placed)));
  add(joinHashes(next.coarse, joinHashes(first.coarse, placed)));
  add(joinHashes(first.coarse, joinHashes(last.coarse, placed)));

  // The whole segment: "Organisation of the Islamic Conference" is decided by its first word.
  const fromStart = Math.min(i - segment.start, 4);
  const fromEnd = Math.min(segment.end - 1 - i, 4);
  const segmentFirst = at(segment.start);
  const segmentLast = at(segment.end - 1);
  add(joinHashes(segmentFirst.lower, fromStart));
  add(joinHashes(segmentLast.lower, fromEnd));
  add(joinHashes(segmentFirst.middle, fromStart * 8 + fromEnd));
  add(joinHashes(segmentLast.middle, fromStart * 8 + fromEnd));
  add(joinHashes(at(segment.start - 1).lower, fromStart));
  add(joinHashes(acronymOf(view, i), w.case));
  add(bracket(view, i) * 16 + w.case);
  return count;
}

/** Features of the token together with its surroundings; with `Role.Name` they are what training may leave out. */
function namePairs(
  { words, runStart, runEnd }: SentenceView,
  i: number,
  looks: Looks,
  into: Int32Array,
  at: number,
): number {
  let count = at;
  let template = PAIR_TEMPLATES + 40;
  const add = (value: number): void => {
    into[count++] = hashed(template++, value);
  };
  const word = (role: Role): Word => looks.words[role] ?? NO_WORD;
  const { lower } = word(Role.Name);
  const before = word(Role.Before);
  const after = word(Role.After);
  add(joinHashes(lower, before.lower));
  add(joinHashes(lower, after.lower));
  add(joinHashes(lower, looks.variants[Role.First] ?? 0));
  add(joinHashes(lower, before.coarse));
  add(joinHashes(lower, after.coarse));
  const start = runStart[i] ?? -1;
  if (start >= 0) {
    let run = words[start]?.lower ?? 0;
    for (let j = start + 1; j <= (runEnd[i] ?? 0) && j < start + LONGEST_RUN; j++)
      run = joinHashes(run, words[j]?.lower ?? 0);
    add(joinHashes(run, (looks.variants[Role.First] ?? 0) >> 3));
  }
  return count - at;
}

/** The run of capitals that a token belongs to; for a joining word, from the run before it to the one behind. */
function runRound(
  { runStart, runEnd }: SentenceView,
  segment: Segment,
  i: number,
): { start: number; end: number; inRun: boolean } {
  let start = runStart[i] ?? -1;
  if (start >= 0) return { start, end: runEnd[i] ?? i, inRun: true };
  start = i;
  while (start > segment.start && (runStart[start] ?? -1) < 0) start--;
  let end = i;
  while (end < segment.end - 1 && (runEnd[end] ?? -1) < 0) end++;
  return {
    start: (runStart[start] ?? -1) >= 0 ? (runStart[start] ?? i) : i,
    end: (runEnd[end] ?? -1) >= 0 ? (runEnd[end] ?? i) : i,
    inRun: false,
  };
}

/**
 * The features of one token of a candidate segment, as hashes of `FEATURE_BITS` bits, written into `into`. Training and use
 * share this function, so that they cannot differ. Those that name the token itself stand last, from `nameFrom` on: training
 * leaves them out at times, to learn from the surroundings as for a name never seen.
 */
export function tokenFeatures(
  view: SentenceView,
  segment: Segment,
  i: number,
  looks: Looks,
  into: Int32Array,
): { count: number; nameFrom: number } {
  let count = look(view, segment, i, looks, into);
  for (let role = 0; role < NEIGHBOURS; role++) count += neighbourFeatures(role, looks, into, count);
  const nameFrom = count + ownFeatures(looks, into, count);
  count = nameFrom + nameFeatures(view, i, looks, into, nameFrom);
  return { count, nameFrom };
}

/** The first roles are those of neighbours; their features depend on the word alone. */
export const NEIGHBOURS = 4;

export const neighbourFeatures = (role: number, looks: Looks, into: Int32Array, at: number): number =>
  roleFeatures(role, looks.words[role] ?? NO_WORD, 0, into, at);

/** The features of the run of capitals and of the token's look. */
export function ownFeatures(looks: Looks, into: Int32Array, at: number): number {
  let count = at;
  for (let role = NEIGHBOURS; role < Role.Name; role++) {
    count += roleFeatures(role, looks.words[role] ?? NO_WORD, looks.variants[role] ?? 0, into, count);
  }
  return count - at;
}

/** The features that name the token itself. */
export function nameFeatures(
  view: SentenceView,
  i: number,
  looks: Looks,
  into: Int32Array,
  at: number,
): number {
  const count = roleFeatures(
    Role.Name,
    looks.words[Role.Name] ?? NO_WORD,
    looks.variants[Role.Name] ?? 0,
    into,
    at,
  );
  return count + namePairs(view, i, looks, into, at + count);
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
