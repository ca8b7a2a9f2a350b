import { isCapital, type Segment } from './candidates';
import {
  abbreviatedRow,
  EVIDENCE_SLOTS,
  EvidenceSlot,
  outcomeRow,
  phraseRow,
  placeRow,
  plainRow,
} from './evidenceRows';
import { hashText, joinHashes } from './hash';
import { nameEnd } from './mentions';
import type { ScoredParagraph } from './sentenceTagger';
import { beginTag, OUTSIDE, TAG_COUNT, TYPE_COUNT, typeOfTag } from './tags';
import type { Word } from './words';

/** Names are looked up to this length in tokens. */
const LONGEST_NAME = 8;
/** So much probability of other occurrences is the least that counts as one. */
const LEAST_MASS = 0.5;

/** A name as the first reading found it, in tokens of its paragraph. */
interface ReadName extends Segment {
  readonly type: number;
  readonly probability: number;
}

/** What is known of a word (lower-case form). */
interface WordUse {
  /** The sum of its tags' probabilities over all occurrences with a capital. */
  readonly mass: Float64Array;
  /** How often it stands in lower case. */
  plain: number;
}

/**
 * What a document says of its own names: after a first reading of each segment by itself, how each word, each name and each
 * abbreviation was read elsewhere in the document. A surname is known from the full name, a heading from the running text,
 * an acronym from its expansion. No occurrence counts for itself. The two-stage idea is Krishnan and Manning's (2006).
 */
export class DocumentEvidence {
  private readonly words = new Map<number, WordUse>();
  /** For each name: the sum of its probabilities by type. */
  private readonly phrases = new Map<number, Float64Array>();
  /** For the initials of each name of several words: the sum of its probabilities by type. */
  private readonly initials = new Map<number, Float64Array>();
  private readonly outcomes = new Float64Array(TYPE_COUNT + 1);
  private readonly rest = new Float64Array(TAG_COUNT);
  private readonly types = new Float64Array(TYPE_COUNT);

  constructor(paragraphs: readonly ScoredParagraph[]) {
    for (const paragraph of paragraphs) this.gather(paragraph);
    for (const { plainWords } of paragraphs) {
      for (const word of plainWords) {
        const use = this.words.get(word);
        if (use) use.plain++;
      }
    }
  }

  /**
   * For each token of a segment `EVIDENCE_SLOTS` rows of the weight table, -1 where there is no evidence; undefined where there
   * is none at all.
   */
  rows(paragraph: ScoredParagraph, segment: Segment): number[] | undefined {
    const { words, settings } = paragraph;
    const rows = new Array<number>((segment.end - segment.start) * EVIDENCE_SLOTS).fill(-1);
    let some = false;
    const set = (token: number, slot: EvidenceSlot, row: number): void => {
      rows[(token - segment.start) * EVIDENCE_SLOTS + slot] = row;
      some = true;
    };
    for (let i = segment.start; i < segment.end; i++) {
      const word = words[i];
      if (!word || !isCapital(word)) continue;
      const use = this.words.get(word.lower);
      if (use) {
        const { outcome, place } = this.elsewhere(use, paragraph, i);
        if (outcome >= 0) set(i, EvidenceSlot.Outcome, outcome);
        if (place >= 0) set(i, EvidenceSlot.Place, place);
        if (use.plain > 0) set(i, EvidenceSlot.Plain, plainRow(settings[i] ?? 0, use.plain));
      }
      const type = this.abbreviated(word.acronym);
      if (type >= 0) set(i, EvidenceSlot.Abbreviated, abbreviatedRow(type));
    }
    const own = readNames(paragraph, segment);
    for (let i = segment.start; i < segment.end; i++) {
      const found = this.phraseElsewhere(words, own, i, segment.end);
      if (!found) continue;
      for (let k = i; k < found.end; k++) {
        const place = found.end - i === 1 ? 3 : k === i ? 0 : k === found.end - 1 ? 2 : 1;
        set(k, EvidenceSlot.Phrase, phraseRow(found.type, place, found.count));
      }
      i = found.end - 1;
    }
    return some ? rows : undefined;
  }

  private gather(paragraph: ScoredParagraph): void {
    const { words, reading, segments } = paragraph;
    for (let i = 0; i < words.length; i++) {
      const word = words[i];
      if (!word || !isCapital(word)) continue;
      let use = this.words.get(word.lower);
      if (!use) this.words.set(word.lower, (use = { mass: new Float64Array(TAG_COUNT), plain: 0 }));
      const { mass } = use;
      for (let tag = 0; tag < TAG_COUNT; tag++)
        mass[tag] = (mass[tag] as number) + (reading.probabilities[i * TAG_COUNT + tag] as number);
    }
    for (const segment of segments) {
      for (const name of readNames(paragraph, segment))
        this.gatherName(words.slice(name.start, name.end), name);
    }
  }

  private gatherName(words: readonly Word[], { type, probability }: ReadName): void {
    const phrase = massOf(
      this.phrases,
      words.reduce((key, word) => joinHashes(key, word.lower), 0),
    );
    phrase[type] = (phrase[type] ?? 0) + probability;
    const capitals = words.filter(isCapital);
    if (capitals.length < 2) return;
    const letters = String.fromCharCode(...capitals.map(word => word.initial));
    const initials = massOf(this.initials, hashText(letters));
    initials[type] = (initials[type] ?? 0) + probability;
  }

  /** How a word was read elsewhere than at token `i`: rows of the weight table, -1 where there are too few occurrences. */
  private elsewhere(
    { mass }: WordUse,
    { reading }: ScoredParagraph,
    i: number,
  ): { outcome: number; place: number } {
    const { rest } = this;
    const outcomes = this.outcomes.fill(0);
    let total = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const value = Math.max(
        0,
        (mass[tag] as number) - (reading.probabilities[i * TAG_COUNT + tag] as number),
      );
      rest[tag] = value;
      const outcome = typeOfTag(tag) + 1;
      outcomes[outcome] = (outcomes[outcome] as number) + value;
      total += value;
    }
    if (total < LEAST_MASS) return { outcome: -1, place: -1 };
    const top = highest(outcomes);
    const outcome = outcomeRow(top, total, (outcomes[top] ?? 0) / total);
    if (top === 0) return { outcome, place: -1 };
    const first = beginTag(top - 1);
    return { outcome, place: placeRow(top - 1, highest(rest, first, first + 4) - first) };
  }

  /** The longest name from token `i` on that was read elsewhere too. */
  private phraseElsewhere(
    words: readonly Word[],
    own: readonly ReadName[],
    i: number,
    limit: number,
  ): { end: number; type: number; count: number } | undefined {
    let key = 0;
    let best: { end: number; type: number; count: number } | undefined;
    for (let end = i + 1; end <= limit && end <= i + LONGEST_NAME; end++) {
      key = joinHashes(key, words[end - 1]?.lower ?? 0);
      const mass = this.phrases.get(key);
      if (!mass) continue;
      const rest = this.types;
      rest.set(mass);
      for (const name of own) {
        if (name.start === i && name.end === end) rest[name.type] = (rest[name.type] ?? 0) - name.probability;
      }
      const type = highest(rest);
      const count = rest[type] ?? 0;
      if (count >= LEAST_MASS) best = { end, type, count };
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

/** The names that a segment's tags say, each as likely as its least likely token. */
function readNames({ reading }: ScoredParagraph, segment: Segment): ReadName[] {
  const { tags, probabilities } = reading;
  const found: ReadName[] = [];
  for (let start = segment.start; start < segment.end; start++) {
    const type = typeOfTag(tags[start] ?? OUTSIDE);
    if (type < 0) continue;
    const end = nameEnd(tags, start, segment.end);
    let probability = 1;
    for (let k = start; k < end; k++)
      probability = Math.min(probability, probabilities[k * TAG_COUNT + (tags[k] ?? 0)] ?? 0);
    found.push({ start, end, type, probability });
    start = end - 1;
  }
  return found;
}

function massOf(sums: Map<number, Float64Array>, key: number): Float64Array {
  const known = sums.get(key);
  if (known) return known;
  const fresh = new Float64Array(TYPE_COUNT);
  sums.set(key, fresh);
  return fresh;
}

/** Index of the highest value, the first of equals. */
function highest(values: Float64Array, from = 0, to = values.length): number {
  let top = from;
  for (let i = from + 1; i < to; i++) if ((values[i] ?? 0) > (values[top] ?? 0)) top = i;
  return top;
}
