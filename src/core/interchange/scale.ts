import { CodePoints } from '../text/codePoints';
import { partitionPoint } from '../text/partitionPoint';
import type { LineEnds } from './format';

/**
 * Converts offsets between a source's text (UTF-16 units) and the same text as a format counts it: in UTF-16 units or
 * code points, with line ends kept or each counted as one `\n`.
 */
export class OffsetScale {
  /** The text as the format writes it. */
  readonly text: string;
  /** UTF-16 offset of each `\n` that follows a `\r`, ascending; empty where line ends are kept. */
  private readonly dropped: readonly number[];
  private readonly codePoints: CodePoints | undefined;

  constructor(text: string, unit: 'utf-16' | 'code points', lineEnds: LineEnds) {
    this.dropped = lineEnds === 'lf' ? lineFeedsAfterReturn(text) : [];
    this.text = lineEnds === 'lf' ? withLineFeeds(text) : text;
    this.codePoints = unit === 'code points' ? new CodePoints(this.text) : undefined;
  }

  /** Length of the written text in the format's unit. */
  get length(): number {
    return this.codePoints?.length ?? this.text.length;
  }

  /** UTF-16 offset of the source's text -> the format's offset; inside `\r\n` it counts as behind it. */
  toFormat(offset: number): number {
    const written = offset - partitionPoint(this.dropped, dropped => dropped < offset);
    return this.codePoints?.fromUtf16(written) ?? written;
  }

  /** What stands between two of the format's offsets in the text as the format writes it. */
  slice(start: number, end: number): string {
    const { codePoints, text } = this;
    return codePoints
      ? text.slice(codePoints.toUtf16(start), codePoints.toUtf16(end))
      : text.slice(start, end);
  }

  /** The format's offset -> UTF-16 offset of the source's text. */
  toSource(offset: number): number {
    const written = this.codePoints?.toUtf16(offset) ?? offset;
    // The k-th dropped line feed (from 0) stood at dropped[k] - k in the written text.
    return written + partitionPoint(this.dropped, (dropped, k) => dropped - k <= written);
  }
}

/** `\r\n` and lone `\r` as `\n`: what Python's universal newlines and most tools make of a text file. */
export const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;

function lineFeedsAfterReturn(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) found.push(at + 1);
  return found;
}
