import { FEATURE_BITS, type FeatureList } from './featureList';
import { TAG_COUNT, tagOrder } from '../tags';

/** A row is its scale, a 32-bit float, and behind it its weights, filled up to half a line of a processor's cache. */
const SCALE_BYTES = 4;
const ROW_BYTES = Math.ceil((SCALE_BYTES + TAG_COUNT) / 32) * 32;
const ROW_FLOATS = ROW_BYTES / 4;

/**
 * The weights of the hashed features. Its speed depends on how few lines of memory it touches: one bit says whether a feature
 * has weights, counting the bits before it gives its row, a weight is one byte, and those of `tagOrder` stand first.
 */
export class FeatureTable {
  /** For each 32 features which of them have a row, and how many rows there are before theirs. */
  private readonly index = new Uint32Array((2 << FEATURE_BITS) / 32);
  private readonly weights: Int8Array;
  /** The same bytes. */
  private readonly scales: Float32Array;
  /** The rows that are being added up. */
  private readonly offsets: number[] = [];
  private readonly factors: number[] = [];

  /**
   * @param features Ascending; row i belongs to `features[i]`.
   * @param columns `columns[tag * features.length + row]`, to be multiplied by `scales[row]`.
   */
  constructor(features: Uint32Array, scales: Float32Array, columns: Int8Array) {
    const { index } = this;
    const rows = features.length;
    const weights = new Int8Array(rows * ROW_BYTES);
    this.weights = weights;
    this.scales = new Float32Array(weights.buffer);
    for (let row = 0; row < rows; row++) {
      const feature = features[row] as number;
      const word = (feature >>> 5) * 2;
      index[word] = (index[word] as number) | (1 << (feature & 31));
      this.scales[row * ROW_FLOATS] = scales[row] as number;
      for (let k = 0; k < TAG_COUNT; k++)
        weights[row * ROW_BYTES + SCALE_BYTES + k] = columns[(tagOrder[k] as number) * rows + row] as number;
    }
    for (let word = 2; word < index.length; word += 2)
      index[word + 1] = (index[word - 1] as number) + bitCount(index[word - 2] as number);
  }

  /** Adds the weights of features to the sums of the first `tags` tags of `tagOrder`, which stand from `sums[at]` on. */
  addUp({ hashes, count }: FeatureList, tags: number, sums: Float64Array, at = 0): void {
    const { index, weights, scales, offsets, factors } = this;
    let rows = 0;
    for (let f = 0; f < count; f++) {
      const feature = hashes[f] as number;
      const word = (feature >>> 5) * 2;
      const bits = index[word] as number;
      const bit = 1 << (feature & 31);
      if ((bits & bit) === 0) continue;
      const row = (index[word + 1] as number) + bitCount(bits & (bit - 1));
      // Reading all scales first brings the rows into the cache side by side.
      factors[rows] = scales[row * ROW_FLOATS] as number;
      offsets[rows++] = row * ROW_BYTES + SCALE_BYTES;
    }
    for (let r = 0; r < rows; r++) {
      const factor = factors[r] as number;
      const from = offsets[r] as number;
      for (let k = 0; k < tags; k++)
        sums[at + k] = (sums[at + k] as number) + factor * (weights[from + k] as number);
    }
  }
}

/** Number of bits set in 32. */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
