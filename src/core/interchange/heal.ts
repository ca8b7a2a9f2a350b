import { anchorAll, gradeOf, healed, type Grade } from '../annotation/anchoring';
import type { Annotation, Target } from '../annotation/annotation';
import type { PreparedSource } from './prepare';

/** Whether a target's words stand where it says. */
export const standsOn = (text: string, { start, end, exact }: Target): boolean =>
  end - start === exact.length && text.startsWith(exact, start);

/**
 * The annotations on the text as it is now. Those that the text moved are moved; those whose words were changed or
 * are not found for sure are reported and left out, for every offset that is written must hold.
 */
export function placeOn(
  text: string,
  annotations: readonly Annotation[],
  lose: PreparedSource['lose'],
): readonly Annotation[] {
  if (annotations.every(({ targets }) => targets.every(target => standsOn(text, target)))) return annotations;
  const anchorings = anchorAll(annotations, text);
  return annotations.flatMap((annotation, i) => {
    const found = anchorings[i] ?? [];
    const grade = gradeOf(found);
    if (grade === 'exact' || grade === 'moved') return [healed(annotation, found, text)];
    lose('place', annotation, `“${quoteOf(annotation)}” ${reasons[grade]}`);
    return [];
  });
}

const reasons: Readonly<Record<Exclude<Grade, 'exact' | 'moved'>, string>> = {
  changed: 'was changed in the source since it was annotated',
  ambiguous: 'stands at several places in the source, and nothing says which is meant',
  lost: 'is not in the source any more',
};

/** Characters of a quotation that a message shows. */
const SHOWN = 60;

const quoteOf = ({ targets }: Annotation): string => {
  const quote = targets.map(({ exact }) => exact).join(' … ');
  return quote.length <= SHOWN ? quote : `${quote.slice(0, SHOWN)}…`;
};
