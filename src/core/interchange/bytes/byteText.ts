import { NOWHERE } from './jsonBytes';

/** Bytes that may be looked at behind the end of a text: more than the longest literal that is looked for. */
const ROOM = 256;

/** A file's bytes in a buffer that is used again for the next one; a zero byte, which no text holds, stands behind them. */
export class ByteText {
  bytes = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  private size = 0;
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** How many bytes the text has. */
  get length(): number {
    return this.size;
  }

  /** The room for a text of so many bytes. What stood there before is lost. */
  room(length: number): Uint8Array {
    if (this.bytes.length < length + ROOM) {
      this.bytes = new Uint8Array(2 * length + ROOM);
      this.view = new DataView(this.bytes.buffer);
    }
    this.bytes[length] = 0;
    this.size = length;
    return this.bytes;
  }

  /** The text of some of its bytes, which are UTF-8. */
  decode(from: number, to: number): string {
    return this.decoder.decode(this.bytes.subarray(from, to));
  }

  /** Where these bytes stand first from `from` on; negative where they do not. */
  indexOf(wanted: Uint8Array, from: number): number {
    const { bytes, size } = this;
    const [first = 0] = wanted;
    for (let at = bytes.indexOf(first, from); at >= 0 && at < size; at = bytes.indexOf(first, at + 1)) {
      if (wanted.every((byte, i) => bytes[at + i] === byte)) return at;
    }
    return NOWHERE;
  }

  /** The text's bytes, without those behind it. */
  whole(): Uint8Array {
    return this.bytes.subarray(0, this.size);
  }
}
