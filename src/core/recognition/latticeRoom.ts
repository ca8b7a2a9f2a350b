import { TAG_COUNT } from './tags';

/** The arrays in which one segment at a time is read, indexed by `token * TAG_COUNT + tag`; none is cleared between uses. */
export interface LatticeArrays {
  readonly admitted: Float64Array;
  /** Score of the best path to each tag, and the tag before it on that path. */
  readonly best: Float64Array;
  readonly from: Uint8Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly local: Float64Array;
  /** One number a token. */
  readonly scale: Float64Array;
  /** What each tag of one token passes on backwards. */
  readonly onward: Float64Array;
}

/** Keeps the arrays between segments: to allocate them costs more than a short segment's sums. */
export class LatticeRoom {
  private length = 0;
  private arrays = arraysOf(0);

  /** Arrays for a segment of `length` tokens or more, good until the next call. */
  of(length: number): LatticeArrays {
    if (length > this.length) {
      this.length = 2 * length;
      this.arrays = arraysOf(this.length);
    }
    return this.arrays;
  }
}

function arraysOf(length: number): LatticeArrays {
  const cells = length * TAG_COUNT;
  return {
    admitted: new Float64Array(cells),
    best: new Float64Array(cells),
    from: new Uint8Array(cells),
    forward: new Float64Array(cells),
    backward: new Float64Array(cells),
    local: new Float64Array(cells),
    scale: new Float64Array(length),
    onward: new Float64Array(TAG_COUNT),
  };
}
