import type { Annotation, AnnotationContent, Comment, Sidecar } from '../annotation/annotation';
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
 * Adds imported annotations to a sidecar. What stands there is never replaced: what is there already changes nothing, a suggestion that nobody touched takes what the import says of it, and where the import says something else
 * of an annotation that a person decided, both are kept and marked. Offsets of both in UTF-16 units.
 */
export function mergeImport(existing: Sidecar, imported: readonly Annotation[]): MergedImport {
  const byId = new Map(existing.annotations.map(annotation => [annotation.id, annotation]));
  const meanings = new Set(existing.annotations.map(meaning));
  const additions: Annotation[] = [];
  const updates = new Map<string, Annotation>();
  const rivals: Annotation[] = [];
  let known = 0;
  for (const annotation of imported) {
    const own = byId.get(annotation.id) ?? updates.get(annotation.id);
    if (own ? jsonEqual(own, annotation) : meanings.has(meaning(annotation))) known++;
    else if (!own) {
      additions.push(annotation);
      byId.set(annotation.id, annotation);
    } else if (isUntouched(own)) updates.set(annotation.id, annotation);
    else rivals.push(annotation);
  }
  const annotations = [
    ...existing.annotations.map(annotation => updates.get(annotation.id) ?? annotation),
    ...additions,
  ];
  const changed = { ...existing, annotations };
  const { sidecar, conflicts } =
    rivals.length === 0
      ? { sidecar: changed, conflicts: [] }
      : mergeSidecars(undefined, changed, { ...existing, annotations: rivals });
  return { sidecar, added: additions.length, updated: updates.size, known, conflicts: conflicts.length };
}

/** Two annotations with the same places and content say the same thing; of notes, their words are the content. */
const meaning = ({ targets, content, comments }: Annotation): string =>
  JSON.stringify([targets.map(({ start, end }) => [start, end]), contentKey(content, comments)]);

function contentKey(content: AnnotationContent, comments: readonly Comment[]): unknown[] {
  switch (content.kind) {
    case 'entity':
      return ['entity', content.type, content.entity];
    case 'date':
      return ['date', content.timex, content.value];
    case 'note':
      return ['note', ...comments.map(({ text }) => text)];
    case 'link':
      return ['link', content.from, content.to, content.label];
  }
}
