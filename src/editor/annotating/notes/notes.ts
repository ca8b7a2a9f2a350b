import type { Annotation, Comment } from '../../../core/annotation/annotation';
import type { Span } from '../../../core/text/span';
import type { SourceEdit } from '../book/annotationBook';
import { annotated, annotationOn, withAnnotation, withoutAnnotation, type Decider } from '../decide';

const commentOf = (text: string, by: Decider): Comment => ({ text, creator: by.creator, created: by.now });

/** Whether there is anything to show as a note. */
export const hasNotes = ({ content, comments }: Annotation): boolean =>
  content.kind === 'note' || comments.length > 0;

/** Writes a note: on the annotation that stands on exactly this span, else on the passage itself. */
export const noteOn =
  (span: Span, text: string, by: Decider): SourceEdit =>
  (annotations, source) => {
    const known =
      annotationOn(annotations, 'entity', span) ??
      annotationOn(annotations, 'date', span) ??
      annotationOn(annotations, 'note', span);
    const annotation = known ?? annotated(source, [span], { kind: 'note' }, by);
    return withAnnotation(annotations, commented(annotation, text, by));
  };

/** Adds to the thread of an annotation. */
export const reply = (id: string, text: string, by: Decider): SourceEdit =>
  changed(id, annotation => commented(annotation, text, by));

/** Other words for one comment of a thread. */
export const reworded = (id: string, index: number, text: string): SourceEdit =>
  changed(id, annotation => ({
    ...annotation,
    comments: annotation.comments.map((comment, i) => (i === index ? { ...comment, text } : comment)),
  }));

/** Removes one comment; a note on a passage goes with its last one. */
export const withoutComment =
  (id: string, index: number): SourceEdit =>
  annotations => {
    const annotation = annotations.find(other => other.id === id);
    if (!annotation) return undefined;
    const comments = annotation.comments.filter((_, i) => i !== index);
    return comments.length === 0 && annotation.content.kind === 'note'
      ? withoutAnnotation(annotations, id)
      : withAnnotation(annotations, { ...annotation, comments });
  };

/** Removes a whole thread; what else its annotation says stays. */
export const withoutThread =
  (id: string): SourceEdit =>
  annotations => {
    const annotation = annotations.find(other => other.id === id);
    if (!annotation) return undefined;
    return annotation.content.kind === 'note'
      ? withoutAnnotation(annotations, id)
      : withAnnotation(annotations, { ...annotation, comments: [] });
  };

/** Marks a thread as settled or as open again. */
export const resolved = (id: string, isResolved: boolean): SourceEdit =>
  changed(id, annotation => ({ ...annotation, resolved: isResolved }));

const commented = (annotation: Annotation, text: string, by: Decider): Annotation => ({
  ...annotation,
  comments: [...annotation.comments, commentOf(text, by)],
});

const changed =
  (id: string, edit: (annotation: Annotation) => Annotation): SourceEdit =>
  annotations => {
    const annotation = annotations.find(other => other.id === id);
    return annotation && withAnnotation(annotations, edit(annotation));
  };
