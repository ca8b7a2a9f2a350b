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
  /** What stands, or will: of what was there, then what is added. */
  const standing: Annotation[] = [];
  const byId = new Map<string, number[]>();
  const byPlace = new Map<string, number[]>();
  const stand = (annotation: Annotation): void => {
    const at = standing.push(annotation) - 1;
    append(byId, annotation.id, at);
    append(byPlace, placeKey(annotation.targets), at);
  };
  existing.annotations.forEach(stand);
  const before = standing.length;
  /** Of what was there, what an imported annotation of its id was held against. */
  const met = new Set<number>();
  const updated = new Set<number>();
  const rivals: Annotation[] = [];
  let known = 0;
  const update = (at: number, annotation: Annotation): void => {
    standing[at] = annotation;
    updated.add(at);
  };
  // What is known by its id first, then decisions: what they change is what the rest is held against.
  const ids = new Set(byId.keys());
  const rank = ({ id, status }: Annotation): number => (ids.has(id) ? 0 : status === 'suggested' ? 2 : 1);
  for (const annotation of [...imported].sort((a, b) => rank(a) - rank(b))) {
    const place = placeKey(annotation.targets);
    const namesakes = byId.get(annotation.id) ?? [];
    // Should an id stand twice, the second counts as another annotation and is kept.
    const isOpen = (at: number): boolean => at < before && !met.has(at);
    const at =
      namesakes.find(at => standing[at] && addsNothing(standing[at], annotation)) ??
      namesakes.find(at => isOpen(at) && placeKey(standing[at]?.targets ?? []) === place) ??
      namesakes.find(isOpen);
    const own = at === undefined ? undefined : standing[at];
    if (at !== undefined && own) {
      met.add(at);
      // A suggestion that was decided since it was exported says nothing new.
      if (addsNothing(own, annotation) || (isUntouched(annotation) && !isUntouched(own))) known++;
      else if (isUntouched(own))
        update(at, { ...own, ...annotation, content: decidedContent(own, annotation) });
      else rivals.push(annotation);
      continue;
    }
    const there = (byPlace.get(place) ?? []).flatMap(at => {
      const other = standing[at];
      return other && at < before ? { at, other } : [];
    });
    const isDecision = annotation.status !== 'suggested' && !isUndecided;
    const same = there.filter(({ other }) => says(other, annotation));
    const suggestion =
      same.length === 0
        ? there.find(({ other }) => isRefined(other, annotation))
        : same.find(({ other }) => isUntouched(other));
    if (suggestion && isDecision && same.every(({ other }) => isUntouched(other)))
      update(suggestion.at, decided(suggestion.other, annotation));
    else if (same.length > 0) known++;
    else stand(annotation);
  }
  const changed = { ...existing, annotations: standing };
  const counts = { added: standing.length - before, updated: updated.size };
  if (rivals.length === 0) return { sidecar: changed, ...counts, known, conflicts: 0 };
  const { sidecar, conflicts } = mergeSidecars(undefined, changed, { ...existing, annotations: rivals });
  // Rivals that an earlier import brought stand there already, marked.
  if (jsonEqual(sidecar.annotations, standing))
    return { sidecar: changed, ...counts, known: known + rivals.length, conflicts: 0 };
  return { sidecar, ...counts, known, conflicts: conflicts.length };
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
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
