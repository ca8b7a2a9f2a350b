import type { Segment } from './candidates';
import { FeatureList } from './featureList';
import type { FeatureTable } from './featureTable';
import { addNamePairFeatures, addPairFeatures } from './pairFeatures';
import type { SentenceView } from './sentenceView';
import { Surroundings } from './surroundings';
import { TAG_COUNT } from './tags';
import { addWordFeatures, ROLES, VARIANTS, type Role } from './wordFeatures';
import type { Word } from './words';

/** Sums of the weights of words in roles are kept for so many (a power of two): 6.5 MB. */
const KEPT_SUMS_BITS = 15;
/** 2^32 divided by the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming 6.4). */
const SPREAD = 0x9e3779b1;

/**
 * Adds up the weights of a token's features. Two features of three depend on one word and its role alone, and words return:
 * their sums are kept, each at the one place that its word, role and variant give it, until another one needs that place.
 */
export class TokenScorer {
  private readonly keys = new Float64Array(1 << KEPT_SUMS_BITS).fill(-1);
  private readonly kept = new Float64Array(TAG_COUNT << KEPT_SUMS_BITS);
  private readonly round = new Surroundings();
  private readonly features = new FeatureList();
  private readonly sums = new Float64Array(TAG_COUNT);

  constructor(private readonly table: FeatureTable) {}

  /** The scores of the tags of token `i` of a segment, good until the next call; with a `stride` only each so many-th. */
  score(view: SentenceView, segment: Segment, i: number, stride: number): Float64Array {
    const { round, features } = this;
    const sums = this.sums.fill(0);
    round.look(view, segment, i);
    for (let role = 0; role < ROLES; role++) {
      const at = this.wordSums(role, round.word(role), round.variant(role));
      for (let tag = 0; tag < TAG_COUNT; tag += stride)
        sums[tag] = (sums[tag] as number) + (this.kept[at + tag] as number);
    }
    features.clear();
    addPairFeatures(view, segment, i, round, features);
    addNamePairFeatures(view, i, round, features);
    this.table.addUp(features, sums, 0, stride);
    return sums;
  }

  /** Where in `kept` the sums of a word in a role are. */
  private wordSums(role: Role, word: Word, variant: number): number {
    const key = (word.id * ROLES + role) * VARIANTS + variant;
    const place = Math.imul(key, SPREAD) >>> (32 - KEPT_SUMS_BITS);
    const at = place * TAG_COUNT;
    if (this.keys[place] === key) return at;
    this.keys[place] = key;
    this.kept.fill(0, at, at + TAG_COUNT);
    this.features.clear();
    addWordFeatures(role, word, variant, this.features);
    this.table.addUp(this.features, this.kept, at);
    return at;
  }
}
