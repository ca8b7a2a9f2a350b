import type { Segment } from '../candidates';
import type { FeatureList } from './featureList';
import { addNamePairFeatures, addPairFeatures } from './pairFeatures';
import type { SentenceView } from '../sentenceView';
import type { Surroundings } from './surroundings';
import { addWordFeatures, Role } from './wordFeatures';

/**
 * Lists all features of one token of a candidate segment, for training; recognition adds up their weights in
 * `tokenScorer.ts`. Those that name the token itself stand last; returns where they start: training leaves them out at times,
 * to learn from the surroundings as for a name never seen.
 */
export function listTokenFeatures(
  view: SentenceView,
  segment: Segment,
  i: number,
  round: Surroundings,
  features: FeatureList,
): number {
  round.look(view, segment, i);
  features.clear();
  addPairFeatures(view, segment, i, round, features);
  for (let role: Role = Role.Before; role < Role.Name; role++)
    addWordFeatures(role, round.word(role), round.variant(role), features);
  const nameFrom = features.count;
  addWordFeatures(Role.Name, round.word(Role.Name), round.variant(Role.Name), features);
  addNamePairFeatures(view, i, round, features);
  return nameFrom;
}
