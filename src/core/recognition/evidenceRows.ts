import { TAG_COUNT, TYPE_COUNT } from './tags';

/** What a document says of a token of its own; each has its place in `rows[token * EVIDENCE_SLOTS + slot]`. */
export const enum EvidenceSlot {
  /** How the same word was read elsewhere: outside, or in a name of which type. */
  Outcome,
  /** The same word's place in names elsewhere. */
  Place,
  /** A name found elsewhere. */
  Phrase,
  /** A name elsewhere that the token abbreviates. */
  Abbreviated,
  /** The same word in lower case elsewhere. */
  Plain,
}
export const EVIDENCE_SLOTS = 5;

/** Places in a name: first, inside, last, all of it. */
const PLACES = 4;
const OUTCOMES = TYPE_COUNT + 1;
/** Steps between few and many occurrences, and between shares of them. */
const COUNT_STEPS = [1.5, 3.5];
const SHARE_STEPS = [0.6, 0.9];
const COUNTS = COUNT_STEPS.length + 1;
const SHARES = SHARE_STEPS.length + 1;
/** Styles of a sentence (running, title, capitals), each with and without being first in it. */
const SETTINGS = 6;

const PLACE_FROM = OUTCOMES * COUNTS * SHARES;
const PHRASE_FROM = PLACE_FROM + TYPE_COUNT * PLACES;
const ABBREVIATED_FROM = PHRASE_FROM + TYPE_COUNT * PLACES * COUNTS;
const PLAIN_FROM = ABBREVIATED_FROM + TYPE_COUNT;
/** Rows of the weight table: `weights[row * TAG_COUNT + tag]`. */
export const EVIDENCE_ROWS = PLAIN_FROM + SETTINGS * COUNTS;

function step(value: number, steps: readonly number[]): number {
  let count = 0;
  while (count < steps.length && value >= (steps[count] ?? Infinity)) count++;
  return count;
}

/** `outcome` is 0 for outside, else the type plus one; `share` is its part of all occurrences. */
export const outcomeRow = (outcome: number, occurrences: number, share: number): number =>
  (outcome * COUNTS + step(occurrences, COUNT_STEPS)) * SHARES + step(share, SHARE_STEPS);
export const placeRow = (type: number, place: number): number => PLACE_FROM + type * PLACES + place;
export const phraseRow = (type: number, place: number, occurrences: number): number =>
  PHRASE_FROM + (type * PLACES + place) * COUNTS + step(occurrences, COUNT_STEPS);
export const abbreviatedRow = (type: number): number => ABBREVIATED_FROM + type;
/** `setting` as in `ScoredParagraph`. */
export const plainRow = (setting: number, occurrences: number): number =>
  PLAIN_FROM + setting * COUNTS + step(occurrences, COUNT_STEPS);

/** Adds the weights of a segment's evidence to its scores, which start at its first token's. */
export function addEvidence(scores: Float32Array, rows: readonly number[], weights: Float64Array): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row < 0) continue;
    const cell = Math.floor(at / EVIDENCE_SLOTS) * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      scores[cell + tag] = (scores[cell + tag] as number) + (weights[row * TAG_COUNT + tag] as number);
  }
}
