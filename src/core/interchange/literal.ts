import { afterBlanks, NOWHERE } from './jsonBytes';

/** Of a float, which is compared as fast as a byte; in text, no eight bytes are one that differs from itself. */
const BYTES_PER_WORD = 8;
const BLANK = 32;

/** The tokens of JSON; the last may be a string that is still open. */
const TOKENS = /"[^"]*"?|[{}[\]:,]/g;

/**
 * A fixed stretch of a sidecar as this program lays it out. In that layout eight bytes are compared at a time; in
 * another one any white space may stand between its tokens.
 */
export class Literal {
  private readonly length: number;
  /** Its bytes, eight in each; the last eight overlap those before where the length is no multiple of eight. */
  private readonly words: Float64Array;
  /** Its tokens; a blank stands for any white space. */
  private readonly pattern: Uint8Array;

  constructor(text: string) {
    const bytes = new TextEncoder().encode(text);
    const view = new DataView(bytes.buffer);
    this.length = bytes.length;
    const count = bytes.length < BYTES_PER_WORD ? 0 : Math.ceil(bytes.length / BYTES_PER_WORD);
    this.words = Float64Array.from({ length: count }, (_, i) =>
      view.getFloat64(Math.min(i * BYTES_PER_WORD, bytes.length - BYTES_PER_WORD), true),
    );
    const tokens = (text.match(TOKENS) ?? []).join(' ');
    this.pattern = new TextEncoder().encode(` ${tokens}${text.endsWith(' ') ? ' ' : ''}`);
  }

  /** Where the text goes on behind this literal, in our own layout. */
  after(view: DataView, at: number): number {
    const { words } = this;
    const last = words.length - 1;
    for (let i = 0; i < last; i++) {
      if (view.getFloat64(at + i * BYTES_PER_WORD, true) !== words[i]) return NOWHERE;
    }
    const end = at + this.length;
    return view.getFloat64(end - BYTES_PER_WORD, true) === words[last] ? end : NOWHERE;
  }

  /** The same with any white space between the tokens, and before them. */
  looselyAfter(bytes: Uint8Array, at: number): number {
    const { pattern } = this;
    let place = at;
    for (let i = 0; i < pattern.length; i++) {
      const wanted = pattern[i];
      if (wanted === BLANK) place = afterBlanks(bytes, place);
      else if (bytes[place++] !== wanted) return NOWHERE;
    }
    return place;
  }
}
