import { partitionPoint } from '../text/partitionPoint';
import { partsOf, type PartedSpan } from '../text/span';

/** One replacement in an open source, UTF-16 units of the text before it; several are given in descending order. */
export interface TextEdit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Index of the shortest span of which a part covers the offset, or -1. Spans are sorted by start; few overlap. */
export function shortestAt(spans: readonly PartedSpan[], offset: number): number {
  let best = -1;
  let bestLength = Infinity;
  for (let index = lastStartingAt(spans, offset); index >= 0; index--) {
    const span = spans[index];
    if (!span) break;
    if (covers(span, offset) && span.end - span.start < bestLength) {
      best = index;
      bestLength = span.end - span.start;
    }
    if (offset - span.start > LONGEST_MENTION) break;
  }
  return best;
}

const covers = (span: PartedSpan, offset: number): boolean =>
  partsOf(span).some(({ start, end }) => start <= offset && offset <= end);

/** No span is looked for further back than this, in UTF-16 units; longer ones are found only near their start. */
const LONGEST_MENTION = 2000;

function lastStartingAt(spans: readonly PartedSpan[], offset: number): number {
  return partitionPoint(spans, ({ start }) => start <= offset) - 1;
}

/** A span after edits of its text; `undefined` where one touched it, or stands between its parts. */
export function followed<T extends PartedSpan>(span: T, edits: readonly TextEdit[]): T | undefined {
  let { start, end } = span;
  for (const { offset, removed, inserted } of edits) {
    if (offset >= end) continue;
    if (offset + removed > start) return undefined;
    start += inserted - removed;
    end += inserted - removed;
  }
  if (start === span.start) return span;
  const by = start - span.start;
  const parts = span.parts?.map(part => ({ start: part.start + by, end: part.end + by }));
  return { ...span, start, end, ...(parts && { parts }) };
}
