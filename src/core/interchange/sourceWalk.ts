import type { ByteText } from './byteText';
import { arePrintable } from './fourBytes';
import { BACKSLASH, CARRIAGE_RETURN, Escapes, LINE_FEED, type Slice, unescaped } from './jsonBytes';

/** First bytes of UTF-8 sequences of two, three and four bytes; below are ASCII and the bytes that follow. */
const LEADS_TWO = 0xc0;
const LEADS_THREE = 0xe0;
const LEADS_FOUR = 0xf0;
const LAST_ASCII = 0x7f;

/**
 * A place in a source's UTF-8 that goes forward, counted in all ways: bytes, code points, and line and column as an
 * editor counts them.
 */
export class SourceWalk {
  /** From 0; `\r\n`, `\n` and a lone `\r` end a line. */
  line = 0;
  private at = 0;
  private codePoint = 0;
  /** In UTF-16 units. */
  private offset = 0;
  private lineStart = 0;

  constructor(readonly text: ByteText) {}

  /** From 0, in UTF-16 units. */
  get column(): number {
    return this.offset - this.lineStart;
  }

  /** To the start of a new text. */
  restart(): void {
    this.line = this.at = this.codePoint = this.offset = this.lineStart = 0;
  }

  /** Forward to a code point; `false` where it is behind the text's end or before the place. */
  goTo(codePoint: number): boolean {
    const { bytes, view, length } = this.text;
    let { at, offset } = this;
    let left = codePoint - this.codePoint;
    if (left < 0) return false;
    while (left > 0 && at < length) {
      if (left >= 4 && arePrintable(view.getInt32(at, true))) {
        at += 4;
        offset += 4;
        left -= 4;
        continue;
      }
      const byte = bytes[at] ?? 0;
      const size = byte <= LAST_ASCII ? 1 : byte < LEADS_THREE ? 2 : byte < LEADS_FOUR ? 3 : 4;
      at += size;
      offset += size === 4 ? 2 : 1;
      left--;
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at] !== LINE_FEED)) {
        this.line++;
        this.lineStart = offset;
      }
    }
    this.at = at;
    this.offset = offset;
    this.codePoint = codePoint - left;
    return left === 0;
  }

  /** Whether a quotation of so many code points stands here; `quotation` is the inside of a JSON string. */
  holds(quotation: ByteText, { from, to, escapes }: Slice, codePoints: number): boolean {
    if (escapes === Escapes.Others) return false;
    const { bytes } = this.text;
    const { bytes: quoted } = quotation;
    let place = this.at;
    let count = 0;
    for (let at = from; at < to; at++, place++) {
      let byte = quoted[at] ?? 0;
      if (byte === BACKSLASH) byte = unescaped[quoted[++at] ?? 0] ?? 0;
      if (bytes[place] !== byte) return false;
      if (byte <= LAST_ASCII || byte >= LEADS_TWO) count++;
    }
    return count === codePoints;
  }
}
