import { mayEnd, mayFollow, mayStart, OUTSIDE, TAG_COUNT } from './tags';

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

/** Tags whose score is so far below the token's best are passed over: their share is under a hundredth. */
const MARGIN = 6;
const FOLLOWS = Uint8Array.from({ length: TAG_COUNT * TAG_COUNT }, (_, cell) =>
  mayFollow(Math.floor(cell / TAG_COUNT), cell % TAG_COUNT) ? 1 : 0,
);
const STARTS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayStart(tag) ? 1 : 0));
const ENDS = Uint8Array.from({ length: TAG_COUNT }, (_, tag) => (mayEnd(tag) ? 1 : 0));
const ALL_TAGS = 2 ** TAG_COUNT - 1;

/** The tags worth looking at, token after token: `tags[starts[i]]` to `tags[starts[i + 1] - 1]`; O is always among them. */
export interface Live {
  readonly tags: Uint8Array;
  readonly starts: Uint32Array;
}

export function liveTags({ length, scores, allowed }: Chain): Live {
  const tags = new Uint8Array(length * TAG_COUNT);
  const starts = new Uint32Array(length + 1);
  let count = 0;
  for (let i = 0; i < length; i++) {
    starts[i] = count;
    const row = i * TAG_COUNT;
    const mask = allowed ? (allowed[i] as number) : ALL_TAGS;
    let top = -Infinity;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      if ((scores[row + tag] as number) > top) top = scores[row + tag] as number;
    // What an annotation allows counts in full, however unlikely.
    const least = allowed ? -Infinity : top - MARGIN;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      if ((mask >>> tag) & 1 && (tag === OUTSIDE || (scores[row + tag] as number) >= least))
        tags[count++] = tag;
    }
  }
  starts[length] = count;
  return { tags, starts };
}

/** The most probable tags of a segment. */
export function bestTags(
  chain: Chain,
  { tags: live, starts } = liveTags(chain),
  room = new LatticeRoom(),
): Uint8Array {
  const { length, scores, transitions } = chain;
  const { best, from } = room.paths(starts[length] as number);
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    for (let c = starts[i] as number; c < (starts[i + 1] as number); c++) {
      const tag = live[c] as number;
      let top = -Infinity;
      from[c] = i === 0 ? 0 : (starts[i - 1] as number);
      if (i === 0) {
        if (STARTS[tag]) top = transitions[OUTSIDE * TAG_COUNT + tag] as number;
      } else {
        for (let b = starts[i - 1] as number; b < (starts[i] as number); b++) {
          const cell = (live[b] as number) * TAG_COUNT + tag;
          if (!FOLLOWS[cell]) continue;
          const score = (best[b] as number) + (transitions[cell] as number);
          if (score > top) {
            top = score;
            from[c] = b;
          }
        }
      }
      best[c] = top + (scores[row + tag] as number);
    }
  }
  let top = -Infinity;
  let at = starts[length - 1] as number;
  for (let c = at; c < (starts[length] as number); c++) {
    const tag = live[c] as number;
    const score = (best[c] as number) + (transitions[tag * TAG_COUNT + OUTSIDE] as number);
    if (ENDS[tag] && score > top) {
      top = score;
      at = c;
    }
  }
  const tags = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i--) {
    tags[i] = live[at] as number;
    at = from[at] as number;
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

/** Room for the sums of one segment at a time, so that they need not be allocated for each. */
export class LatticeRoom {
  private room = new Float64Array(0);
  /** Views of the room by length: most segments are of a few lengths, and a view costs more than its sums. */
  private readonly views = new Map<number, FourArrays>();
  private best = new Float64Array(0);
  private from = new Uint32Array(0);

  /** Two arrays of `size` numbers, not cleared, good until the next call. */
  paths(size: number): { readonly best: Float64Array; readonly from: Uint32Array } {
    if (this.best.length < size) {
      this.best = new Float64Array(2 * size);
      this.from = new Uint32Array(2 * size);
    }
    return { best: this.best, from: this.from };
  }

  /** Four arrays of zeros, good until the next call. */
  arrays(length: number): FourArrays {
    const size = length * TAG_COUNT;
    if (this.room.length < 3 * size + length) {
      this.room = new Float64Array(6 * size + 2 * length);
      this.views.clear();
    } else this.room.fill(0, 0, 3 * size + length);
    let views = this.views.get(length);
    if (!views) {
      const part = (index: number): Float64Array => this.room.subarray(index * size, (index + 1) * size);
      views = [part(0), part(1), part(2), this.room.subarray(3 * size, 3 * size + length)];
      this.views.set(length, views);
    }
    return views;
  }
}

type FourArrays = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/** The sums of a segment. With a `room` they are good until its next use. */
export function lattice(
  chain: Chain,
  step = exponentials(chain.transitions),
  { tags: live, starts } = liveTags(chain),
  room = new LatticeRoom(),
): Lattice {
  const { length, scores } = chain;
  const [forward, backward, local, scale] = room.arrays(length);
  let logSum = 0;
  for (let i = 0; i < length; i++) {
    const row = i * TAG_COUNT;
    const begin = starts[i] as number;
    const end = starts[i + 1] as number;
    let top = -Infinity;
    for (let c = begin; c < end; c++) top = Math.max(top, scores[row + (live[c] as number)] as number);
    let sum = 0;
    for (let c = begin; c < end; c++) {
      const tag = live[c] as number;
      const here = Math.exp((scores[row + tag] as number) - top);
      local[row + tag] = here;
      let reach = 0;
      if (i === 0) reach = STARTS[tag] ? (step[OUTSIDE * TAG_COUNT + tag] as number) : 0;
      else {
        for (let b = starts[i - 1] as number; b < begin; b++) {
          const cell = (live[b] as number) * TAG_COUNT + tag;
          if (FOLLOWS[cell])
            reach += (forward[row - TAG_COUNT + (live[b] as number)] as number) * (step[cell] as number);
        }
      }
      forward[row + tag] = reach * here;
      sum += reach * here;
    }
    scale[i] = sum;
    logSum += Math.log(sum) + top;
    for (let c = begin; c < end; c++)
      forward[row + (live[c] as number)] = (forward[row + (live[c] as number)] as number) / sum;
  }
  logSum += Math.log(closeBackward(live, starts, length, forward, backward, step));
  for (let i = length - 2; i >= 0; i--) {
    const row = i * TAG_COUNT;
    const next = row + TAG_COUNT;
    const down = scale[i + 1] as number;
    for (let c = starts[i + 1] as number; c < (starts[i + 2] as number); c++) {
      const tag = live[c] as number;
      const onward = ((backward[next + tag] as number) * (local[next + tag] as number)) / down;
      if (onward === 0) continue;
      for (let b = starts[i] as number; b < (starts[i + 1] as number); b++) {
        const cell = (live[b] as number) * TAG_COUNT + tag;
        if (!FOLLOWS[cell]) continue;
        const at = row + (live[b] as number);
        backward[at] = (backward[at] as number) + (step[cell] as number) * onward;
      }
    }
  }
  return { forward, backward, local, scale, step, logSum };
}

/** Fills the last token's backward sums, so that forward times backward is a probability; returns what they were divided by. */
function closeBackward(
  live: Uint8Array,
  starts: Uint32Array,
  length: number,
  forward: Float64Array,
  backward: Float64Array,
  step: Float64Array,
): number {
  const row = (length - 1) * TAG_COUNT;
  let sum = 0;
  for (let c = starts[length - 1] as number; c < (starts[length] as number); c++) {
    const tag = live[c] as number;
    if (ENDS[tag]) sum += (forward[row + tag] as number) * (step[tag * TAG_COUNT + OUTSIDE] as number);
  }
  for (let c = starts[length - 1] as number; c < (starts[length] as number); c++) {
    const tag = live[c] as number;
    if (ENDS[tag]) backward[row + tag] = (step[tag * TAG_COUNT + OUTSIDE] as number) / sum;
  }
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
