import type { Token } from '../text/tokens';
import type { Segment } from './candidates';
import { bestTags, exponentials, lattice, pathProbability, type Lattice } from './crf';
import { LatticeRoom } from './latticeRoom';
import type { Mention } from './mention';
import { mentionsOf } from './mentions';
import { nameTags, OUTSIDE, TAG_COUNT, UNIT_STRIDE, unitTag } from './tags';

/** What the model makes of tokens. */
export interface Reading {
  readonly tags: Uint8Array;
  /** The probability of each tag at each token: `probabilities[token * TAG_COUNT + tag]`. */
  readonly probabilities: Float32Array;
}

export const newReading = (tokens: number): Reading => ({
  tags: new Uint8Array(tokens),
  probabilities: new Float32Array(tokens * TAG_COUNT),
});

/** Reads segments by one model's transitions. */
export class SegmentReader {
  private readonly step: Float64Array;
  private readonly room = new LatticeRoom();

  constructor(private readonly transitions: Float64Array) {
    this.step = exponentials(transitions);
  }

  /**
   * Reads a segment by its tokens' scores (`scores[token * TAG_COUNT + tag]`), and writes what it makes of it into `reading`.
   * Returns what `mentions` needs of a segment of several tokens, good until the next call.
   */
  read({ start, end }: Segment, scores: Float32Array, { tags, probabilities }: Reading): Lattice | undefined {
    const at = start * TAG_COUNT;
    if (end - start === 1) {
      tags[start] = this.readOne(at, scores, probabilities);
      return undefined;
    }
    const chain = { length: end - start, scores, at, transitions: this.transitions };
    tags.set(bestTags(chain, this.room), start);
    const sums = lattice(chain, this.step, this.room);
    const { forward, backward } = sums;
    for (let cell = 0; cell < (end - start) * TAG_COUNT; cell++)
      probabilities[at + cell] = (forward[cell] as number) * (backward[cell] as number);
    return sums;
  }

  /** A segment of one token, two of three: outside, or a name of one of the types. Returns its tag. */
  private readOne(at: number, scores: Float32Array, probabilities: Float32Array): number {
    const { transitions } = this;
    let top = -Infinity;
    let best = OUTSIDE;
    for (let tag = OUTSIDE; tag < TAG_COUNT; tag += UNIT_STRIDE) {
      const score =
        (scores[at + tag] as number) +
        (transitions[OUTSIDE * TAG_COUNT + tag] as number) +
        (transitions[tag * TAG_COUNT + OUTSIDE] as number);
      probabilities[at + tag] = score;
      if (score <= top) continue;
      top = score;
      best = tag;
    }
    let sum = 0;
    for (let tag = OUTSIDE; tag < TAG_COUNT; tag += UNIT_STRIDE) {
      const share = Math.exp((probabilities[at + tag] as number) - top);
      probabilities[at + tag] = share;
      sum += share;
    }
    for (let tag = OUTSIDE; tag < TAG_COUNT; tag += UNIT_STRIDE)
      probabilities[at + tag] = (probabilities[at + tag] as number) / sum;
    return best;
  }
}

/** The mentions of a segment that has just been read, and names that the model all but took, in text order. */
export function readMentions(
  tokens: readonly Token[],
  segment: Segment,
  { tags, probabilities }: Reading,
  sums: Lattice | undefined,
): Mention[] {
  return mentionsOf(tokens, segment, tags, (start, end, type) =>
    sums
      ? pathProbability(sums, start - segment.start, nameTags(type, end - start))
      : (probabilities[start * TAG_COUNT + unitTag(type)] as number),
  );
}
