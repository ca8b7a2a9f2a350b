import { FEATURE_BITS } from './features';
import { TAG_COUNT } from './tags';

/**
 * The weights of the hashed features. Small enough for a processor's cache, which is what its speed depends on: one bit says
 * whether a feature has weights, counting the bits before it gives its row, and a weight is one byte.
 */
export class FeatureTable {
  private readonly present = new Uint32Array((1 << FEATURE_BITS) / 32);
  /** Features present in the words of `present` before each. */
  private readonly before = new Uint32Array((1 << FEATURE_BITS) / 32);

  constructor(
    /** Ascending; row i belongs to `features[i]`. */
    features: Uint32Array,
    private readonly scales: Float32Array,
    /** `weights[row * TAG_COUNT + tag]`, to be multiplied by the row's scale. */
    private readonly weights: Int8Array,
  ) {
    for (const feature of features) {
      const word = feature >>> 5;
      this.present[word] = (this.present[word] ?? 0) | (1 << (feature & 31));
    }
    let count = 0;
    this.present.forEach((bits, word) => {
      this.before[word] = count;
      count += bitCount(bits);
    });
  }

  /**
   * Adds the weights of the first `count` features to the tags' sums; with a `stride` only to each so many-th tag (O and the
   * Unit tags, for a segment of one token).
   */
  addUp(features: Int32Array, count: number, sums: Float64Array, stride = 1): void {
    const { present, before, scales, weights } = this;
    for (let f = 0; f < count; f++) {
      const feature = features[f] as number;
      const bits = present[feature >>> 5] as number;
      const bit = 1 << (feature & 31);
      if ((bits & bit) === 0) continue;
      const row = (before[feature >>> 5] as number) + bitCount(bits & (bit - 1));
      const scale = scales[row] as number;
      const from = row * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag += stride) {
        sums[tag] = (sums[tag] as number) + scale * (weights[from + tag] as number);
      }
    }
  }
}

/** Number of bits set in 32. */
function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
