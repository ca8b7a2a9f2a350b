import { partitionPoint } from './partitionPoint';

/**
 * Converts offsets of one text between UTF-16 code units (the editor, the core) and Unicode code points
 * (sidecars and most exchange formats). An unpaired surrogate counts as one code point, as in Python and ICU.
 * Built in one pass; memory in proportion to the number of astral characters only.
 */
export class CodePoints {
  /** UTF-16 offset of the high surrogate of each pair, ascending. */
  private readonly pairs: readonly number[];

  constructor(readonly text: string) {
    const pairs: number[] = [];
    for (let i = 0; i < text.length - 1; i++) {
      if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) pairs.push(i++);
    }
    this.pairs = pairs;
  }

  /** Length of the text in code points. */
  get length(): number {
    return this.text.length - this.pairs.length;
  }

  /** UTF-16 offset -> code points. An offset inside a surrogate pair counts as the pair's start. */
  fromUtf16(offset: number): number {
    return offset - this.pairsBefore(offset);
  }

  /** Code points -> UTF-16 offset. */
  toUtf16(codePoints: number): number {
    // The k-th pair (from 0) starts at code point pairs[k] - k.
    return codePoints + partitionPoint(this.pairs, (pair, k) => pair - k < codePoints);
  }

  /** Number of pairs that start before `offset`. */
  private pairsBefore(offset: number): number {
    return partitionPoint(this.pairs, pair => pair < offset);
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
