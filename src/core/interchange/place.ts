import { anchorAll, gradeOf, healed } from '../annotation/anchoring';
import type { Annotation, Target } from '../annotation/annotation';
import { targetAt } from '../annotation/quote';
import type { Span } from '../text/span';
import type { ImportedSource, ImportProblem } from './format';
import { OffsetScale, withLineFeeds } from './scale';
import { xmlText } from './xml';

/** What of an import stands in a source, in UTF-16 units of its text, and what does not. */
export interface Placement {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly ImportProblem[];
}

/** One way to read an offset of the imported file as an offset of the source. */
type Reading = (offset: number) => number;

/**
 * Puts imported annotations on the source's text. An offset counts only if the words stand there: it is read in the
 * declared unit and line ends first, then in the others, which tools are known to write by mistake; at last the words
 * are looked for with their context. What is not found for sure is a problem, never a guess.
 */
export function placeImported(imported: ImportedSource, text: string): Placement {
  const readings = readingsOf(imported, text);
  const problems: ImportProblem[] = [...(imported.problems ?? [])];
  const placed: Annotation[] = [];
  const unplaced: Annotation[] = [];
  for (const annotation of imported.annotations) {
    const targets = annotation.targets.map(target => placedTarget(target, text, readings));
    if (targets.every(target => target !== undefined)) placed.push({ ...annotation, targets });
    else unplaced.push(annotation);
  }
  if (unplaced.length === 0) return { annotations: placed, problems };
  const anchorings = anchorAll(unplaced, text);
  unplaced.forEach((annotation, i) => {
    const found = anchorings[i] ?? [];
    const grade = gradeOf(found);
    const quote = annotation.targets.map(({ exact }) => exact).join(' … ');
    if (quote.trim() !== '' && (grade === 'exact' || grade === 'moved'))
      placed.push(healed(annotation, found, text));
    else problems.push({ quote, message: reasons[grade] ?? reasons.lost });
  });
  return { annotations: placed, problems };
}

const reasons: Readonly<Record<string, string>> & { readonly lost: string } = {
  lost: 'these words are not in the source',
  changed: 'the source has other words in this place',
  ambiguous: 'these words stand at several places in the source, and nothing says which is meant',
};

function readingsOf({ text: carried, offsetUnit, lineEnds }: ImportedSource, text: string): Reading[] {
  const units = ['utf-16', 'code points'] as const;
  if (carried !== undefined && sameText(carried, text)) {
    const from = new OffsetScale(carried, 'utf-16', 'lf');
    const to = new OffsetScale(text, 'utf-16', 'lf');
    return units
      .map((unit): { unit: string; reading: Reading } => {
        const given = new OffsetScale(carried, unit, lineEnds);
        return { unit, reading: offset => to.toSource(from.toFormat(given.toSource(offset))) };
      })
      .sort((a, b) => Number(b.unit === offsetUnit) - Number(a.unit === offsetUnit))
      .map(({ reading }) => reading);
  }
  const scales = (['kept', 'lf'] as const).flatMap(ends => units.map(unit => ({ unit, ends })));
  return scales
    .sort((a, b) => distance(a) - distance(b))
    .map(({ unit, ends }) => new OffsetScale(text, unit, ends))
    .map(scale => offset => scale.toSource(offset));

  function distance(scale: { unit: string; ends: string }): number {
    return (scale.unit === offsetUnit ? 0 : 1) + (scale.ends === lineEnds ? 0 : 2);
  }
}

function placedTarget(target: Target, text: string, readings: readonly Reading[]): Target | undefined {
  if (target.end < target.start || target.start < 0) return undefined;
  for (const reading of readings) {
    const span: Span = { start: reading(target.start), end: reading(target.end) };
    if (span.end <= text.length && sameText(text.slice(span.start, span.end), target.exact)) {
      return { ...target, ...targetAt(text, span) };
    }
  }
  return undefined;
}

/** Equal but for line ends, a byte-order mark, and the characters that XML cannot hold. */
export const sameText = (a: string, b: string): boolean => a === b || normalized(a) === normalized(b);

const normalized = (text: string): string =>
  xmlText(withLineFeeds(text.startsWith('\ufeff') ? text.slice(1) : text));
