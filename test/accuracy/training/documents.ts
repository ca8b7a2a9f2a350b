import { entityTypes } from '../../../src/core/recognition/mention';

/** An annotated text of one training or development set, reconciled to Glossator's guidelines. */
export interface AnnotatedDocument {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  /** In text order, not overlapping. */
  readonly names: readonly AnnotatedName[];
  /** Types that the set does not annotate: an unmarked capital may be one of them. Indexes into `entityTypes`. */
  readonly unknownTypes: readonly number[];
}

export interface AnnotatedName {
  readonly start: number;
  readonly end: number;
  /** Indexes into `entityTypes`; more than one where the set does not tell them apart; none: is a name, of any type or none. */
  readonly types: readonly number[];
}

export const typeIndex = (type: string): number => (entityTypes as readonly string[]).indexOf(type);
export const PERSON = typeIndex('person');
export const ORGANIZATION = typeIndex('organization');
export const PLACE = typeIndex('place');
export const GROUP = typeIndex('group');
export const EVENT = typeIndex('event');
export const OTHER = typeIndex('other');
