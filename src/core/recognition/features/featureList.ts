import { joinHashes } from '../hash';

/** Features are hashed into so many bits; collisions among those that the model keeps are rare. */
export const FEATURE_BITS = 20;
/** No token has more features. */
const MOST_FEATURES = 128;

/** The features of one token, or a part of them, as hashes of `FEATURE_BITS` bits. One list serves many tokens. */
export class FeatureList {
  /** Only the first `count` are meant. */
  readonly hashes = new Int32Array(MOST_FEATURES);
  count = 0;
  private template = 0;

  clear(): void {
    this.count = 0;
  }

  /** The features added next are of this template, the one with the next number, and so on. */
  startAt(template: number): void {
    this.template = template;
  }

  add(value: number): void {
    this.hashes[this.count++] = joinHashes(this.template++, value) >>> (32 - FEATURE_BITS);
  }
}
