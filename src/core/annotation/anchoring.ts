import { alignTargets } from './anchoring/alignment';
import type { Annotation, Target } from './annotation';
import { targetAt } from './quote';
import { compareSpans, type Span } from '../text/span';

/**
 * How an annotation's place in the text as it is now was found.
 * - `exact`: the words stand where they stood.
 * - `moved`: the same words in the same context stand elsewhere.
 * - `changed`: the place is there, its words are not the same; `span` is what stands there now.
 * - `ambiguous`: the words stand in several places that are equally likely; see `candidates`.
 * - `lost`: nothing that can be relied on.
 */
export type Grade = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'lost';

export interface Anchoring {
  readonly grade: Grade;
  /** Where it stands now; absent where ambiguous or lost. */
  readonly span?: Span;
  /** Places to offer to the reader, likeliest first; at most `MAX_CANDIDATES`. */
  readonly candidates: readonly Span[];
}

/** Where a target stands in the text as it is now. `oldText` is the text that the target was made on, where known. */
export function anchor(target: Target, oldText: string | undefined, newText: string): Anchoring {
  return alignTargets([target], newText, oldText)[0] ?? { grade: 'lost', candidates: [] };
}

/**
 * Anchors all annotations of a source together, because each tells something about its neighbours: parallel to
 * `annotations`, each parallel to its targets. Offsets in UTF-16 units; `oldText` is what the annotations were made on.
 */
export function anchorAll(
  annotations: readonly Annotation[],
  newText: string,
  options: { readonly oldText?: string } = {},
): readonly (readonly Anchoring[])[] {
  const targets = annotations.flatMap(annotation => annotation.targets);
  const order = targets.map((_, i) => i);
  order.sort((a, b) => compareTargets(targets[a], targets[b]));
  const sorted = order.flatMap(i => targets[i] ?? []);
  const anchorings: Anchoring[] = [];
  alignTargets(sorted, newText, options.oldText).forEach((anchoring, i) => {
    anchorings[order[i] ?? 0] = anchoring;
  });
  let next = 0;
  return annotations.map(({ targets: { length } }) => anchorings.slice(next, (next += length)));
}

const compareTargets = (a: Target | undefined, b: Target | undefined): number =>
  a && b ? compareSpans(a, b) : 0;

/** The grade of a whole annotation: the worst of its targets; one without a place is where its ends are. */
export function gradeOf(anchorings: readonly Anchoring[]): Grade {
  const grades: readonly Grade[] = ['exact', 'moved', 'changed', 'ambiguous', 'lost'];
  const worst = anchorings.reduce((most, { grade }) => Math.max(most, grades.indexOf(grade)), 0);
  return grades[worst] ?? 'lost';
}

/**
 * The annotation at its new places, with fresh context, where all of them were found for sure (exact or moved);
 * otherwise the annotation as it was, so that the words it was made on are kept until a person decides.
 */
export function healed(
  annotation: Annotation,
  anchorings: readonly Anchoring[],
  newText: string,
): Annotation {
  const grade = gradeOf(anchorings);
  if (grade !== 'exact' && grade !== 'moved') return annotation;
  let same = true;
  const targets = annotation.targets.map((target, i) => {
    const span = anchorings[i]?.span ?? target;
    const fresh = { ...target, ...targetAt(newText, span) };
    same &&= fresh.start === target.start && fresh.prefix === target.prefix && fresh.suffix === target.suffix;
    return fresh;
  });
  return same ? annotation : { ...annotation, targets };
}
