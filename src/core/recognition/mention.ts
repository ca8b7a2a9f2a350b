import type { Span } from '../text/span';

/** The types that Glossator proposes itself; a reader may add types of their own. */
export const entityTypes = ['person', 'organization', 'place', 'group', 'event', 'other'] as const;

/** One of `entityTypes` or a type that the reader defined. */
export type EntityType = string;

/** A span that names an entity: the name without title, rank, article or possessive. */
export interface Mention extends Span {
  readonly type: EntityType;
  /** Calibrated probability that span and type are both right, 0 to 1. */
  readonly confidence: number;
  /** Why it was found, in plain words, where that is not simply the model's judgement ("named so in the registry"). */
  readonly evidence?: string;
}
