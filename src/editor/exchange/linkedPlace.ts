import { anchor } from '../../core/annotation/anchoring';
import type { Target } from '../../core/annotation/annotation';
import type { Span } from '../../core/text/span';

/** Where a link leads, and in how many places its words stand if nothing in the link tells these apart. */
export interface LinkedPlace {
  readonly span: Span;
  readonly places: number;
}

/**
 * Where the words of a link stand in a text, UTF-16 units: where their context says, else the nearest to where they
 * once stood, else what has become of them; `undefined` where nothing has. A link may be written by hand, with no
 * context and no start, so that less is asked than of an annotation: nothing is stored by following it.
 */
export function linkedPlace(target: Target, text: string): LinkedPlace | undefined {
  const { grade, span } = anchor(target, undefined, text);
  if (span && grade !== 'changed') return { span, places: 1 };
  const { exact, start } = target;
  let nearest: number | undefined;
  let places = 0;
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + exact.length)) {
    places++;
    if (nearest === undefined || Math.abs(at - start) < Math.abs(nearest - start)) nearest = at;
  }
  if (nearest !== undefined) return { span: { start: nearest, end: nearest + exact.length }, places };
  return span && { span, places: 1 };
}
