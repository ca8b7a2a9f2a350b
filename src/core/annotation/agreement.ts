import type { Annotation } from './annotation';
import type { Span } from '../text/span';

/** One annotator's marks: spans with the label they gave; rejected suggestions and links are no marks. */
export interface Mark extends Span {
  /** Entity type, or `date` or `note`. */
  readonly label: string;
}

/** The marks of one annotator's sidecar; `decidedOnly` leaves suggestions out. */
export function marksOf(annotations: readonly Annotation[], decidedOnly = false): Mark[] {
  return annotations
    .filter(({ status, content }) => content.kind !== 'link' && status !== 'rejected')
    .filter(({ status }) => !decidedOnly || status === 'accepted')
    .flatMap(({ targets, content }) =>
      targets.map(({ start, end }) => ({
        start,
        end,
        label: content.kind === 'entity' ? content.type : content.kind,
      })),
    );
}

export interface SpanAgreement {
  /** Spans that both marked, with the same label or with the same edges only. */
  readonly matched: number;
  readonly left: number;
  readonly right: number;
  /** Harmonic mean of the shares matched; 1 where both marked nothing. */
  readonly f1: number;
}

/** F1 of exact spans; `labelled` also asks for the same label. */
export function spanAgreement(
  left: readonly Mark[],
  right: readonly Mark[],
  labelled: boolean,
): SpanAgreement {
  const key = ({ start, end, label }: Mark): string =>
    `${String(start)} ${String(end)}${labelled ? ` ${label}` : ''}`;
  const [a, b] = [new Set(left.map(key)), new Set(right.map(key))];
  const matched = [...a].filter(item => b.has(item)).length;
  const f1 = a.size + b.size === 0 ? 1 : (2 * matched) / (a.size + b.size);
  return { matched, left: a.size, right: b.size, f1 };
}

/**
 * Cohen's kappa (1960) on the labels of the spans that both marked; `undefined` where they share no span or where
 * chance alone explains everything (both used one label throughout).
 */
export function cohenKappa(left: readonly Mark[], right: readonly Mark[]): number | undefined {
  const other = bySpan(right);
  const pairs = [...bySpan(left)].flatMap(([span, label]): [string, string][] => {
    const match = other.get(span);
    return match === undefined ? [] : [[label, match]];
  });
  if (pairs.length === 0) return undefined;
  const agreed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const [a, b] = [counts(pairs.map(([label]) => label)), counts(pairs.map(([, label]) => label))];
  const byChance = sum([...a].map(([label, count]) => (count * (b.get(label) ?? 0)) / pairs.length ** 2));
  return byChance === 1 ? undefined : (agreed - byChance) / (1 - byChance);
}

/** The value of a span that an annotator left unmarked, in Krippendorff's alpha. */
const UNMARKED = '';

/**
 * Krippendorff's alpha for nominal data (Krippendorff 2011) over all spans that anybody marked; not to mark one is a
 * value too. For two annotators or more; `undefined` where nothing varies.
 */
export function krippendorffAlpha(annotators: readonly (readonly Mark[])[]): number | undefined {
  const tables = annotators.map(bySpan);
  const spans = new Set(tables.flatMap(table => [...table.keys()]));
  const values = [...spans].map(span => tables.map(table => table.get(span) ?? UNMARKED));
  const totals = counts(values.flat());
  const size = sum([...totals.values()]);
  if (annotators.length < 2 || size === 0) return undefined;
  const observed = sum(values.map(unit => disagreements(counts(unit)) / (unit.length - 1)));
  const expected = disagreements(totals) / (size - 1);
  return expected === 0 ? undefined : 1 - observed / expected;
}

/** Ordered pairs of unequal values. */
function disagreements(count: ReadonlyMap<string, number>): number {
  const total = sum([...count.values()]);
  return sum([...count.values()].map(n => n * (total - n)));
}

/** Labels by span; the last one where a span was marked twice. */
const bySpan = (marks: readonly Mark[]): Map<string, string> =>
  new Map(marks.map(({ start, end, label }) => [`${String(start)} ${String(end)}`, label]));

function counts(values: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const value of values) count.set(value, (count.get(value) ?? 0) + 1);
  return count;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
