import type { Annotation, Target } from '../../../core/annotation/annotation';
import { anchorAll, healed } from '../../../core/annotation/anchoring';
import { followEdits, type Edit } from '../../../core/annotation/followEdits';
import { targetAt } from '../../../core/annotation/quote';
import { acrossLineEnds, differInLineEndsOnly } from './lineEnds';

type Annotations = readonly Annotation[];

/**
 * Annotations after the edits of an open document, oldest first, that led from the text `before` to `text`: they
 * follow exactly, and take over the words that the reader changed inside them. One whose words are all gone, or were
 * not there before, keeps its quote; the first kind comes back where the words do.
 */
export function afterEdits(
  annotations: Annotations,
  edits: readonly (readonly Edit[])[],
  before: string,
  text: string,
): Annotations {
  if (edits.length === 0) return annotations;
  const targets = annotations.flatMap(annotation => annotation.targets);
  let places: readonly { start: number; end: number }[] = targets;
  const touched = new Set<number>();
  for (const batch of edits) {
    const followed = followEdits(places, batch);
    followed.forEach((place, i) => place.touched && touched.add(i));
    places = followed;
  }
  let next = 0;
  const homeless: Annotation[] = [];
  const result = annotations.map(annotation => {
    let changed = false;
    let gone = false;
    const moved = annotation.targets.map((target): Target => {
      const index = next++;
      const place = places[index] ?? target;
      if (place.start === target.start && place.end === target.end && !touched.has(index)) return target;
      changed = true;
      if (place.start === place.end && target.exact !== '') gone = true;
      else if (touched.has(index) && targetStandsIn(before, target)) {
        return { ...target, ...targetAt(text, place) };
      }
      return { ...target, start: place.start, end: place.end };
    });
    const now = changed ? { ...annotation, targets: moved } : annotation;
    if (gone || isHomeless(annotation)) homeless.push(now);
    return now;
  });
  return reanchored(result, homeless, text);
}

/** Annotations of one text in another, of which only the outcome is known. */
export function inOtherText(annotations: Annotations, from: string, to: string): Annotations {
  if (from === to) return annotations;
  if (differInLineEndsOnly(from, to)) return acrossLineEnds(annotations, from, to);
  const anchorings = anchorAll(annotations, to, { oldText: from });
  return annotations.map((annotation, i) => healed(annotation, anchorings[i] ?? [], to));
}

/** The annotations where they stand in a text; those that are not found for sure stay as they are. */
export function rehomed(annotations: Annotations, text: string): Annotations {
  const anchorings = anchorAll(annotations, text);
  return annotations.map((annotation, i) => healed(annotation, anchorings[i] ?? [], text));
}

const isHomeless = ({ targets }: Annotation): boolean =>
  targets.some(({ start, end, exact }) => start === end && exact !== '');

/** Those without a place where their words stand again; the others tell where they belong. */
function reanchored(annotations: Annotations, homeless: Annotations, text: string): Annotations {
  const returning = new Set(
    homeless.filter(({ targets }) => targets.every(({ exact }) => text.includes(exact))).map(({ id }) => id),
  );
  if (returning.size === 0) return annotations;
  const anchorings = anchorAll(annotations, text);
  return annotations.map((annotation, i) =>
    returning.has(annotation.id) ? healed(annotation, anchorings[i] ?? [], text) : annotation,
  );
}

/** Whether all words of an annotation stand where it says, in this text. */
export const standsIn = (text: string, { targets }: Pick<Annotation, 'targets'>): boolean =>
  targets.every(target => targetStandsIn(text, target));

const targetStandsIn = (text: string, { start, end, exact }: Target): boolean =>
  end - start === exact.length && text.startsWith(exact, start);

/** The annotations with the words around them as they are now; those that stand nowhere keep what they had. */
export function requoted(annotations: Annotations, text: string): Annotations {
  return annotations.map(annotation => {
    let same = true;
    const targets = annotation.targets.map((target): Target => {
      if (!targetStandsIn(text, target)) return target;
      const fresh = targetAt(text, target);
      if (fresh.prefix === target.prefix && fresh.suffix === target.suffix) return target;
      same = false;
      return { ...target, ...fresh };
    });
    return same ? annotation : { ...annotation, targets };
  });
}
