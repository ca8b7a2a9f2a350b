import { FeatureList } from './featureList';
import type { FeatureTable } from './featureTable';
import type { Surroundings } from './surroundings';
import { TAG_COUNT } from '../tags';
import { addWordFeatures, ROLES } from './wordFeatures';

/** Sums are kept for so many words in their roles (a power of two): 6.5 MB. */
const KEPT_BITS = 15;
/** 2^32 divided by the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming 6.4). */
const SPREAD = 0x9e3779b1;

/**
 * Sums of the weights of those features, two of three, that depend on one word and its roles alone. Words return: their sums
 * are kept, each at the one place that word, roles and variants give it, until another one needs that place.
 */
export class WordSums {
  /** 0 where nothing is kept. */
  private readonly keys = new Float64Array(1 << KEPT_BITS);
  private readonly kept = new Float64Array(TAG_COUNT << KEPT_BITS);
  private readonly features = new FeatureList();

  constructor(private readonly table: FeatureTable) {}

  /** Adds the sums of all words round a token to those of the first `tags` tags of `tagOrder`. */
  addUp(round: Surroundings, tags: number, sums: Float64Array): void {
    const { kept } = this;
    for (let spot = 0; spot < round.spots; spot++) {
      const at = this.find(round, spot);
      for (let k = 0; k < tags; k++) sums[k] = (sums[k] as number) + (kept[at + k] as number);
    }
  }

  /** Where the sums of the word at a spot stand in `kept`. */
  private find(round: Surroundings, spot: number): number {
    const { keys, kept, features } = this;
    const key = round.key(spot);
    const place = Math.imul(key ^ (key / 2 ** 32), SPREAD) >>> (32 - KEPT_BITS);
    const at = place * TAG_COUNT;
    if (keys[place] === key) return at;
    keys[place] = key;
    kept.fill(0, at, at + TAG_COUNT);
    features.clear();
    for (let role = 0; role < ROLES; role++)
      if (round.hasRole(spot, role)) addWordFeatures(role, round.word(role), round.variant(role), features);
    this.table.addUp(features, TAG_COUNT, kept, at);
    return at;
  }
}
