import { isCapital } from './candidates';
import { hashText, joinHashes } from './hash';
import type { ScoredParagraph, ScoredSegment } from './sentenceTagger';
import { OUTSIDE, TAG_COUNT, typeOfTag } from './tags';

const TYPES = (TAG_COUNT - 1) / 4;
/** Outcomes of a token: outside, or inside a name of each type. */
const OUTCOMES = TYPES + 1;
/** Features of a token: its outcome elsewhere, its place in names elsewhere, a name found elsewhere, an abbreviated name, its use in lower case. */
export const EVIDENCE_SLOTS = 5;

const COUNT_STEPS = [1.5, 3.5];
const SHARE_STEPS = [0.6, 0.9];
const COUNTS = COUNT_STEPS.length + 1;
const SHARES = SHARE_STEPS.length + 1;
const OUTCOME_ROWS = OUTCOMES * COUNTS * SHARES;
/** Styles of a sentence (running, title, capitals), each with and without being first in it. */
const SETTINGS = 6;
const PLACE_ROWS = TYPES * 4;
const PHRASE_ROWS = TYPES * 4 * COUNTS;
/** Rows of the weight table: `weights[row * TAG_COUNT + tag]`. */
export const EVIDENCE_ROWS = OUTCOME_ROWS + PLACE_ROWS + PHRASE_ROWS + TYPES + SETTINGS * COUNTS;
/** Names are looked up to this length in tokens. */
const LONGEST_NAME = 8;
/** So much probability of other occurrences is the least that counts as one. */
const LEAST_MASS = 0.5;

/** A name as the first reading found it, in tokens of its segment. */
interface ReadName {
  readonly start: number;
  readonly end: number;
  readonly type: number;
  readonly probability: number;
}

/**
 * What a document says of its own names: after a first reading of each segment by itself, how each word, each name and each
 * abbreviation was read elsewhere in the document. A surname is known from the full name, a heading from the running text,
 * an acronym from its expansion. No occurrence counts for itself. The two-stage idea is Krishnan and Manning's (2006).
 */
export class DocumentEvidence {
  private readonly names: readonly (readonly ReadName[])[];
  /** For each word (lower-case form): the sum of its tags' probabilities over all occurrences. */
  private readonly words = new Map<number, Float64Array>();
  /** For each name: the sum of its probabilities by type. */
  private readonly phrases = new Map<number, Float64Array>();
  /** For the initials of each name of several words: the sum of its probabilities by type. */
  private readonly initials = new Map<number, Float64Array>();

  /** How often each word stands in lower case. */
  private readonly plain = new Map<number, number>();
  readonly segments: readonly ScoredSegment[];

  constructor(paragraphs: readonly ScoredParagraph[]) {
    const segments = paragraphs.flatMap(paragraph => paragraph.segments);
    this.segments = segments;
    for (const { plainWords } of paragraphs) {
      for (const word of plainWords) this.plain.set(word, (this.plain.get(word) ?? 0) + 1);
    }
    this.names = segments.map(readNames);
    segments.forEach((segment, s) => this.gather(segment, s));
  }

  /** For each token of a segment `EVIDENCE_SLOTS` rows of the weight table, -1 where there is no evidence; undefined where there is none at all. */
  rows(s: number): Int32Array | undefined {
    const segment = this.segments[s];
    if (!segment) return undefined;
    const { words } = segment;
    const rows = new Int32Array(words.length * EVIDENCE_SLOTS).fill(-1);
    let some = false;
    const set = (token: number, slot: number, row: number): void => {
      rows[token * EVIDENCE_SLOTS + slot] = row;
      some = true;
    };
    words.forEach((word, i) => {
      if (!isCapital(word)) return;
      const elsewhere = this.wordElsewhere(segment, i, word.lower);
      if (elsewhere) {
        set(i, 0, elsewhere.outcome);
        if (elsewhere.place >= 0) set(i, 1, OUTCOME_ROWS + elsewhere.place);
      }
      const type = this.abbreviated(word.acronym);
      if (type >= 0) set(i, 3, OUTCOME_ROWS + PLACE_ROWS + PHRASE_ROWS + type);
      const plain = this.plain.get(word.lower) ?? 0;
      if (plain > 0) {
        const setting = (segment.settings[i] ?? 0) * COUNTS + bucket(plain, COUNT_STEPS);
        set(i, 4, OUTCOME_ROWS + PLACE_ROWS + PHRASE_ROWS + TYPES + setting);
      }
    });
    for (let i = 0; i < words.length; i++) {
      const found = this.phraseElsewhere(s, i);
      if (!found) continue;
      for (let k = i; k < found.end; k++) {
        const place = found.end - i === 1 ? 3 : k === i ? 0 : k === found.end - 1 ? 2 : 1;
        set(k, 2, OUTCOME_ROWS + PLACE_ROWS + (found.type * 4 + place) * COUNTS + found.count);
      }
      i = found.end - 1;
    }
    return some ? rows : undefined;
  }

  private gather({ words, probabilities }: ScoredSegment, s: number): void {
    words.forEach((word, i) => {
      if (!isCapital(word)) return;
      const mass = massOf(this.words, word.lower, TAG_COUNT);
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        mass[tag] = (mass[tag] ?? 0) + (probabilities[i * TAG_COUNT + tag] ?? 0);
      }
    });
    for (const name of this.names[s] ?? []) {
      const inside = words.slice(name.start, name.end);
      const phrase = massOf(this.phrases, keyOf(inside.map(word => word.lower)), TYPES);
      phrase[name.type] = (phrase[name.type] ?? 0) + name.probability;
      const capitals = inside.filter(isCapital);
      if (capitals.length < 2) continue;
      const letters = String.fromCharCode(...capitals.map(word => word.initial));
      const initials = massOf(this.initials, hashText(letters), TYPES);
      initials[name.type] = (initials[name.type] ?? 0) + name.probability;
    }
  }

  private wordElsewhere(
    { probabilities }: ScoredSegment,
    i: number,
    key: number,
  ): { outcome: number; place: number } | undefined {
    const mass = this.words.get(key);
    if (!mass) return undefined;
    const outcomes = new Float64Array(OUTCOMES);
    const rest = new Float64Array(TAG_COUNT);
    let total = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const value = Math.max(0, (mass[tag] ?? 0) - (probabilities[i * TAG_COUNT + tag] ?? 0));
      rest[tag] = value;
      const outcome = typeOfTag(tag) + 1;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + value;
      total += value;
    }
    if (total < LEAST_MASS) return undefined;
    const top = highest(outcomes);
    const share = bucket((outcomes[top] ?? 0) / total, SHARE_STEPS);
    const outcome = (top * COUNTS + bucket(total, COUNT_STEPS)) * SHARES + share;
    if (top === 0) return { outcome, place: -1 };
    const first = 1 + (top - 1) * 4;
    const place = highest(rest.subarray(first, first + 4));
    return { outcome, place: (top - 1) * 4 + place };
  }

  /** The longest name from token `i` on that was read elsewhere too. */
  private phraseElsewhere(s: number, i: number): { end: number; type: number; count: number } | undefined {
    const { words } = this.segments[s] ?? { words: [] };
    const own = this.names[s] ?? [];
    let key = 0;
    let best: { end: number; type: number; count: number } | undefined;
    for (let end = i + 1; end <= words.length && end <= i + LONGEST_NAME; end++) {
      key = joinHashes(key, words[end - 1]?.lower ?? 0);
      const mass = this.phrases.get(key);
      if (!mass) continue;
      const rest = Float64Array.from(mass);
      for (const name of own) {
        if (name.start === i && name.end === end) rest[name.type] = (rest[name.type] ?? 0) - name.probability;
      }
      const type = highest(rest);
      const count = rest[type] ?? 0;
      if (count >= LEAST_MASS) best = { end, type, count: bucket(count, COUNT_STEPS) };
    }
    return best;
  }

  private abbreviated(acronym: string): number {
    if (acronym.length < 2) return -1;
    const mass = this.initials.get(hashText(acronym.toUpperCase()));
    if (!mass) return -1;
    const type = highest(mass);
    return (mass[type] ?? 0) >= LEAST_MASS ? type : -1;
  }
}

function readNames({ tokens, tags, probabilities }: ScoredSegment): ReadName[] {
  const found: ReadName[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const type = typeOfTag(tags[i] ?? OUTSIDE);
    if (type < 0) continue;
    let end = i + 1;
    // Begin and Inside go on; Last and Unit end a name.
    while (end < tokens.length && ((tags[end - 1] ?? 0) - 1) % 4 < 2) end++;
    let probability = 1;
    for (let k = i; k < end; k++)
      probability = Math.min(probability, probabilities[k * TAG_COUNT + (tags[k] ?? 0)] ?? 0);
    found.push({ start: i, end, type, probability });
    i = end - 1;
  }
  return found;
}

const keyOf = (words: readonly number[]): number => words.reduce((key, word) => joinHashes(key, word), 0);

function massOf(sums: Map<number, Float64Array>, key: number, size: number): Float64Array {
  const known = sums.get(key);
  if (known) return known;
  const fresh = new Float64Array(size);
  sums.set(key, fresh);
  return fresh;
}

function highest(values: Float64Array): number {
  let top = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[top] ?? 0)) top = i;
  return top;
}

const bucket = (value: number, steps: readonly number[]): number =>
  steps.filter(step => value >= step).length;

/** Scores with the weights of a segment's evidence added; the scores themselves where there is none. */
export function withEvidence(
  scores: Float32Array,
  rows: Int32Array | undefined,
  weights: Float64Array,
): Float32Array {
  if (!rows || weights.length === 0) return scores;
  const raised = Float32Array.from(scores);
  rows.forEach((row, at) => {
    if (row < 0) return;
    const token = Math.floor(at / EVIDENCE_SLOTS) * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      raised[token + tag] = (raised[token + tag] ?? 0) + (weights[row * TAG_COUNT + tag] ?? 0);
    }
  });
  return raised;
}
