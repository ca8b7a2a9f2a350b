import { LineIndex } from './lines';

/** A heading of a source. Offsets in UTF-16 units. */
export interface Heading {
  /** The heading's words without its marks. */
  readonly title: string;
  /** 1 is the source's title. */
  readonly level: number;
  /** The heading's line without its line end. */
  readonly start: number;
  readonly end: number;
}

/** A line without marks that is longer than this, in UTF-16 units, is no heading: about one line of a printed page. */
const LONGEST_BARE_TITLE = 80;

const WIKI = /^(={1,6})\s*(\S.*?)\s*\1\s*$/;
const MARKDOWN = /^(#{1,6})\s+(\S.*?)\s*#*\s*$/;
/** Longer lines are not tried against the patterns; no heading is so long. */
const LONGEST_LINE = 300;

/**
 * The headings of a source, in text order: `== wiki ==` and `# Markdown` headings; in a source without either, its
 * first line if that reads like a title, and short lines between blank lines that end without punctuation.
 */
export function headings(text: string): Heading[] {
  const lines = new LineIndex(text);
  const marked: Heading[] = [];
  const bare: Heading[] = [];
  let fenced = false;
  for (let line = 0; line < lines.count; line++) {
    const { start, end } = lines.span(line);
    if (start === end || end - start > LONGEST_LINE) continue;
    const content = text.slice(start, end);
    if (/^(```|~~~)/.test(content)) fenced = !fenced;
    if (fenced) continue;
    const match = WIKI.exec(content) ?? MARKDOWN.exec(content);
    const [, marks, title] = match ?? [];
    if (marks !== undefined && title !== undefined) marked.push({ title, level: marks.length, start, end });
    else if (isBareTitle(content) && isBlank(text, lines, line + 1)) {
      const first = bare.length === 0 && text.slice(0, start).trim() === '';
      if (first || isBlank(text, lines, line - 1))
        bare.push({ title: content.trim(), level: first ? 1 : 2, start, end });
    }
  }
  return marked.length > 0 ? marked : bare;
}

const isBareTitle = (line: string): boolean =>
  line.length <= LONGEST_BARE_TITLE &&
  /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘]/u.test(line) &&
  !/[.,;:!?…]["'”’]?\s*$/.test(line);

function isBlank(text: string, lines: LineIndex, line: number): boolean {
  if (line < 0 || line >= lines.count) return true;
  const { start, end } = lines.span(line);
  return text.slice(start, end).trim() === '';
}
