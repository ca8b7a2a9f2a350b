import type { Annotation, Target } from '../annotation/annotation';
import type { PreparedSource } from './prepare';

/** Whether a target's words stand where it says. */
const standsOn = (text: string, { start, end, exact }: Target): boolean =>
  end - start === exact.length && text.startsWith(exact, start);

/** The annotations on the text as it is now; those whose words are not found are reported and left out. */
export function placeOn(
  text: string,
  annotations: readonly Annotation[],
  lose: PreparedSource['lose'],
): readonly Annotation[] {
  const isPlaced = (annotation: Annotation): boolean =>
    annotation.targets.every(target => standsOn(text, target));
  if (annotations.every(isPlaced)) return annotations;
  return annotations.filter(annotation => {
    if (isPlaced(annotation)) return true;
    lose('place', annotation, 'its words are not in the source any more where it says');
    return false;
  });
}
