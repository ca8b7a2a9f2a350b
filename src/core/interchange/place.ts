import { anchorAll, gradeOf } from '../annotation/anchoring';
import type { Annotation, Target } from '../annotation/annotation';
import { targetAt } from '../annotation/quote';
import { partitionPoint } from '../text/partitionPoint';
import type { Span } from '../text/span';
import { BLANKS } from './alignedTokens';
import { BlankFlow, type Blank } from './blankFlow';
import type { ImportedSource, ImportProblem } from './format';
import { OffsetScale, withLineFeeds } from './scale';
import { xmlText } from './xml';

/** What of an import stands in a source, in UTF-16 units of its text, and what does not. */
export interface Placement {
  readonly annotations: readonly Annotation[];
  readonly problems: readonly ImportProblem[];
}

/** One way to read a span of the imported file as a span of the source. */
interface Reading {
  spanOf(span: Span): Span;
  /** Whether the words of the source are those of the import, in this reading. */
  agree(source: string, imported: string): boolean;
}

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
  let open = unplaced;
  const ways: readonly Blank[] = imported.isTokenized ? [' ', ''] : [' '];
  for (const blank of ways) {
    const found = open.length === 0 ? [] : searchedIn(new BlankFlow(text, blank), text, open, imported.text);
    placed.push(...found.flatMap(result => ('annotation' in result ? result.annotation : [])));
    if (blank === ways.at(-1))
      problems.push(...found.flatMap(result => ('problem' in result ? result.problem : [])));
    open = open.filter((_, i) => 'problem' in (found[i] ?? {}));
  }
  return { annotations: placed, problems };
}

type Search = { readonly annotation: Annotation } | { readonly problem: ImportProblem };

/** Each annotation where its words stand with their context, or why nowhere. */
function searchedIn(
  flow: BlankFlow,
  text: string,
  annotations: readonly Annotation[],
  carried: string | undefined,
): Search[] {
  const anchorings = anchorInFlow(annotations, flow, carried);
  const standing = new Map<string, boolean>();
  /** Whether the words stand anywhere; each is looked for once. */
  const stands = ({ exact }: Target): boolean => {
    const known = standing.get(exact) ?? flow.text.includes(flow.flat(exact));
    standing.set(exact, known);
    return known;
  };
  return annotations.map((annotation, i): Search => {
    const found = anchorings[i] ?? [];
    const grade = gradeOf(found);
    const quote = annotation.targets.map(({ exact }) => exact).join(' … ');
    if (quote.trim() === '' || (grade !== 'exact' && grade !== 'moved')) {
      const isElsewhere = grade === 'lost' && quote !== '' && annotation.targets.every(stands);
      return { problem: { quote, message: reasons[isElsewhere ? 'elsewhere' : grade] ?? reasons.lost } };
    }
    const targets = annotation.targets.map((target, j) => {
      const span = found[j]?.span;
      return { ...target, ...targetAt(text, span ? flow.toWhole(span) : target) };
    });
    return { annotation: { ...annotation, targets } };
  });
}

/**
 * Looks for the words with their context; line breaks count as spaces, because other tools break lines elsewhere.
 * `carried` is the text that the annotations stand in, where the import has one.
 */
function anchorInFlow(annotations: readonly Annotation[], flow: BlankFlow, carried: string | undefined) {
  const own = carried === undefined ? undefined : new BlankFlow(carried, flow.blank);
  const inFlow = (target: Target): Target => {
    const exact = flow.flat(target.exact);
    // Anchoring takes no unknown place: the start of the text stands for it.
    const start = target.start < 0 ? 0 : (own ?? flow).toFlow(target.start);
    const end = start + exact.length;
    const context =
      own && target.start >= 0 ? targetAt(own.text, { start, end: own.toFlow(target.end) }) : undefined;
    const prefix = flow.flat(target.prefix) || (context?.prefix ?? '');
    const suffix = flow.flat(target.suffix) || (context?.suffix ?? '');
    return { start, end, exact, prefix, suffix };
  };
  const targets = annotations.map(annotation => ({
    ...annotation,
    targets: annotation.targets.map(inFlow),
  }));
  return anchorAll(targets, flow.text, own ? { oldText: own.text } : {});
}

const reasons: Readonly<Record<string, string>> & { readonly lost: string } = {
  lost: 'these words are not in the source',
  elsewhere: 'the source has these words only in other places, and nothing says that one of them is meant',
  changed: 'the source has other words in this place',
  ambiguous: 'these words stand at several places in the source, and nothing says which is meant',
};

function readingsOf({ text: carried, offsetUnit, lineEnds }: ImportedSource, text: string): Reading[] {
  const units = ['utf-16', 'code points'] as const;
  const byUnit = [...units].sort((a, b) => Number(b === offsetUnit) - Number(a === offsetUnit));
  if (carried !== undefined && xmlText(carried) === xmlText(text)) {
    // Character for character the same: also where an offset lies inside of a line end.
    return byUnit
      .map(unit => new OffsetScale(carried, unit, lineEnds))
      .map(given => reading(offset => given.toSource(offset)));
  }
  if (carried !== undefined && sameText(carried, text)) {
    const from = new OffsetScale(carried, 'utf-16', 'lf');
    const to = new OffsetScale(text, 'utf-16', 'lf');
    return byUnit
      .map(unit => new OffsetScale(carried, unit, lineEnds))
      .map(given => reading(offset => to.toSource(from.toFormat(given.toSource(offset)))));
  }
  if (carried !== undefined) {
    const loose = looseReading(carried, text);
    // Offsets of another text say nothing of this one.
    return loose ? [loose] : [];
  }
  const ends = [lineEnds, lineEnds === 'lf' ? 'kept' : 'lf'] as const;
  return ends
    .flatMap(end => byUnit.map(unit => new OffsetScale(text, unit, end)))
    .map(scale => reading(offset => scale.toSource(offset)));
}

const reading = (map: (offset: number) => number): Reading => ({
  spanOf: ({ start, end }) => ({ start: map(start), end: map(end) }),
  agree: sameText,
});

/** Where two texts differ in white space alone, as token formats leave it: by counting what is not blank. */
function looseReading(carried: string, text: string): Reading | undefined {
  if (withoutBlanks(carried) !== withoutBlanks(text)) return undefined;
  const places = visiblePlaces(text);
  const own = visiblePlaces(carried);
  /** Number of visible units before an offset of the carried text. */
  const before = (offset: number): number => partitionPoint(own, place => place < offset);
  return {
    spanOf: ({ start, end }) => ({
      start: places[before(start)] ?? text.length,
      end: (places[before(end) - 1] ?? -1) + 1,
    }),
    agree: (source, imported) => withoutBlanks(source) === withoutBlanks(imported),
  };
}

/** What of a text shows something. */
export const withoutBlanks = (text: string): string => text.replace(BLANKS, '');

/** Offsets of the units that are not blank, ascending; packed, because there are as many as a text has letters. */
function visiblePlaces(text: string): Uint32Array {
  const places = new Uint32Array(text.length);
  let count = 0;
  let from = 0;
  for (const { 0: blanks, index } of text.matchAll(BLANKS)) {
    for (let i = from; i < index; i++) places[count++] = i;
    from = index + blanks.length;
  }
  for (let i = from; i < text.length; i++) places[count++] = i;
  return places.subarray(0, count);
}

function placedTarget(target: Target, text: string, readings: readonly Reading[]): Target | undefined {
  if (target.start < 0) return searched(target, text);
  if (target.end < target.start) return undefined;
  for (const { spanOf, agree } of readings) {
    const span = spanOf(target);
    if (
      span.start <= span.end &&
      span.end <= text.length &&
      agree(text.slice(span.start, span.end), target.exact)
    ) {
      return { ...target, ...targetAt(text, span) };
    }
  }
  return undefined;
}

/** Start of a target whose format gives its words but no offsets. */
export const UNKNOWN_PLACE = -1;

/** Where the words stand with their context, if they do so in one place only. */
function searched({ exact, prefix, suffix, ...rest }: Target, text: string): Target | undefined {
  const whole = prefix + exact + suffix;
  const at = exact === '' ? -1 : text.indexOf(whole);
  if (at === -1 || text.indexOf(whole, at + 1) !== -1) return undefined;
  const start = at + prefix.length;
  return { ...rest, ...targetAt(text, { start, end: start + exact.length }) };
}

/** Equal but for line ends, a byte-order mark, and the characters that XML cannot hold. */
export const sameText = (a: string, b: string): boolean => a === b || normalized(a) === normalized(b);

const normalized = (text: string): string =>
  xmlText(withLineFeeds(text.startsWith('\ufeff') ? text.slice(1) : text));
