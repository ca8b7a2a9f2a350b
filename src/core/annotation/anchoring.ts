import type { Annotation, Target } from './annotation';
import { targetAt } from './quote';
import type { Span } from '../text/span';

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

/** As many places as a quick pick shows without scrolling. */
export const MAX_CANDIDATES = 9;

/** Where a target stands in the text as it is now. `oldText` is the text that the target was made on, where known. */
export function anchor(target: Target, oldText: string | undefined, newText: string): Anchoring {
  return anchorTargets([target], newText)[0] ?? { grade: 'lost', candidates: [] };
}

/** Anchors all annotations of a source together: parallel to `annotations`, each parallel to its targets. */
export function anchorAll(
  annotations: readonly Annotation[],
  newText: string,
  options: { readonly oldText?: string } = {},
): readonly (readonly Anchoring[])[] {
  const anchorings = anchorTargets(
    annotations.flatMap(annotation => annotation.targets),
    newText,
  );
  let next = 0;
  return annotations.map(({ targets }) => anchorings.slice(next, (next += targets.length)));
}

/** The grade of a whole annotation: the worst of its targets; one without a place is where its ends are. */
export function gradeOf(anchorings: readonly Anchoring[]): Grade {
  const grades: readonly Grade[] = ['exact', 'moved', 'changed', 'ambiguous', 'lost'];
  return grades[Math.max(0, ...anchorings.map(({ grade }) => grades.indexOf(grade)))] ?? 'lost';
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

function anchorTargets(targets: readonly Target[], text: string): Anchoring[] {
  return targets.map(target => {
    if (text.slice(target.start, target.end) === target.exact) {
      const span = { start: target.start, end: target.end };
      return { grade: 'exact', span, candidates: [span] };
    }
    const places: Span[] = [];
    for (
      let at = target.exact === '' ? -1 : text.indexOf(target.exact);
      at !== -1 && places.length < MAX_CANDIDATES;
      at = text.indexOf(target.exact, at + 1)
    ) {
      places.push({ start: at, end: at + target.exact.length });
    }
    const full = places.filter(
      ({ start, end }) => text.slice(0, start).endsWith(target.prefix) && text.startsWith(target.suffix, end),
    );
    const [only] = full;
    if (only && full.length === 1) return { grade: 'moved', span: only, candidates: full };
    return { grade: places.length > 0 ? 'ambiguous' : 'lost', candidates: places };
  });
}
