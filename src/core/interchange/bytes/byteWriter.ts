import type { ByteText } from './byteText';
import { type Slice, ZERO } from './jsonBytes';

/** Of a float, which is copied as fast as a byte; in text, no eight bytes are one that differs from itself. */
const BYTES_PER_WORD = 8;
const TEN = 10;

/** Bytes that are written often, padded to whole words. */
export class Stamp {
  readonly words: Float64Array;
  readonly length: number;

  constructor(text: string) {
    const bytes = new TextEncoder().encode(text);
    this.length = bytes.length;
    const padded = new Uint8Array(Math.ceil(bytes.length / BYTES_PER_WORD) * BYTES_PER_WORD);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.words = Float64Array.from({ length: padded.length / BYTES_PER_WORD }, (_, i) =>
      view.getFloat64(i * BYTES_PER_WORD, true),
    );
  }
}

/**
 * Gathers bytes. They are copied eight at a time, the last ones with what happens to stand behind them, over which the
 * next are written: `reserve` leaves room for that.
 */
export class ByteWriter {
  /** How many bytes were written. */
  length = 0;
  private bytes: Uint8Array;
  private view: DataView;
  private readonly encoder = new TextEncoder();

  /** `allocate` makes larger buffers. */
  constructor(private readonly allocate: (bytes: number) => ArrayBufferLike) {
    this.bytes = new Uint8Array(0);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Starts anew in a buffer; where it gets too small, a larger one takes its place. */
  restart(buffer: ArrayBufferLike): void {
    this.length = 0;
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
  }

  /** Makes room for so many more bytes. */
  reserve(more: number): void {
    const needed = this.length + more + BYTES_PER_WORD;
    if (needed <= this.bytes.length) return;
    const { bytes } = this;
    const buffer = this.allocate(2 * needed);
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
    this.bytes.set(bytes.subarray(0, this.length));
  }

  stamp({ words, length }: Stamp): void {
    const { view } = this;
    let place = this.length;
    this.length += length;
    for (let i = 0; i < words.length; i++, place += BYTES_PER_WORD)
      view.setFloat64(place, words[i] ?? 0, true);
  }

  /** Adds a slice of another text as it is. */
  copy({ view: from }: ByteText, { from: start, to: end }: Slice): void {
    const { view } = this;
    let place = this.length;
    this.length += end - start;
    for (let at = start; at < end; at += BYTES_PER_WORD, place += BYTES_PER_WORD)
      view.setFloat64(place, from.getFloat64(at, true), true);
  }

  byte(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  /** A whole number from 0. */
  number(value: number): void {
    if (value >= TEN) this.number(Math.floor(value / TEN));
    this.byte(ZERO + (value % TEN));
  }

  /** Any text or bytes; makes room for them. */
  add(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? this.encoder.encode(data) : data;
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written; a view, until more is written. */
  whole(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
