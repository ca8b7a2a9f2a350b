import { partitionPoint } from './partitionPoint';

/** A place as an editor counts it: zero-based line, zero-based UTF-16 column. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** UTF-16 offsets at which the text's lines begin; `\r\n`, `\n` and a lone `\r` end a line, as in VS Code. */
export function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
}

/** UTF-16 offset -> line and column, by the offsets at which lines begin. Needs no text. */
export function lineColumn(starts: Uint32Array, offset: number): LineColumn {
  const line = Math.max(0, partitionPoint(starts, start => start <= offset) - 1);
  return { line, column: Math.max(0, offset - (starts[line] ?? 0)) };
}

/** Lines of one text. */
export class LineIndex {
  private readonly starts: Uint32Array;

  constructor(private readonly text: string) {
    this.starts = lineStarts(text);
  }

  get count(): number {
    return this.starts.length;
  }

  /** UTF-16 offset -> line and column; an offset outside the text is clamped into it. */
  at(offset: number): LineColumn {
    return lineColumn(this.starts, Math.max(0, Math.min(offset, this.text.length)));
  }

  /** Line and column -> UTF-16 offset; a column behind the line's end is clamped to it. */
  offset({ line, column }: LineColumn): number {
    if (line >= this.starts.length) return this.text.length;
    const { start, end } = this.span(Math.max(0, line));
    return Math.min(start + Math.max(0, column), end);
  }

  /** The line's text without its line end, as a span. */
  span(line: number): { start: number; end: number } {
    const start = this.starts[line] ?? this.text.length;
    let end = this.starts[line + 1] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return { start, end };
  }
}

const isLineEnd = (unit: number): boolean => unit === 10 || unit === 13;
