import type { ByteText } from './byteText';
import { beforeFirst, BYTES_PER_WORD, stringBreaks } from './fourBytes';
import {
  afterBlanks,
  BACKSLASH,
  CLOSING_BRACE,
  Escapes,
  escapesAt,
  NINE,
  NOWHERE,
  POINT,
  QUOTATION_MARK,
  type Slice,
  ZERO,
} from './jsonBytes';
import type { Literal } from './literal';

/** A number holds as many digits exactly. */
const MOST_DIGITS = 15;
/** A decimal number of so many signs (0.123456) is written by all programs alike, if it does not end in a zero. */
const SHORT_NUMBER = 8;

/** Reads the members of JSON objects one after the other where they stand as expected. */
export class MemberScan {
  /** Where to go on. */
  at = 0;
  /** The strangest escapes in the strings that were read. */
  escapes = Escapes.None;

  constructor(readonly text: ByteText) {}

  /** Whether the literal stands here; goes behind it. */
  take(literal: Literal): boolean {
    const end = literal.after(this.text.bytes, this.at);
    if (end === NOWHERE) return false;
    this.at = end;
    return true;
  }

  takeClosingBrace(): boolean {
    const { bytes } = this.text;
    const place = afterBlanks(bytes, this.at);
    this.at = place + 1;
    return bytes[place] === CLOSING_BRACE;
  }

  /** A string; the literal ends inside of it. */
  string(literal: Literal, slice: Slice): boolean {
    return this.take(literal) && this.inside(slice);
  }

  /** The same where the member may be absent; `false` only where it is no string. */
  optional(literal: Literal, slice: Slice): boolean {
    slice.from = NOWHERE;
    return !this.take(literal) || this.inside(slice);
  }

  /** A whole number from 0, as every program writes it. */
  offset(slice: Slice): boolean {
    if (!this.digits(slice)) return false;
    const { from, to } = slice;
    return to === from + 1 || (to - from <= MOST_DIGITS && this.text.bytes[from] !== ZERO);
  }

  /** A number from 0 to 9.99… as every program writes it. */
  decimal(slice: Slice): boolean {
    if (!this.digits(slice) || slice.to > slice.from + 1) return false;
    if (this.text.bytes[this.at] !== POINT) return true;
    const { from } = slice;
    this.at++;
    if (!this.digits(slice)) return false;
    slice.from = from;
    return this.isUsual(slice);
  }

  /** The rest of a string; goes behind it. */
  inside(slice: Slice): boolean {
    const { bytes, view } = this.text;
    let place = this.at;
    let escapes = Escapes.None;
    for (;;) {
      const breaks = stringBreaks(view.getInt32(place, true));
      if (breaks === 0) {
        place += BYTES_PER_WORD;
        continue;
      }
      place += beforeFirst(breaks);
      const byte = bytes[place];
      if (byte === QUOTATION_MARK) break;
      if (byte !== BACKSLASH) return false;
      const found = escapesAt(bytes, place + 1);
      if (found === Escapes.None) return false;
      if (found > escapes) escapes = found;
      place += 2;
    }
    slice.from = this.at;
    slice.to = place;
    slice.escapes = escapes;
    if (escapes > this.escapes) this.escapes = escapes;
    this.at = place + 1;
    return true;
  }

  private isUsual({ from, to }: Slice): boolean {
    const { bytes } = this.text;
    if (to - from <= SHORT_NUMBER) return bytes[to - 1] !== ZERO;
    const digits = String.fromCharCode(...bytes.subarray(from, to));
    return String(Number(digits)) === digits;
  }

  private digits(slice: Slice): boolean {
    const { bytes } = this.text;
    let place = this.at;
    for (;;) {
      const byte = bytes[place];
      if (byte === undefined || byte < ZERO || byte > NINE) break;
      place++;
    }
    slice.from = this.at;
    slice.to = this.at = place;
    return place > slice.from;
  }
}
