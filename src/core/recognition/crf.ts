import { mayEnd, mayStart, OUTSIDE, predecessors, TAG_COUNT } from './tags';

/**
 * A linear-chain conditional random field over one candidate segment. Scores are laid out as `scores[token * TAG_COUNT +
 * tag]`, transitions as `transitions[before * TAG_COUNT + tag]`; the tokens round a segment are outside.
 * Source of the algorithms: Lafferty, McCallum and Pereira 2001; forward-backward with scaling as in Rabiner 1989.
 */
export interface Chain {
  readonly length: number;
  readonly scores: Float32Array | Float64Array;
  readonly transitions: Float64Array;
  /** Bit set of the tags allowed at each token; absent: all. */
  readonly allowed?: Uint32Array;
}

/** The most probable tags of a segment. */
export function bestTags({ length, scores, transitions }: Chain): Uint8Array {
  const best = new Float64Array(length * TAG_COUNT).fill(-Infinity);
  const from = new Uint8Array(length * TAG_COUNT);
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    if (mayStart(tag)) best[tag] = (scores[tag] ?? 0) + (transitions[OUTSIDE * TAG_COUNT + tag] ?? 0);
  }
  for (let i = 1; i < length; i++) {
    const row = i * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      let top = -Infinity;
      let source = OUTSIDE;
      for (const before of predecessors[tag] ?? []) {
        const score = (best[row - TAG_COUNT + before] ?? 0) + (transitions[before * TAG_COUNT + tag] ?? 0);
        if (score > top) {
          top = score;
          source = before;
        }
      }
      best[row + tag] = top + (scores[row + tag] ?? 0);
      from[row + tag] = source;
    }
  }
  const tags = new Uint8Array(length);
  let tag = OUTSIDE;
  let top = -Infinity;
  for (let t = 0; t < TAG_COUNT; t++) {
    const score = (best[(length - 1) * TAG_COUNT + t] ?? 0) + (transitions[t * TAG_COUNT + OUTSIDE] ?? 0);
    if (mayEnd(t) && score > top) {
      top = score;
      tag = t;
    }
  }
  for (let i = length - 1; i >= 0; i--) {
    tags[i] = tag;
    tag = from[i * TAG_COUNT + tag] ?? OUTSIDE;
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

export function lattice(chain: Chain, step = exponentials(chain.transitions)): Lattice {
  const { length, scores, allowed } = chain;
  const forward = new Float64Array(length * TAG_COUNT);
  const backward = new Float64Array(length * TAG_COUNT);
  const local = new Float64Array(length * TAG_COUNT);
  const scale = new Float64Array(length);
  let logSum = 0;
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    let top = -Infinity;
    for (let tag = 0; tag < TAG_COUNT; tag++) top = Math.max(top, scores[row + tag] ?? 0);
    const mask = allowed?.[i] ?? 0xffffffff;
    let sum = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      if (!((mask >>> tag) & 1)) continue;
      const here = Math.exp((scores[row + tag] ?? 0) - top);
      local[row + tag] = here;
      let reach = 0;
      if (i === 0) reach = mayStart(tag) ? (step[OUTSIDE * TAG_COUNT + tag] ?? 0) : 0;
      else {
        for (const before of predecessors[tag] ?? []) {
          reach += (forward[row - TAG_COUNT + before] ?? 0) * (step[before * TAG_COUNT + tag] ?? 0);
        }
      }
      const value = reach * here;
      forward[row + tag] = value;
      sum += value;
    }
    scale[i] = sum;
    logSum += Math.log(sum) + top;
    for (let tag = 0; tag < TAG_COUNT; tag++) forward[row + tag] = (forward[row + tag] ?? 0) / sum;
  }
  const lastRow = (length - 1) * TAG_COUNT;
  let end = 0;
  for (let tag = 0; tag < TAG_COUNT; tag++) {
    if (mayEnd(tag)) {
      backward[lastRow + tag] = step[tag * TAG_COUNT + OUTSIDE] ?? 0;
      end += (forward[lastRow + tag] ?? 0) * (backward[lastRow + tag] ?? 0);
    }
  }
  for (let tag = 0; tag < TAG_COUNT; tag++) backward[lastRow + tag] = (backward[lastRow + tag] ?? 0) / end;
  logSum += Math.log(end);
  for (let i = length - 2; i >= 0; i--) {
    const row = i * TAG_COUNT;
    const next = row + TAG_COUNT;
    const down = scale[i + 1] ?? 1;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const onward = ((backward[next + tag] ?? 0) * (local[next + tag] ?? 0)) / down;
      if (onward === 0) continue;
      for (const before of predecessors[tag] ?? []) {
        const cell = row + before;
        backward[cell] = (backward[cell] ?? 0) + (step[before * TAG_COUNT + tag] ?? 0) * onward;
      }
    }
  }
  return { forward, backward, local, scale, step, logSum };
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
