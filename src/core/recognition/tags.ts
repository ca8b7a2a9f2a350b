import { entityTypes, type EntityType } from './mention';

/**
 * The tags of the sequence tagger: O (0) and, for each entity type, Begin, Inside, Last and Unit (BILOU). Their order is
 * part of the model's file format.
 */
export const TYPE_COUNT = entityTypes.length;
export const TAG_COUNT = 1 + 4 * TYPE_COUNT;
export const OUTSIDE = 0;
/** O and the Unit tags, all that a segment of one token can have, are the tags 0, 4, 8 and so on. */
export const UNIT_STRIDE = 4;
/** All tags, those of a segment of one token first: the order in which weights are added up, as two segments of three need no others. */
export const tagOrder: readonly number[] = Array.from({ length: TAG_COUNT }, (_, tag) => tag).sort(
  (a, b) => Math.sign(a % UNIT_STRIDE) - Math.sign(b % UNIT_STRIDE) || a - b,
);
/** So many of `tagOrder` are O and the Unit tags. */
export const UNIT_TAGS = 1 + TYPE_COUNT;

export const beginTag = (type: number): number => 1 + 4 * type;
export const insideTag = (type: number): number => 2 + 4 * type;
export const lastTag = (type: number): number => 3 + 4 * type;
export const unitTag = (type: number): number => 4 + 4 * type;

/** Index into `entityTypes` of a tag's type; -1 for O. */
export const typeOfTag = (tag: number): number => (tag === OUTSIDE ? -1 : (tag - 1) >> 2);
export const typeName = (type: number): EntityType => entityTypes[type] ?? 'other';

/** The tags of a whole name. */
export const nameTags = (type: number, length: number): number[] =>
  length === 1
    ? [unitTag(type)]
    : Array.from({ length }, (_, k) =>
        k === 0 ? beginTag(type) : k === length - 1 ? lastTag(type) : insideTag(type),
      );

/** Whether a tag of a name is the name's last: Last or Unit. */
export const isLastTag = (tag: number): boolean => (tag - 1) % 4 >= 2;

/** Whether a tag ends what went before (O, Last, Unit), so that something new may follow. */
const isClosed = (tag: number): boolean => tag === OUTSIDE || isLastTag(tag);
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

/** The tags that may follow each tag. */
export const successors: readonly (readonly number[])[] = Array.from({ length: TAG_COUNT }, (_, tag) =>
  Array.from({ length: TAG_COUNT }, (_, after) => after).filter(after => mayFollow(tag, after)),
);
