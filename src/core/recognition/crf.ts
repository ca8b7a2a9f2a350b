import { LatticeRoom } from './latticeRoom';
import { mayEnd, mayStart, OUTSIDE, predecessors, successors, TAG_COUNT } from './tags';

/**
 * A linear-chain conditional random field over one candidate segment. Scores are laid out as `scores[at + token * TAG_COUNT +
 * tag]`, transitions as `transitions[before * TAG_COUNT + tag]`; the tokens round a segment are outside.
 * Source of the algorithms: Lafferty, McCallum and Pereira 2001; forward-backward with scaling as in Rabiner 1989.
 */
export interface Chain {
  readonly length: number;
  readonly scores: Float32Array | Float64Array;
  /** Where the first token's scores start; absent: 0. */
  readonly at?: number;
  readonly transitions: Float64Array;
  /** Bit set of the tags allowed at each token; absent: all. */
  readonly allowed?: Uint32Array;
}

/** Tags whose score is so far below the token's best are passed over: their share is under a hundredth. */
const MARGIN = 6;
const STARTS = Array.from({ length: TAG_COUNT }, (_, tag) => mayStart(tag));
const ENDS = Array.from({ length: TAG_COUNT }, (_, tag) => mayEnd(tag));

/** Writes the scores of the tags worth looking at, and -Infinity for the others; O is always worth it where it is allowed. */
function admit({ length, scores, at = 0, allowed }: Chain, admitted: Float64Array): void {
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    let top = -Infinity;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const score = scores[at + row + tag] as number;
      if (score > top) top = score;
      admitted[row + tag] = score;
    }
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      // What an annotation allows counts in full, however unlikely.
      const passes = allowed
        ? ((allowed[i] as number) >>> tag) & 1
        : tag === OUTSIDE || (admitted[row + tag] as number) >= top - MARGIN;
      if (!passes) admitted[row + tag] = -Infinity;
    }
  }
}

/** The most probable tags of a segment. */
export function bestTags(chain: Chain, room = new LatticeRoom()): Uint8Array {
  const { length, transitions } = chain;
  const { admitted, best, from } = room.of(length);
  admit(chain, admitted);
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    const before = row - TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      let top = -Infinity;
      if (i === 0) {
        if (STARTS[tag]) top = transitions[OUTSIDE * TAG_COUNT + tag] as number;
      } else {
        const sources = predecessors[tag] as readonly number[];
        for (let k = 0; k < sources.length; k++) {
          const source = sources[k] as number;
          const score = (best[before + source] as number) + (transitions[source * TAG_COUNT + tag] as number);
          if (score > top) {
            top = score;
            from[row + tag] = source;
          }
        }
      }
      best[row + tag] = top + (admitted[row + tag] as number);
    }
  }
  return followBack(chain, best, from);
}

/** The tags on the best path, from its best end on backwards. */
function followBack({ length, transitions }: Chain, best: Float64Array, from: Uint8Array): Uint8Array {
  const last = (length - 1) * TAG_COUNT;
  let top = -Infinity;
  let tag = OUTSIDE;
  for (let end = 0; end < TAG_COUNT; end++) {
    const score = (best[last + end] as number) + (transitions[end * TAG_COUNT + OUTSIDE] as number);
    if (ENDS[end] && score > top) {
      top = score;
      tag = end;
    }
  }
  const tags = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i--) {
    tags[i] = tag;
    tag = from[i * TAG_COUNT + tag] as number;
  }
  return tags;
}

/** Forward and backward sums of a segment, scaled at each token so that they stay within range. */
export interface Lattice {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** exp(score - the token's best score). */
  readonly local: Float64Array;
  readonly scale: Float64Array;
  /** exp(transitions). */
  readonly step: Float64Array;
  /** Logarithm of the sum over all allowed taggings. */
  readonly logSum: number;
}

/** The sums of a segment. With a `room` they are good until its next use, and may be longer than the segment. */
export function lattice(
  chain: Chain,
  step = exponentials(chain.transitions),
  room = new LatticeRoom(),
): Lattice {
  const { length } = chain;
  const { admitted, forward, backward, local, scale, onward } = room.of(length);
  admit(chain, admitted);
  let logSum = 0;
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    const before = row - TAG_COUNT;
    let top = -Infinity;
    for (let tag = 0; tag < TAG_COUNT; tag++) top = Math.max(top, admitted[row + tag] as number);
    let sum = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const here = Math.exp((admitted[row + tag] as number) - top);
      local[row + tag] = here;
      let reach = 0;
      if (i === 0) reach = STARTS[tag] ? (step[OUTSIDE * TAG_COUNT + tag] as number) : 0;
      else {
        const sources = predecessors[tag] as readonly number[];
        for (let k = 0; k < sources.length; k++) {
          const source = sources[k] as number;
          reach += (forward[before + source] as number) * (step[source * TAG_COUNT + tag] as number);
        }
      }
      forward[row + tag] = reach * here;
      sum += reach * here;
    }
    scale[i] = sum;
    logSum += Math.log(sum) + top;
    for (let tag = 0; tag < TAG_COUNT; tag++) forward[row + tag] = (forward[row + tag] as number) / sum;
  }
  logSum += Math.log(closeLattice(length, step, forward, backward));
  for (let i = length - 2; i >= 0; i--) {
    const row = i * TAG_COUNT;
    const next = row + TAG_COUNT;
    const down = scale[i + 1] as number;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      onward[tag] = ((backward[next + tag] as number) * (local[next + tag] as number)) / down;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const targets = successors[tag] as readonly number[];
      let reach = 0;
      for (let k = 0; k < targets.length; k++) {
        const target = targets[k] as number;
        reach += (step[tag * TAG_COUNT + target] as number) * (onward[target] as number);
      }
      backward[row + tag] = reach;
    }
  }
  return { forward, backward, local, scale, step, logSum };
}

/** Fills the last token's backward sums, so that forward times backward is a probability; returns what they were divided by. */
function closeLattice(
  length: number,
  step: Float64Array,
  forward: Float64Array,
  backward: Float64Array,
): number {
  const row = (length - 1) * TAG_COUNT;
  let sum = 0;
  for (let tag = 0; tag < TAG_COUNT; tag++)
    if (ENDS[tag]) sum += (forward[row + tag] as number) * (step[tag * TAG_COUNT + OUTSIDE] as number);
  for (let tag = 0; tag < TAG_COUNT; tag++)
    backward[row + tag] = ENDS[tag] ? (step[tag * TAG_COUNT + OUTSIDE] as number) / sum : 0;
  return sum;
}

export const exponentials = (logs: Float64Array): Float64Array => logs.map(Math.exp);

/** Probability of one tag at one token. */
export const tagProbability = ({ forward, backward }: Lattice, token: number, tag: number): number =>
  (forward[token * TAG_COUNT + tag] ?? 0) * (backward[token * TAG_COUNT + tag] ?? 0);

/** Probability that the tokens from `start` on carry exactly `tags` (a whole mention, say). */
export function pathProbability(lattice: Lattice, start: number, tags: readonly number[]): number {
  const { forward, backward, local, scale, step } = lattice;
  let value = forward[start * TAG_COUNT + (tags[0] ?? 0)] ?? 0;
  for (let k = 1; k < tags.length; k++) {
    const cell = (start + k) * TAG_COUNT + (tags[k] ?? 0);
    const move = step[(tags[k - 1] ?? 0) * TAG_COUNT + (tags[k] ?? 0)] ?? 0;
    value *= (move * (local[cell] ?? 0)) / (scale[start + k] ?? 1);
  }
  return value * (backward[(start + tags.length - 1) * TAG_COUNT + (tags.at(-1) ?? 0)] ?? 0);
}
