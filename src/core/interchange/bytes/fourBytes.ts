/**
 * Tests of four bytes at once, in one 32-bit number ("Bit Twiddling Hacks" by S. E. Anderson: determine if a word has a
 * zero byte, or a byte less than n). Each returns marks: the highest bit of each byte that is meant. Above the first
 * marked byte others may be marked by mistake, so only the first one counts. Scanning byte by byte takes several times
 * as long.
 */

export const BYTES_PER_WORD = 4;

const EACH = 0x01010101;
const HIGHEST_BITS = 0x80808080;
const BITS_PER_BYTE_LOG = 3;
const HIGHEST_BIT = 31;

/** A byte four times. */
export const fourOf = (byte: number): number => Math.imul(byte, EACH);

const SPACES = fourOf(32);
const BACKSLASHES = fourOf(92);
/** Changes a quotation mark into a space and back, and keeps control characters below. */
const TWOS = fourOf(2);
const BEHIND_SPACES = fourOf(33);

/** Marks zero bytes; other bits mean nothing. */
const zeros = (word: number): number => (word - EACH) & ~word;

/** Marks quotation marks, backslashes and control characters: where a JSON string ends or goes on otherwise. */
export const stringBreaks = (word: number): number => {
  const turned = word ^ TWOS;
  return (((turned - BEHIND_SPACES) & ~turned) | zeros(word ^ BACKSLASHES)) & HIGHEST_BITS;
};

/** Marks what is a control character or no ASCII. */
export const unprintables = (word: number): number => (word | ((word - SPACES) & ~word)) & HIGHEST_BITS;

/** Marks the byte that `others` has four times. */
export const bytesLike = (word: number, others: number): number => zeros(word ^ others) & HIGHEST_BITS;

/** Marks backslashes and the byte that `others` has four times. */
export const backslashesOr = (word: number, others: number): number =>
  (zeros(word ^ BACKSLASHES) | zeros(word ^ others)) & HIGHEST_BITS;

/** How many bytes stand before the first marked one; `marks` are not zero. */
export const beforeFirst = (marks: number): number =>
  (HIGHEST_BIT - Math.clz32(marks & -marks)) >> BITS_PER_BYTE_LOG;

/** How many of the four are no first byte of a character in UTF-8. */
export const continuations = (word: number): number =>
  Math.imul(((word & ~(word << 1)) >>> 7) & EACH, EACH) >>> 24;
