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
  const extent = mergeExtent(base, ours, theirs);
  const decision = mergeDecision(base, ours, theirs);
  const rest = mergeRest(base, ours, theirs);
  if (extent && decision) return { kept: [{ ...decision, ...rest, targets: extent }] };
  const [first, second] = [ours, theirs]
    .map((side): Annotation => ({ ...unmarked(side), ...rest, targets: extent ?? side.targets }))
    .map(side => (decision ? { ...side, ...decisionOf(decision) } : side))
    .sort(compareJson);
  if (!first || !second) return { kept: [ours] };
  const rival = uuidOf(canonical(['conflict', second.id, second.content, second.status, placesOf(second)]));
  return {
    kept: [withMark(first, rival), withMark({ ...second, id: rival }, first.id)],
    conflict: {
      id: first.id,
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

/** The side whose decision stands, whole; `undefined` where both sides decided, differently. */
function mergeDecision(
  base: Annotation | undefined,
  ours: Annotation,
  theirs: Annotation,
): Annotation | undefined {
  const [left, right] = [judgementOf(ours), judgementOf(theirs)];
  if (left === right) return pick(base, ours, theirs);
  if (base && judgementOf(base) === left) return theirs;
  if (base && judgementOf(base) === right) return ours;
  if (!isDecided(ours)) return isDecided(theirs) ? theirs : pick(base, ours, theirs);
  return isDecided(theirs) ? undefined : ours;
}

/** What merges member by member, whatever was decided. */
function mergeRest(
  base: Annotation | undefined,
  ours: Annotation,
  theirs: Annotation,
): Partial<Annotation> & Pick<Annotation, 'comments' | 'tags'> {
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
function pick<T>(base: T, ours: T, theirs: T): T {
  if (jsonEqual(base, ours)) return theirs;
  if (jsonEqual(base, theirs)) return ours;
  return compareJson(ours, theirs) >= 0 ? ours : theirs;
}

const isDecided = ({ status, creator }: Annotation): boolean =>
  status !== 'suggested' || creator !== undefined;

const judgementOf = ({ content, status }: Annotation): string => canonical([content, status]);
const decisionOf = ({ content, status }: Annotation): Pick<Annotation, 'content' | 'status'> => ({
  content,
  status,
});
const wordsOf = ({ targets }: Annotation): string => JSON.stringify(targets.map(({ exact }) => exact));
const placesOf = ({ targets }: Annotation): unknown =>
  targets.map(({ exact, start, end }) => [exact, start, end]);
const quoteOf = ({ targets, content }: Annotation): string =>
  targets.length > 0 ? `“${targets.map(({ exact }) => exact).join(' … ')}”` : `A ${content.kind}`;

/** The annotation without the mark of an earlier conflict. */
export function unmarked(annotation: Annotation): Annotation {
  if (annotation.conflict === undefined) return annotation;
  const copy: { -readonly [K in keyof Annotation]: Annotation[K] } = { ...annotation };
  delete copy.conflict;
  return copy;
}

const withMark = (annotation: Annotation, conflict: string | undefined): Annotation =>
  conflict === undefined ? unmarked(annotation) : { ...annotation, conflict };
