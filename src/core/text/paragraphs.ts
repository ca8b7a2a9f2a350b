import type { Span } from './span';

/** Longer paragraphs are cut, so that the cost of one piece stays bounded (a 5 MB line is 1,300 pieces). */
const LONGEST_PARAGRAPH = 4000;
/** How far before the limit a sentence end or a space is looked for. */
const CUT_WINDOW = 1000;
/** Lines of a text that an author or a program wrapped are seldom wider; one wider line means one paragraph a line. */
const WIDEST_WRAPPED_LINE = 130;
/** A block no wider than this is not taken for wrapped prose by its right margin alone (lists, verse, addresses). */
const NARROWEST_MARGIN = 50;
/** A line is full when the next line's first word would not have fitted into this part of the widest line. */
const FULL_LINE = 0.85;
/** Wrapped prose starts about three lines of four in lower case; lists and verse hardly any. */
const LOWER_CASE_STARTS = 1 / 3;

/** A line that stands alone: headings of Markdown and wikis, rules, table rows. */
const STANDS_ALONE = /^(?:#{1,6}\s|=+[^=].*=\s*$|[-=*_~]{3,}\s*$|\||.*\t.*\t)/;
/** A line that opens an item of a list or a quotation. */
const OPENS_ITEM = /^(?:[-*+•‣◦▪–—>]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s)/;

const LOWER_CASE_START = /^\p{Ll}/u;

interface Line extends Span {
  /** The line without its margins, as far as rules about its start need it. */
  readonly text: string;
}

/**
 * The paragraphs of a text, in text order, without the white space round them; together they cover all of it that is
 * not blank. Blank lines part paragraphs; inside a block, lines that were wrapped stay together, and headings, list
 * items, table rows and the lines of verse stand alone. Time is linear in the text's length.
 */
export function paragraphs(text: string): Span[] {
  const found: Span[] = [];
  let block: Line[] = [];
  const flush = (): void => {
    if (block.length > 0) for (const span of ofBlock(block)) cut(text, span, found);
    block = [];
  };
  for (const line of lines(text)) {
    if (line.end > line.start) block.push(line);
    else flush();
  }
  flush();
  return found;
}

function* lines(text: string): Generator<Line> {
  const lineEnd = /\r\n|[\r\n\f]/g;
  let from = 0;
  for (;;) {
    const match = lineEnd.exec(text);
    let start = from;
    let end = match ? match.index : text.length;
    while (start < end && isBlank(text, start)) start++;
    while (end > start && isBlank(text, end - 1)) end--;
    yield { start, end, text: text.slice(start, Math.min(end, start + WIDEST_WRAPPED_LINE)) };
    if (!match) return;
    from = match.index + match[0].length;
  }
}

function ofBlock(block: readonly Line[]): Span[] {
  const widest = block.reduce((width, line) => Math.max(width, line.end - line.start), 0);
  const lowerStarts = block.reduce((count, line, i) => count + (i > 0 && startsLower(line) ? 1 : 0), 0);
  const prose = lowerStarts > 0 && lowerStarts >= (block.length - 1) * LOWER_CASE_STARTS;
  const joins = (before: Line, line: Line): boolean => {
    if (widest > WIDEST_WRAPPED_LINE || STANDS_ALONE.test(before.text) || STANDS_ALONE.test(line.text))
      return false;
    if (OPENS_ITEM.test(line.text)) return false;
    if (startsLower(line)) return true;
    const firstWord = /^\S*/.exec(line.text)?.[0].length ?? 0;
    const full = before.end - before.start + 1 + firstWord > widest * FULL_LINE;
    return full && (prose || widest >= NARROWEST_MARGIN);
  };
  const spans: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let before: Line | undefined;
  for (const line of block) {
    if (open && before && joins(before, line)) open.end = line.end;
    else spans.push((open = { start: line.start, end: line.end }));
    before = line;
  }
  return spans;
}

/** Cuts a span that is too long at the ends of sentences, else at spaces, else between characters. */
function cut(text: string, span: Span, into: Span[]): void {
  let start = span.start;
  while (span.end - start > LONGEST_PARAGRAPH) {
    const limit = start + LONGEST_PARAGRAPH;
    let end = -1;
    let space = -1;
    for (let i = limit; i > limit - CUT_WINDOW && end < 0; i--) {
      if (!isBlank(text, i)) continue;
      if (space < 0) space = i;
      if (/[.!?。！？]/.test(text.charAt(i - 1))) end = i;
    }
    if (end < 0) end = space;
    if (end < 0) end = isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit;
    let last = end;
    while (last > start && isBlank(text, last - 1)) last--;
    into.push({ start, end: last });
    start = end;
    while (start < span.end && isBlank(text, start)) start++;
  }
  if (start < span.end) into.push({ start, end: span.end });
}

const startsLower = (line: Line): boolean => LOWER_CASE_START.test(line.text);
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    unit === 32 ||
    (unit >= 9 && unit <= 13) ||
    unit === 0xa0 ||
    unit === 0xfeff ||
    unit === 0x3000 ||
    unit === 0x2003
  );
}
