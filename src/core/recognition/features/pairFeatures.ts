import { isCapital, type Segment } from '../candidates';
import type { FeatureList } from './featureList';
import { hashText, joinHashes } from '../hash';
import { tagBit } from '../lexicon';
import { isOpeningMark, type SentenceView } from '../sentenceView';
import type { Surroundings } from './surroundings';
import { NAME_PAIR_TEMPLATES, PAIR_TEMPLATES, placeOf, Role } from './wordFeatures';
import { Case, NO_WORD, type Word } from '../words';

/** A run of capitals is known by its first words. */
const LONGEST_RUN = 6;
/** Distances from a segment's ends are told apart up to this. */
const FARTHEST = 4;
/** So many tokens back a bracket or a quotation mark is looked for. */
const BRACKET_WINDOW = 5;
/** An abbreviated name has at most so many words for each letter of its acronym. */
const WORDS_PER_LETTER = 3;

const OPEN_BRACKET = hashText('(');
const CLOSE_BRACKET = hashText(')');
const FUNCTION = tagBit('function');

/** Adds the features of several words together, of the segment and of the sentence round token `i`. */
export function addPairFeatures(
  view: SentenceView,
  segment: Segment,
  i: number,
  round: Surroundings,
  features: FeatureList,
): void {
  const { words, glued } = view;
  const at = (j: number): Word => words[j] ?? NO_WORD;
  const w = round.word(Role.Self);
  const before = round.word(Role.Before);
  const after = round.word(Role.After);
  const before2 = round.word(Role.Before2);
  const after2 = round.word(Role.After2);
  const first = round.word(Role.First);
  const last = round.word(Role.Last);
  const placed = round.variant(Role.First);
  const setting = round.variant(Role.Self);
  const glue = (glued[i] ?? 0) * 2 + (glued[i + 1] ?? 0);

  features.startAt(PAIR_TEMPLATES);
  features.add(joinHashes(joinHashes(before.case, w.case), after.case * 4 + glue));
  features.add(
    joinHashes(joinHashes(before2.case, before.case), joinHashes(w.case * 16 + after.case, after2.case)),
  );
  features.add(joinHashes(before.coarse, w.coarse));
  features.add(joinHashes(w.coarse, after.coarse));
  features.add(joinHashes(before.coarse, joinHashes(w.coarse, after.coarse)));
  features.add(joinHashes(before2.coarse, before.coarse));
  features.add(joinHashes(after.coarse, after2.coarse));
  features.add(joinHashes(before.tags, w.tags));
  features.add(joinHashes(w.tags, after.tags));
  features.add((view.phraseTags[i] ?? 0) * 4 + (view.phrasePlace[i] ?? 0));
  features.add(joinHashes(before.lower, w.case * 4 + glue));
  features.add(joinHashes(after.lower, w.case * 4 + glue));
  features.add(placed * 8 + setting);
  features.add(joinHashes(round.word(Role.Previous).coarse, joinHashes(last.coarse, placed)));
  features.add(joinHashes(round.word(Role.Next).coarse, joinHashes(first.coarse, placed)));
  features.add(joinHashes(first.coarse, joinHashes(last.coarse, placed)));

  // The whole segment: "Organisation of the Islamic Conference" is decided by its first word.
  const fromStart = Math.min(i - segment.start, FARTHEST);
  const fromEnd = Math.min(segment.end - 1 - i, FARTHEST);
  const segmentFirst = at(segment.start);
  const segmentLast = at(segment.end - 1);
  features.add(joinHashes(segmentFirst.lower, fromStart));
  features.add(joinHashes(segmentLast.lower, fromEnd));
  features.add(joinHashes(segmentFirst.middle, fromStart * 8 + fromEnd));
  features.add(joinHashes(segmentLast.middle, fromStart * 8 + fromEnd));
  features.add(joinHashes(at(segment.start - 1).lower, fromStart));
  features.add(joinHashes(acronymOf(view, i), w.case));
  features.add(bracket(view, i) * 16 + w.case);
}

/** Adds the features of the token's name together with its surroundings. */
export function addNamePairFeatures(
  { words, runStart, runEnd }: SentenceView,
  i: number,
  round: Surroundings,
  features: FeatureList,
): void {
  const { lower } = round.word(Role.Name);
  const before = round.word(Role.Before);
  const after = round.word(Role.After);
  const placed = round.variant(Role.First);
  features.startAt(NAME_PAIR_TEMPLATES);
  features.add(joinHashes(lower, before.lower));
  features.add(joinHashes(lower, after.lower));
  features.add(joinHashes(lower, placed));
  features.add(joinHashes(lower, before.coarse));
  features.add(joinHashes(lower, after.coarse));
  const start = runStart[i] ?? -1;
  if (start < 0) return;
  let run = words[start]?.lower ?? 0;
  for (let j = start + 1; j <= (runEnd[i] ?? 0) && j < start + LONGEST_RUN; j++)
    run = joinHashes(run, words[j]?.lower ?? 0);
  features.add(joinHashes(run, placeOf(placed)));
}

/** Middle cluster of the last word of the name that an acronym in brackets abbreviates, plus one; 0 if there is none. */
function acronymOf({ words }: SentenceView, i: number): number {
  const acronym = words[i]?.acronym ?? '';
  if (acronym.length < 2 || words[i - 1]?.lower !== OPEN_BRACKET) return 0;
  let letter = acronym.length - 1;
  for (let j = i - 2; j >= 0 && j > i - 2 - WORDS_PER_LETTER * acronym.length; j--) {
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
  for (let j = i - 1; j >= 0 && j >= i - BRACKET_WINDOW; j--) {
    const mark = words[j];
    if (!mark || mark.case !== Case.Mark) continue;
    if (mark.lower === OPEN_BRACKET) return 1;
    if (isOpeningMark(mark)) return 2;
    if (mark.lower === CLOSE_BRACKET) return 0;
  }
  return 0;
}
