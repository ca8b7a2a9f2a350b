import type { Span } from '../../text/span';

/** White space of XML, which stands for a single space wherever text is not preserved. */
const BLANKS = /[ \t\n\r]+/g;

/** What parts two pieces of text, the weakest first. */
const breaks = ['', ' ', '\n', '\n\n'] as const;
export type Break = (typeof breaks)[number];

/** A place that waits for its first character. */
interface Opened {
  start: number | undefined;
}

/**
 * Builds the text of a document as a reader sees it: runs of white space become one space, blocks stand on lines of
 * their own, nothing stands at the edges. Offsets in UTF-16 units of the text so far.
 */
export class TeiFlow {
  private readonly parts: string[] = [];
  private length = 0;
  private pending: Break = '';
  private readonly waiting: Opened[] = [];

  get text(): string {
    return this.parts.join('');
  }

  /** `isPreserved`: the white space counts as it stands. */
  add(text: string, isPreserved: boolean): void {
    if (isPreserved) return this.push(text);
    const words = text.replace(BLANKS, ' ');
    const inner = words.trim();
    if (words.startsWith(' ')) this.part(' ');
    if (inner !== '') this.push(inner);
    if (inner !== '' && words.endsWith(' ')) this.part(' ');
  }

  /** What stands next is parted from what stood before, at least so. */
  part(by: Break): void {
    if (this.length > 0 && breaks.indexOf(by) > breaks.indexOf(this.pending)) this.pending = by;
  }

  /** Begins a span at the next character; the function ends it and gives it, `undefined` where it has no character. */
  open(): () => Span | undefined {
    const opened: Opened = { start: undefined };
    this.waiting.push(opened);
    return () => {
      const { start } = opened;
      if (start !== undefined) return { start, end: this.length };
      this.waiting.splice(this.waiting.indexOf(opened), 1);
      return undefined;
    };
  }

  private push(text: string): void {
    if (text === '') return;
    this.write(this.pending);
    this.pending = '';
    for (const opened of this.waiting.splice(0)) opened.start = this.length;
    this.write(text);
  }

  private write(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}
