import { partitionPoint } from './partitionPoint';

/** A stretch of a source's text: UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch that may have holes: from the start of its first part to the end of its last. */
export interface PartedSpan extends Span {
  /** In text order, where they are several. */
  readonly parts?: readonly Span[];
}

/** The stretches that a span is made of: itself where it has no holes. */
export const partsOf = (span: PartedSpan): readonly [Span, ...Span[]] => {
  const [first, ...others] = span.parts ?? [];
  return first ? [first, ...others] : [span];
};

/** The part that covers the offset (its end included), else the first. */
export const partAt = (span: PartedSpan, offset: number): Span => {
  const parts = partsOf(span);
  return parts.find(({ start, end }) => start <= offset && offset <= end) ?? parts[0];
};

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Text order: by start, the longer first where two start together. */
export const compareSpans = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/**
 * Index of the first span that ends after `offset`, in spans sorted by start that do not overlap;
 * `spans.length` when there is none.
 */
export function firstSpanEndingAfter(spans: readonly Span[], offset: number): number {
  return partitionPoint(spans, ({ end }) => end <= offset);
}

/** Index of the first span that starts at or after `offset`, in spans sorted by start; `spans.length` when there is none. */
export function firstSpanFrom(spans: readonly Span[], offset: number): number {
  return partitionPoint(spans, ({ start }) => start < offset);
}
