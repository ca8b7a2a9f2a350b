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
export function headings(text: string): readonly Heading[] {
  const scan = new HeadingScan(text);
  while (!scan.step(Infinity));
  return scan.found;
}

/** Looks for headings a few lines at a time, for those who may not be kept waiting. */
export class HeadingScan {
  private readonly marked: Heading[] = [];
  private readonly bare: Heading[] = [];
  private at = 0;
  private fenced = false;
  private afterBlank = true;
  private seenText = false;
  /** A line that is a heading if a blank one follows. */
  private candidate: Heading | undefined;

  constructor(private readonly text: string) {}

  /** All headings, once `step` has returned `true`. */
  get found(): readonly Heading[] {
    return this.marked.length > 0 ? this.marked : this.bare;
  }

  /** Reads up to so many lines more; `true` when the text is at its end. */
  step(lines: number): boolean {
    for (let count = 0; count < lines && this.at <= this.text.length; count++) {
      const lineEnd = this.text.indexOf('\n', this.at);
      const next = lineEnd < 0 ? this.text.length + 1 : lineEnd + 1;
      let end = next - 1;
      if (this.text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
      this.read(this.at, Math.max(this.at, end));
      this.at = next;
    }
    if (this.at <= this.text.length) return false;
    if (this.candidate) this.bare.push(this.candidate);
    this.candidate = undefined;
    return true;
  }

  private read(start: number, end: number): void {
    const short = end - start <= LONGEST_LINE;
    const line = short ? this.text.slice(start, end) : '';
    const blank = short && line.trim() === '';
    if (blank && this.candidate) this.bare.push(this.candidate);
    this.candidate = undefined;
    if (short && !blank) {
      if (/^(```|~~~)/.test(line)) this.fenced = !this.fenced;
      const [, marks, title] = (this.fenced ? null : (WIKI.exec(line) ?? MARKDOWN.exec(line))) ?? [];
      if (marks !== undefined && title !== undefined) {
        this.marked.push({ title, level: marks.length, start, end });
      } else if (this.afterBlank && !this.fenced && isBareTitle(line)) {
        this.candidate = { title: line.trim(), level: this.seenText ? 2 : 1, start, end };
      }
    }
    this.seenText ||= !blank;
    this.afterBlank = blank;
  }
}

const CARRIAGE_RETURN = 13;

const isBareTitle = (line: string): boolean =>
  line.length <= LONGEST_BARE_TITLE &&
  /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"'“‘]/u.test(line) &&
  !/[.,;:!?…]["'”’]?\s*$/.test(line);
