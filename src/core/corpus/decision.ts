import type { Annotation, AnnotationContent } from '../annotation/annotation';
import type { Span } from '../text/span';

/** What a reader decided about one span, as far as recognition and linking need to know it. */
export interface Decision extends Span {
  /** The annotation that holds it. */
  readonly annotation: string;
  readonly status: 'accepted' | 'rejected';
  readonly content:
    | { readonly kind: 'entity'; readonly type: string; readonly entity?: string }
    | {
        readonly kind: 'date';
        readonly timex: 'DATE' | 'TIME' | 'DURATION' | 'SET';
        readonly value?: string;
      };
}

/** The decisions among a sidecar's annotations; a discontinuous one decides its outer span. */
export function decisionsOf(annotations: readonly Annotation[]): Decision[] {
  const decisions: Decision[] = [];
  for (const { id, status, content, targets } of annotations) {
    if (status === 'suggested' || (content.kind !== 'entity' && content.kind !== 'date')) continue;
    const start = Math.min(...targets.map(target => target.start));
    const end = Math.max(...targets.map(target => target.end));
    if (start < end) decisions.push({ annotation: id, status, start, end, content: decidedContent(content) });
  }
  return decisions;
}

/** What of an annotation's content the reader decided: a suggested link is none. */
function decidedContent(
  content: Extract<AnnotationContent, { kind: 'entity' | 'date' }>,
): Decision['content'] {
  if (content.kind === 'date' || !content.entitySuggested) return content;
  return { kind: 'entity', type: content.type };
}
