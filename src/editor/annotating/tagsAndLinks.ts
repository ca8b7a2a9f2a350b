import type { Annotation } from '../../core/annotation/annotation';
import type { Span } from '../../core/text/span';
import type { SourceEdit } from './book/annotationBook';
import { annotated, annotationOn, withAnnotation, type Decider } from './decide';

/** The annotation on exactly this span, or a new note on it. */
function annotationAt(annotations: readonly Annotation[], text: string, span: Span, by: Decider): Annotation {
  return (
    annotationOn(annotations, 'entity', span) ??
    annotationOn(annotations, 'date', span) ??
    annotationOn(annotations, 'note', span) ??
    annotated(text, [span], { kind: 'note' }, by)
  );
}

/** Gives the words these tags and no others. */
export const tagged =
  (span: Span, tags: readonly string[], by: Decider): SourceEdit =>
  (annotations, text) =>
    withAnnotation(annotations, { ...annotationAt(annotations, text, span, by), tags: [...new Set(tags)] });

/** Relates the words to another annotation of the same source. */
export const linked =
  (span: Span, to: string, label: string, by: Decider): SourceEdit =>
  (annotations, text) => {
    const from = annotationAt(annotations, text, span, by);
    if (!annotations.some(({ id }) => id === to)) return undefined;
    const link = annotated(text, [], { kind: 'link', from: from.id, to, label }, by);
    return withAnnotation(withAnnotation(annotations, from), link);
  };
