import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { anchorAll, healed } from '../annotation/anchoring';
import { compareSpans, type PartedSpan } from '../text/span';

/** What a reader decided about one span, as far as recognition and linking need to know it. */
export interface Decision extends PartedSpan {
  /** The annotation that holds it. */
  readonly annotation: string;
  readonly status: 'accepted' | 'rejected';
  /** The words of its parts, each different one once, where it has several. */
  readonly name?: string;
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
 * a discontinuous one has parts.
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
    if (start >= end) return [];
    return [{ annotation: id, status, start, end, ...partsIn(targets), content: decidedContent(content) }];
  });
}

function partsIn(targets: readonly Target[]): Pick<Decision, 'parts' | 'name'> {
  if (targets.length === 1) return {};
  const inOrder = [...targets].sort(compareSpans);
  return {
    parts: inOrder.map(({ start, end }) => ({ start, end })),
    name: [...new Set(inOrder.map(({ exact }) => exact.replace(/\s+/g, ' ').trim()))].join(' '),
  };
}

/** What of an annotation's content the reader decided: a suggested link is none. */
function decidedContent(
  content: Extract<AnnotationContent, { kind: 'entity' | 'date' }>,
): Decision['content'] {
  if (content.kind === 'date' || !content.entitySuggested) return content;
  const { type, notEntities } = content;
  return { kind: 'entity', type, ...(notEntities && { notEntities }) };
}
