import { afterBlanks, NOWHERE } from './jsonBytes';

const BLANK = 32;

/** The tokens of JSON; the last may be a string that is still open. */
const TOKENS = /"[^"]*"?|[{}[\]:,]/g;

/** A fixed stretch of a sidecar, with any white space before and between its tokens. */
export class Literal {
  /** Its tokens; a blank stands for any white space. */
  private readonly pattern: Uint8Array;

  constructor(text: string) {
    const tokens = (text.match(TOKENS) ?? []).join(' ');
    this.pattern = new TextEncoder().encode(` ${tokens}${text.endsWith(' ') ? ' ' : ''}`);
  }

  /** Where the text goes on behind this literal; `NOWHERE` where it does not stand here. */
  after(bytes: Uint8Array, at: number): number {
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
