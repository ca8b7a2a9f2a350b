import type { Segment } from '../candidates';
import { FeatureList } from './featureList';
import type { FeatureTable } from './featureTable';
import { addNamePairFeatures, addPairFeatures } from './pairFeatures';
import type { SentenceView } from '../sentenceView';
import { Surroundings } from './surroundings';
import { TAG_COUNT, tagOrder, UNIT_TAGS } from '../tags';
import { WordSums } from './wordSums';

/** Adds up the weights of a token's features. */
export class TokenScorer {
  private readonly round = new Surroundings();
  private readonly features = new FeatureList();
  private readonly wordSums: WordSums;
  /** In the order of `tagOrder`. */
  private readonly sums = new Float64Array(TAG_COUNT);

  constructor(private readonly table: FeatureTable) {
    this.wordSums = new WordSums(table);
  }

  /** Writes the scores of token `i` of a segment to `scores[at + tag]`; in a segment of one token only those it can have. */
  score(view: SentenceView, segment: Segment, i: number, scores: Float32Array, at: number): void {
    const { round, features, sums } = this;
    const tags = segment.end - segment.start === 1 ? UNIT_TAGS : TAG_COUNT;
    sums.fill(0);
    round.look(view, segment, i);
    this.wordSums.addUp(round, tags, sums);
    features.clear();
    addPairFeatures(view, segment, i, round, features);
    addNamePairFeatures(view, i, round, features);
    this.table.addUp(features, tags, sums);
    for (let k = 0; k < tags; k++) scores[at + (tagOrder[k] as number)] = sums[k] as number;
  }
}
