import type { ByteText } from './byteText';
import { beforeFirst, BYTES_PER_WORD, continuations, unprintables } from './fourBytes';
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
      if (left >= BYTES_PER_WORD) {
        const marks = unprintables(view.getInt32(at, true));
        const ahead = marks === 0 ? BYTES_PER_WORD : beforeFirst(marks);
        at += ahead;
        offset += ahead;
        left -= ahead;
        if (marks === 0 || at >= length) continue;
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
    const { bytes, view } = this.text;
    const { bytes: quoted, view: quotedView } = quotation;
    let place = this.at;
    let at = from;
    let following = 0;
    for (
      ;
      escapes === Escapes.None && at + BYTES_PER_WORD <= to;
      at += BYTES_PER_WORD, place += BYTES_PER_WORD
    ) {
      const word = quotedView.getInt32(at, true);
      if (view.getInt32(place, true) !== word) return false;
      following += continuations(word);
    }
    let size = at - from;
    for (; at < to; at++, place++, size++) {
      let byte = quoted[at] ?? 0;
      if (byte === BACKSLASH) byte = unescaped[quoted[++at] ?? 0] ?? 0;
      if (bytes[place] !== byte) return false;
      if (byte > LAST_ASCII && byte < LEADS_TWO) following++;
    }
    return size - following === codePoints;
  }
}
