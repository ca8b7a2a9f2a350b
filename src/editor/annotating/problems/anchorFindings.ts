import { anchorAll, gradeOf, type Grade } from '../../../core/annotation/anchoring';
import type { Annotation } from '../../../core/annotation/annotation';
import type { Fix } from '../../../core/annotation/checks';
import { isUntouched } from '../../../core/annotation/suggest';
import type { Span } from '../../../core/text/span';
import { standsIn } from '../book/followText';
import { outerSpan } from '../decide';

/** Something that a reader can do about a finding: what the core's checks propose, and what only the editor can do. */
export type EditorFix =
  | Fix
  /** Takes the places found for all targets. */
  | { readonly kind: 'take place'; readonly annotation: string; readonly spans: readonly Span[] }
  | { readonly kind: 'attach to selection'; readonly annotation: string }
  /** Stops telling about it. */
  | { readonly kind: 'keep'; readonly annotation: string }
  /** Of two versions that a merge kept, this one holds; `says` tells the reader whose it is and what it says. */
  | { readonly kind: 'choose'; readonly annotation: string; readonly rival: string; readonly says: string }
  /** Merges the versions that git left in a sidecar. */
  | { readonly kind: 'merge marks' };

/** A person's annotation whose words do not stand where they did. */
export interface AnchorFinding {
  readonly annotation: Annotation;
  readonly grade: Exclude<Grade, 'exact' | 'moved'>;
  /** Where to show it: the likeliest place, else where it stood. */
  readonly span: Span;
  readonly fixes: readonly EditorFix[];
}

/** The annotations that a person has to place anew; what nobody has touched is proposed anew anyway. */
export function anchorFindings(annotations: readonly Annotation[], text: string): AnchorFinding[] {
  const touched = annotations.filter(annotation => !isUntouched(annotation) && annotation.targets.length > 0);
  if (touched.every(annotation => standsIn(text, annotation))) return [];
  const anchorings = anchorAll(annotations, text);
  return annotations.flatMap((annotation, i): AnchorFinding[] => {
    if (isUntouched(annotation) || annotation.targets.length === 0 || standsIn(text, annotation)) return [];
    const parts = anchorings[i] ?? [];
    const grade = gradeOf(parts);
    const { id, targets } = annotation;
    const found = parts.map(({ span }) => span);
    const isFound = found.every(span => span !== undefined);
    const places: EditorFix[] = isFound
      ? [{ kind: 'take place', annotation: id, spans: found.filter(span => span !== undefined) }]
      : targets.length === 1
        ? (parts[0]?.candidates ?? []).map(span => ({ kind: 'take place', annotation: id, spans: [span] }))
        : [];
    const span =
      found.find(place => place !== undefined) ?? parts[0]?.candidates[0] ?? clamped(annotation, text);
    return [
      {
        annotation,
        grade: grade === 'ambiguous' || grade === 'lost' ? grade : 'changed',
        span,
        fixes: [
          ...places,
          { kind: 'attach to selection', annotation: id },
          { kind: 'keep', annotation: id },
          { kind: 'delete', annotation: id },
        ],
      },
    ];
  });
}

function clamped(annotation: Annotation, text: string): Span {
  const { start, end } = outerSpan(annotation) ?? { start: 0, end: 0 };
  return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}
