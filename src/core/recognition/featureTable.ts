import { FEATURE_BITS, type FeatureList } from './featureList';
import { TAG_COUNT } from './tags';

/** A row's weights and behind them its scale: together on one line of the processor's cache. */
const ROW_BYTES = Math.ceil((TAG_COUNT + 4) / 32) * 32;
const ROW_FLOATS = ROW_BYTES / 4;

/**
 * The weights of the hashed features. Its speed depends on how few lines of memory it touches: one bit says whether a feature
 * has weights, counting the bits before it gives its row, and a weight is one byte.
 */
export class FeatureTable {
  /** For each 32 features which of them have a row, and how many rows there are before theirs. */
  private readonly index = new Uint32Array((2 << FEATURE_BITS) / 32);
  private readonly weights: Int8Array;
  /** The same bytes: `scales[(row + 1) * ROW_FLOATS - 1]`. */
  private readonly scales: Float32Array;
  /** The rows that are being added up. */
  private readonly offsets: number[] = [];
  private readonly factors: number[] = [];

  /**
   * @param features Ascending; row i belongs to `features[i]`.
   * @param weights `weights[row * TAG_COUNT + tag]`, to be multiplied by `scales[row]`.
   */
  constructor(features: Uint32Array, scales: Float32Array, weights: Int8Array) {
    const { index } = this;
    this.weights = new Int8Array(features.length * ROW_BYTES);
    this.scales = new Float32Array(this.weights.buffer);
    features.forEach((feature, row) => {
      const word = (feature >>> 5) * 2;
      index[word] = (index[word] ?? 0) | (1 << (feature & 31));
      this.weights.set(weights.subarray(row * TAG_COUNT, (row + 1) * TAG_COUNT), row * ROW_BYTES);
      this.scales[(row + 1) * ROW_FLOATS - 1] = scales[row] ?? 0;
    });
    for (let word = 2; word < index.length; word += 2)
      index[word + 1] = (index[word - 1] ?? 0) + bitCount(index[word - 2] ?? 0);
  }

  /**
   * Adds the weights of features to the tags' sums, which start at `sums[at]`; with a `stride` only to each so many-th tag (O
   * and the Unit tags, for a segment of one token).
   */
  addUp({ hashes, count }: FeatureList, sums: Float64Array, at = 0, stride = 1): void {
    const { index, weights, scales, offsets, factors } = this;
    let rows = 0;
    for (let f = 0; f < count; f++) {
      const feature = hashes[f] as number;
      const word = (feature >>> 5) * 2;
      const bits = index[word] as number;
      const bit = 1 << (feature & 31);
      if ((bits & bit) === 0) continue;
      const row = (index[word + 1] as number) + bitCount(bits & (bit - 1));
      // Reading the scales first brings all rows into the cache side by side.
      factors[rows] = scales[(row + 1) * ROW_FLOATS - 1] as number;
      offsets[rows++] = row * ROW_BYTES;
    }
    for (let r = 0; r < rows; r++) {
      const factor = factors[r] as number;
      const from = offsets[r] as number;
      for (let tag = 0; tag < TAG_COUNT; tag += stride)
        sums[at + tag] = (sums[at + tag] as number) + factor * (weights[from + tag] as number);
    }
  }
}

/** Number of bits set in 32. */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
