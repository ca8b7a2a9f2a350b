import type { Annotation, Target } from '../../../core/annotation/annotation';
import { LineIndex } from '../../../core/text/lines';

/**
 * Whether two texts differ in their line ends alone: VS Code gives all lines of a document the same end, the file
 * may mix them.
 */
export function differInLineEndsOnly(a: string, b: string): boolean {
  return a !== b && normalized(a) === normalized(b);
}

const normalized = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Annotations of one text at the same lines and columns of another, which differs in line ends alone. */
export function acrossLineEnds(
  annotations: readonly Annotation[],
  from: string,
  to: string,
): readonly Annotation[] {
  const [here, there] = [new LineIndex(from), new LineIndex(to)];
  const carry = (offset: number): number => there.offset(here.at(offset));
  const moved = (target: Target): Target => {
    const [start, end] = [carry(target.start), carry(target.end)];
    // The words of a mention that spans lines hold a line end, which is to be the other text's.
    return from.slice(target.start, target.end) === target.exact
      ? { ...target, start, end, exact: to.slice(start, end) }
      : { ...target, start, end };
  };
  return annotations.map(annotation => ({ ...annotation, targets: annotation.targets.map(moved) }));
}
