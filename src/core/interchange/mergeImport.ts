import type { Annotation, AnnotationContent, Sidecar, Target } from '../annotation/annotation';
import { mergeSidecars } from '../annotation/merge';
import { jsonEqual } from '../annotation/mergeJson';
import { isUntouched } from '../annotation/suggest';

/** A sidecar with what was imported, and what that changed. */
export interface MergedImport {
  readonly sidecar: Sidecar;
  readonly added: number;
  /** Suggestions that the import decided or changed. */
  readonly updated: number;
  /** Already there. */
  readonly known: number;
  /** Decisions that differ; both are kept, marked. */
  readonly conflicts: number;
}

/**
 * Adds imported annotations to a sidecar. What a person decided there is never replaced: what the import says too
 * changes nothing; where it says something else of the same annotation, both are kept and marked. A suggestion that
 * nobody touched takes what the import decided about the same words, unless the format cannot say what is decided.
 * Offsets of both in UTF-16 units.
 */
export function mergeImport(
  existing: Sidecar,
  imported: readonly Annotation[],
  { isUndecided = false }: { readonly isUndecided?: boolean } = {},
): MergedImport {
  const current = new Map(existing.annotations.map(annotation => [annotation.id, annotation]));
  const byPlace = new Map<string, string[]>();
  for (const { id, targets } of existing.annotations) {
    const key = placeKey(targets);
    const there = byPlace.get(key);
    if (there) there.push(id);
    else byPlace.set(key, [id]);
  }
  const ids = new Set(current.keys());
  const additions: Annotation[] = [];
  const updated = new Set<string>();
  const rivals: Annotation[] = [];
  let known = 0;
  const update = (annotation: Annotation): void => {
    current.set(annotation.id, annotation);
    updated.add(annotation.id);
  };
  // What is known by its id first, then decisions: what they change is what the rest is held against.
  const rank = ({ id, status }: Annotation): number => (ids.has(id) ? 0 : status === 'suggested' ? 2 : 1);
  for (const annotation of [...imported].sort((a, b) => rank(a) - rank(b))) {
    const own = current.get(annotation.id);
    if (own) {
      // A suggestion that was decided since it was exported says nothing new.
      if (addsNothing(own, annotation) || (isUntouched(annotation) && !isUntouched(own))) known++;
      else if (isUntouched(own)) update({ ...own, ...annotation, content: decidedContent(own, annotation) });
      else rivals.push(annotation);
      continue;
    }
    const there = (byPlace.get(placeKey(annotation.targets)) ?? []).flatMap(id => current.get(id) ?? []);
    const isDecision = annotation.status !== 'suggested' && !isUndecided;
    const same = there.filter(other => says(other, annotation));
    const suggestion =
      same.length === 0 ? there.find(other => isRefined(other, annotation)) : same.find(isUntouched);
    if (suggestion && isDecision && same.every(isUntouched)) update(decided(suggestion, annotation));
    else if (same.length > 0) known++;
    else {
      additions.push(annotation);
      current.set(annotation.id, annotation);
    }
  }
  const annotations = [
    ...existing.annotations.map(annotation => current.get(annotation.id) ?? annotation),
    ...additions.map(annotation => current.get(annotation.id) ?? annotation),
  ];
  const changed = { ...existing, annotations };
  const counts = { added: additions.length, updated: updated.size };
  if (rivals.length === 0) return { sidecar: changed, ...counts, known, conflicts: 0 };
  const { sidecar, conflicts } = mergeSidecars(undefined, changed, { ...existing, annotations: rivals });
  // Rivals that an earlier import brought stand there already, marked.
  if (jsonEqual(sidecar.annotations, annotations))
    return { sidecar: changed, ...counts, known: known + rivals.length, conflicts: 0 };
  return { sidecar, ...counts, known, conflicts: conflicts.length };
}

const placeKey = (targets: readonly Target[]): string =>
  JSON.stringify(targets.map(({ start, end }) => [start, end]));

/** Whether an annotation says all that another of the same id says; formats have no place for much of it. */
function addsNothing(own: Annotation, other: Annotation): boolean {
  const { targets, status, comments, tags, resolved, conflict, creator, unknown } = other;
  const words = new Set(own.comments.map(({ text }) => text));
  return (
    placeKey(own.targets) === placeKey(targets) &&
    own.status === status &&
    says(own, other) &&
    comments.every(({ text }) => words.has(text)) &&
    tags.every(tag => own.tags.includes(tag)) &&
    (creator === undefined || own.creator?.name === creator.name) &&
    [
      [own.resolved, resolved],
      [own.conflict, conflict],
      [own.unknown, unknown],
    ].every(([ours, theirs]) => theirs === undefined || jsonEqual(ours, theirs))
  );
}

/** Whether an annotation on the same words says what another says; what the other leaves open counts for nothing. */
function says(annotation: Annotation, other: Annotation): boolean {
  const [own, content] = [annotation.content, other.content];
  switch (content.kind) {
    case 'entity':
      return (
        own.kind === 'entity' &&
        own.type === content.type &&
        (content.entity === undefined || content.entity === own.entity)
      );
    case 'date':
      return (
        own.kind === 'date' &&
        own.timex === content.timex &&
        (content.value === undefined || content.value === own.value)
      );
    case 'note':
      return own.kind === 'note' && wordsOf(annotation) === wordsOf(other);
    case 'link':
      return (
        own.kind === 'link' &&
        own.from === content.from &&
        own.to === content.to &&
        own.label === content.label
      );
  }
}

const wordsOf = ({ comments }: Annotation): string => JSON.stringify(comments.map(({ text }) => text));

/** Whether a decision on the same words is one about this suggestion, although it says something else. */
const isRefined = (suggestion: Annotation, decision: Annotation): boolean =>
  isUntouched(suggestion) &&
  decision.status === 'accepted' &&
  suggestion.content.kind === decision.content.kind &&
  (decision.content.kind === 'entity' || decision.content.kind === 'date');

/** The suggestion as the import decided it; an entity or value that the import leaves open stays, an entity as suggested. */
function decided(suggestion: Annotation, decision: Annotation): Annotation {
  const { status, comments, tags, creator, created, modified } = decision;
  return {
    ...suggestion,
    content: decidedContent(suggestion, decision),
    status,
    comments,
    tags,
    ...(creator && { creator }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}

function decidedContent(
  { content: suggested }: Annotation,
  { content, status }: Annotation,
): AnnotationContent {
  if (suggested.kind === 'entity' && content.kind === 'entity') {
    if (content.entity === suggested.entity) return { ...suggested, ...content };
    if (content.entity !== undefined || content.type !== suggested.type) return content;
    return suggested.entity === undefined || status === 'suggested'
      ? suggested
      : { ...suggested, entitySuggested: true };
  }
  if (suggested.kind === 'date' && content.kind === 'date' && content.timex === suggested.timex)
    return content.value === undefined || content.value === suggested.value ? suggested : content;
  return content;
}
