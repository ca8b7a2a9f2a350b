import type { Annotation, AnnotationContent } from '../annotation/annotation';
import { anchorAll, healed } from '../annotation/anchoring';
import type { Span } from '../text/span';

/** What a reader decided about one span, as far as recognition and linking need to know it. */
export interface Decision extends Span {
  /** The annotation that holds it. */
  readonly annotation: string;
  readonly status: 'accepted' | 'rejected';
  readonly content:
    | {
        readonly kind: 'entity';
        readonly type: string;
        readonly entity?: string;
        readonly notEntities?: readonly string[];
      }
    | {
        readonly kind: 'date';
        readonly timex: 'DATE' | 'TIME' | 'DURATION' | 'SET';
        readonly value?: string;
      };
}

/**
 * The decisions among a sidecar's annotations that stand in the text as it is now, at their present places;
 * a discontinuous one decides its outer span.
 */
export function decisionsOf(annotations: readonly Annotation[], text: string): Decision[] {
  const decided = annotations.filter(({ status }) => status !== 'suggested');
  const anchorings = anchorAll(decided, text);
  return decided.flatMap((annotation, index) => {
    const { id, status, content, targets } = healed(annotation, anchorings[index] ?? [], text);
    if (status === 'suggested' || (content.kind !== 'entity' && content.kind !== 'date')) return [];
    if (targets.length === 0 || targets.some(({ start, end, exact }) => text.slice(start, end) !== exact))
      return [];
    const start = Math.min(...targets.map(target => target.start));
    const end = Math.max(...targets.map(target => target.end));
    return start < end ? [{ annotation: id, status, start, end, content: decidedContent(content) }] : [];
  });
}

/** What of an annotation's content the reader decided: a suggested link is none. */
function decidedContent(
  content: Extract<AnnotationContent, { kind: 'entity' | 'date' }>,
): Decision['content'] {
  if (content.kind === 'date' || !content.entitySuggested) return content;
  const { type, notEntities } = content;
  return { kind: 'entity', type, ...(notEntities && { notEntities }) };
}
