import type { Annotation } from './annotation';
import { uuidOf } from './hash';
import { canonical, compareJson, jsonEqual, mergeJson } from './mergeJson';
import type { MergeConflict } from './merge';

/** What becomes of one annotation in a merge: none, one or, after a conflict, two versions. */
export interface MergedAnnotation {
  readonly kept: readonly Annotation[];
  readonly conflict?: MergeConflict;
}

/** Merges one annotation; an absent side has deleted it or never had it. */
export function mergeAnnotation(
  base: Annotation | undefined,
  ours: Annotation | undefined,
  theirs: Annotation | undefined,
): MergedAnnotation {
  if (!ours || !theirs) return mergeAbsent(base, ours ?? theirs);
  if (jsonEqual(unmarked(ours), unmarked(theirs))) {
    return { kept: [withMark(ours, pick(base?.conflict, ours.conflict, theirs.conflict))] };
  }
  if (base && jsonEqual(base, ours)) return { kept: [theirs] };
  if (base && jsonEqual(base, theirs)) return { kept: [ours] };
  return mergeChanged(base, ours, theirs);
}

/** One side has no such annotation: it was added on the other side, or deleted on this one. */
function mergeAbsent(base: Annotation | undefined, present: Annotation | undefined): MergedAnnotation {
  if (!present) return { kept: [] };
  if (!base) return { kept: [present] };
  if (jsonEqual(unmarked(base), unmarked(present)) || !isDecided(present)) return { kept: [] };
  // A suggestion that the other side dropped was only renewed there; nobody meant to delete the decision.
  if (!isDecided(base)) return { kept: [present] };
  return {
    kept: [withMark(present, 'deleted')],
    conflict: {
      id: present.id,
      message: `${quoteOf(present)} was deleted on one side and changed on the other; the change is kept.`,
    },
  };
}

function mergeChanged(base: Annotation | undefined, ours: Annotation, theirs: Annotation): MergedAnnotation {
  const { id } = ours;
  const targets = mergeExtent(base, ours, theirs);
  const decision = mergeDecision(base, ours, theirs);
  const rest = mergeRest(base, ours, theirs);
  if (targets && decision) {
    const mark = pick(base?.conflict, ours.conflict, theirs.conflict);
    return { kept: [withMark({ id, ...decision, ...rest, targets }, mark)] };
  }
  const [first, second] = [ours, theirs]
    .map(side => ({ id, ...(decision ?? decisionOf(side)), ...rest, targets: targets ?? side.targets }))
    .sort(compareJson);
  if (!first || !second) return { kept: [ours] };
  const rival = uuidOf(canonical(['conflict', id, second.content, second.status, placesOf(second)]));
  return {
    kept: [withMark(first, rival), withMark({ ...second, id: rival }, id)],
    conflict: {
      id,
      rival,
      message: `${quoteOf(first)} was decided differently on the two sides; both versions are kept.`,
    },
  };
}

/** The targets after the merge; `undefined` where both sides changed the annotated words differently. */
function mergeExtent(
  base: Annotation | undefined,
  ours: Annotation,
  theirs: Annotation,
): Annotation['targets'] | undefined {
  const [before, left, right] = [base && wordsOf(base), wordsOf(ours), wordsOf(theirs)];
  if (left === right) return pick(base?.targets, ours.targets, theirs.targets);
  if (before === left) return theirs.targets;
  if (before === right) return ours.targets;
  if (!isDecided(ours)) return theirs.targets;
  return isDecided(theirs) ? undefined : ours.targets;
}

/** What was said of a target, and who said it: this is decided as a whole. */
type Decision = Pick<
  Annotation,
  'content' | 'status' | 'confidence' | 'created' | 'modified' | 'creator' | 'generator'
>;

/** The decision that stands; `undefined` where both sides decided, differently. */
function mergeDecision(
  base: Annotation | undefined,
  ours: Annotation,
  theirs: Annotation,
): Decision | undefined {
  const before = base && judgementOf(base);
  const [left, right] = [judgementOf(ours), judgementOf(theirs)];
  if (left === right) return pick(base && decisionOf(base), decisionOf(ours), decisionOf(theirs));
  if (before === left) return decisionOf(theirs);
  if (before === right) return decisionOf(ours);
  if (isDecided(ours) && isDecided(theirs)) return undefined;
  const side = isDecided(ours) || (!isDecided(theirs) && left > right) ? ours : theirs;
  return decisionOf(side);
}

/** What merges member by member, whatever was decided. */
type Rest = Pick<Annotation, 'comments' | 'tags' | 'resolved' | 'unknown' | 'unknownInBodies'>;

function mergeRest(base: Annotation | undefined, ours: Annotation, theirs: Annotation): Rest {
  const lists = <K extends 'comments' | 'tags'>(key: K) =>
    mergeJson(base?.[key] ?? [], ours[key], theirs[key]).value as Annotation[K];
  const resolved = pick(base?.resolved, ours.resolved, theirs.resolved);
  const unknown = mergeJson(base?.unknown, ours.unknown, theirs.unknown).value as Annotation['unknown'];
  const inBodies = pick(base?.unknownInBodies, ours.unknownInBodies, theirs.unknownInBodies);
  return {
    comments: lists('comments'),
    tags: lists('tags'),
    ...(resolved !== undefined && { resolved }),
    ...(unknown && { unknown }),
    ...(inBodies && { unknownInBodies: inBodies }),
  };
}

/** The side that changed; where both did, the one that comes later in a fixed order. */
function pick<T>(base: T | undefined, ours: T, theirs: T): T {
  if (jsonEqual(base, ours)) return theirs;
  if (jsonEqual(base, theirs)) return ours;
  return compareJson(ours, theirs) >= 0 ? ours : theirs;
}

const isDecided = ({ status, creator }: Annotation): boolean =>
  status !== 'suggested' || creator !== undefined;

/** What somebody judged: neither the label that comes with an entity nor an entity that only the program suggests. */
function judgementOf({ content, status }: Annotation): string {
  if (content.kind !== 'entity') return canonical([content, status]);
  const { type, entity, entitySuggested, notEntities } = content;
  return canonical([type, entitySuggested ? undefined : entity, notEntities, status]);
}
const decisionOf = ({
  content,
  status,
  confidence,
  created,
  modified,
  creator,
  generator,
}: Annotation): Decision => ({
  content,
  status,
  ...(confidence !== undefined && { confidence }),
  ...(created !== undefined && { created }),
  ...(modified !== undefined && { modified }),
  ...(creator && { creator }),
  ...(generator !== undefined && { generator }),
});
const wordsOf = ({ targets }: Annotation): string => JSON.stringify(targets.map(({ exact }) => exact));
const placesOf = ({ targets }: Annotation): unknown =>
  targets.map(({ exact, start, end }) => [exact, start, end]);
const quoteOf = ({ targets, content }: Annotation): string =>
  targets.length > 0 ? `“${targets.map(({ exact }) => exact).join(' … ')}”` : `A ${content.kind}`;

/** The annotation without the mark of an earlier conflict. */
function unmarked(annotation: Annotation): Annotation {
  if (annotation.conflict === undefined) return annotation;
  const copy: { -readonly [K in keyof Annotation]: Annotation[K] } = { ...annotation };
  delete copy.conflict;
  return copy;
}

const withMark = (annotation: Annotation, conflict: string | undefined): Annotation =>
  conflict === undefined ? unmarked(annotation) : { ...annotation, conflict };
