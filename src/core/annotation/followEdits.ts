import { partitionPoint } from '../text/partitionPoint';
import type { Span } from '../text/span';

/** One replacement in an open document, in the offsets of the text before it. */
export interface Edit extends Span {
  /** Length of what was put in the place, in UTF-16 units. */
  readonly inserted: number;
}

/** A span after edits; `touched` where an edit changed text inside it. */
export interface FollowedSpan extends Span {
  readonly touched: boolean;
}

/**
 * Where spans stand after edits that were made together (as one change event of the editor reports them: not
 * overlapping, all in offsets of the text before). Text inserted at an edge stays outside; a span whose words were all
 * replaced keeps the replacement where the edit is exactly on it, and else becomes empty.
 */
export function followEdits(spans: readonly Span[], edits: readonly Edit[]): FollowedSpan[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const shifts: number[] = [0];
  for (const { start, end, inserted } of sorted) shifts.push((shifts.at(-1) ?? 0) + inserted - (end - start));
  return spans.map(span => follow(span, sorted, shifts));
}

function follow(span: Span, edits: readonly Edit[], shifts: readonly number[]): FollowedSpan {
  // Edits wholly before the span only shift it; an insertion at its start counts as before.
  const first = editsBefore(edits, span.start);
  let start = span.start + (shifts[first] ?? 0);
  let end = span.end + (shifts[first] ?? 0);
  let touched = false;
  for (let i = first; i < edits.length; i++) {
    const edit = edits[i];
    if (!edit || edit.start >= span.end) break;
    const growth = edit.inserted - (edit.end - edit.start);
    touched = true;
    if (edit.start <= span.start && edit.end >= span.end) {
      const exactlyOn = edit.start === span.start && edit.end === span.end;
      const at = edit.start + (shifts[i] ?? 0);
      return { start: at, end: exactlyOn ? at + edit.inserted : at, touched };
    }
    if (edit.start < span.start) {
      // The edit ate the beginning: the span begins behind what was put there.
      start = edit.end + growth + (shifts[i] ?? 0);
      end += growth;
    } else if (edit.end > span.end) {
      end = edit.start + (shifts[i] ?? 0);
    } else {
      end += growth;
    }
  }
  return { start, end: Math.max(start, end), touched };
}

/** Number of leading edits that end at or before `offset`. */
function editsBefore(edits: readonly Edit[], offset: number): number {
  return partitionPoint(edits, ({ end }) => end <= offset);
}
