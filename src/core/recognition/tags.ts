import { entityTypes, type EntityType } from './mention';

/**
 * The tags of the sequence tagger: O (0) and, for each entity type, Begin, Inside, Last and Unit (BILOU). Their order is
 * part of the model's file format.
 */
export const TAG_COUNT = 1 + 4 * entityTypes.length;
export const OUTSIDE = 0;
/** O and the Unit tags, all that a segment of one token can have, are the tags 0, 4, 8 and so on. */
export const UNIT_STRIDE = 4;

export const beginTag = (type: number): number => 1 + 4 * type;
export const insideTag = (type: number): number => 2 + 4 * type;
export const lastTag = (type: number): number => 3 + 4 * type;
export const unitTag = (type: number): number => 4 + 4 * type;

/** Index into `entityTypes` of a tag's type; -1 for O. */
export const typeOfTag = (tag: number): number => (tag === OUTSIDE ? -1 : (tag - 1) >> 2);
export const typeName = (type: number): EntityType => entityTypes[type] ?? 'other';

/** Whether a tag ends what went before (O, Last, Unit), so that something new may follow. */
const isClosed = (tag: number): boolean => tag === OUTSIDE || (tag - 1) % 4 >= 2;
const isOpening = (tag: number): boolean => tag === OUTSIDE || (tag - 1) % 4 === 0 || (tag - 1) % 4 === 3;

export const mayFollow = (before: number, tag: number): boolean =>
  isClosed(before) ? isOpening(tag) : !isOpening(tag) && typeOfTag(before) === typeOfTag(tag);

/** Tags that may stand first in a segment, and those that may stand last in it. */
export const mayStart = isOpening;
export const mayEnd = isClosed;

/** The tags that may precede each tag. */
export const predecessors: readonly (readonly number[])[] = Array.from({ length: TAG_COUNT }, (_, tag) =>
  Array.from({ length: TAG_COUNT }, (_, before) => before).filter(before => mayFollow(before, tag)),
);
