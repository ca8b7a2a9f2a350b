import type { Annotation, AnnotationContent, Creator, Target } from '../../core/annotation/annotation';
import { targetAt } from '../../core/annotation/quote';
import { isUntouched } from '../../core/annotation/suggest';
import { compareSpans, overlaps, type Span } from '../../core/text/span';
import { without } from './without';

/** Who decides, and when; what every decision records. */
export interface Decider {
  readonly creator: Creator;
  /** ISO 8601 instant. */
  readonly now: string;
  /** A random `urn:uuid:` for an annotation that a person makes. */
  readonly newId: () => string;
}

/** What a mark in the text can be. */
export type MarkKind = 'entity' | 'date' | 'note';

type Annotations = readonly Annotation[];

/** The span that an annotation covers from its first to its last target; `undefined` for one without a target. */
export function outerSpan({ targets }: Pick<Annotation, 'targets'>): Span | undefined {
  if (targets.length === 0) return undefined;
  return {
    start: Math.min(...targets.map(({ start }) => start)),
    end: Math.max(...targets.map(({ end }) => end)),
  };
}

/** The annotation of a kind that covers exactly a span; a decided one before a suggestion. */
export function annotationOn(annotations: Annotations, kind: MarkKind, span: Span): Annotation | undefined {
  let found: Annotation | undefined;
  for (const annotation of annotations) {
    const place = annotation.content.kind === kind ? outerSpan(annotation) : undefined;
    if (place?.start !== span.start || place.end !== span.end) continue;
    if (found === undefined || (found.status !== 'accepted' && annotation.status === 'accepted'))
      found = annotation;
  }
  return found;
}

const decided = (annotation: Annotation, status: 'accepted' | 'rejected', by: Decider): Annotation => ({
  // Deciding settles a conflict that a merge had left.
  ...without(annotation, 'conflict'),
  status,
  creator: by.creator,
  created: annotation.created ?? by.now,
  ...(annotation.created !== undefined && { modified: by.now }),
});

/** Says yes to an annotation as it is; a suggested link to an entity becomes a decided one. */
export function accepted(annotation: Annotation, by: Decider): Annotation {
  const { content } = annotation;
  if (content.kind !== 'entity' || !content.entitySuggested) return decided(annotation, 'accepted', by);
  return decided({ ...annotation, content: without(content, 'entitySuggested') }, 'accepted', by);
}

/** Says no; the annotation is kept, so that the same is not proposed again. */
export const rejected = (annotation: Annotation, by: Decider): Annotation =>
  decided(annotation, 'rejected', by);

/** Says that something else is true of the same words. */
export const corrected = (annotation: Annotation, content: AnnotationContent, by: Decider): Annotation =>
  decided({ ...annotation, content }, 'accepted', by);

/** Says that the words are a name, but not one of this entity; whom they name is left open. */
export function notNaming(annotation: Annotation, entity: string, by: Decider): Annotation {
  const { content } = annotation;
  if (content.kind !== 'entity') return annotation;
  const notEntities = [...new Set([...(content.notEntities ?? []), entity])].sort();
  const open = without(content, 'entity', 'entitySuggested', 'label');
  return corrected(annotation, { ...open, notEntities }, by);
}

/** Says that it stands on other words. */
export const moved = (annotation: Annotation, targets: readonly Target[], by: Decider): Annotation =>
  decided({ ...annotation, targets }, 'accepted', by);

/** A new annotation by a person, on one span or, discontinuous, on several. */
export const annotated = (
  text: string,
  spans: readonly Span[],
  content: AnnotationContent,
  by: Decider,
): Annotation => ({
  id: by.newId(),
  targets: [...spans].sort(compareSpans).map(span => targetAt(text, span)),
  content,
  status: 'accepted',
  created: by.now,
  creator: by.creator,
  comments: [],
  tags: [],
});

/**
 * The list with an annotation put in, in place of the one with its id if there is one. Suggestions of its kind that
 * it overlaps and nobody has touched make room.
 */
export function withAnnotation(annotations: Annotations, annotation: Annotation): Annotations {
  const places = annotation.status === 'accepted' ? annotation.targets : [];
  const makesRoom = (other: Annotation): boolean =>
    other.content.kind === annotation.content.kind &&
    isUntouched(other) &&
    other.targets.some(target => places.some(place => overlaps(target, place)));
  const others = annotations.filter(other => other.id !== annotation.id && !makesRoom(other));
  return inOrder([...others, annotation]);
}

/** The list without an annotation and without the links that lead to it. */
export const withoutAnnotation = (annotations: Annotations, id: string): Annotations =>
  annotations.filter(
    annotation =>
      annotation.id !== id &&
      (annotation.content.kind !== 'link' ||
        (annotation.content.from !== id && annotation.content.to !== id)),
  );

/** Text order; those without a place behind. */
export function inOrder(annotations: Annotations): Annotations {
  const nowhere: Span = { start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER };
  return annotations
    .map(annotation => ({ annotation, span: outerSpan(annotation) ?? nowhere }))
    .sort((a, b) => compareSpans(a.span, b.span) || (a.annotation.id < b.annotation.id ? -1 : 1))
    .map(({ annotation }) => annotation);
}
