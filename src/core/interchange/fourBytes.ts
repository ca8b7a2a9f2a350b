/**
 * Tests of four bytes at once, in one 32-bit number ("Bit Twiddling Hacks" by S. E. Anderson: determine if a word has a
 * zero byte, or a byte less than n). Scanning byte by byte takes twice as long.
 */

const EACH = 0x01010101;
const HIGHEST_BITS = 0x80808080;

/** A byte four times. */
export const fourOf = (byte: number): number => Math.imul(byte, EACH);

const SPACES = fourOf(32);
const QUOTATION_MARKS = fourOf(34);
const BACKSLASHES = fourOf(92);

/** Not zero where one of the bytes is zero. */
const zeros = (word: number): number => (word - EACH) & ~word;

/** Not zero where one of the bytes is a control character. */
const controls = (word: number): number => (word - SPACES) & ~word;

/** Whether there is neither a quotation mark nor a backslash nor a control character. */
export const areInString = (word: number): boolean =>
  ((zeros(word ^ QUOTATION_MARKS) | zeros(word ^ BACKSLASHES) | controls(word)) & HIGHEST_BITS) === 0;

/** Whether all are ASCII, and none a control character. */
export const arePrintable = (word: number): boolean => ((word | controls(word)) & HIGHEST_BITS) === 0;

/** Whether there is neither a backslash nor the byte that `others` has four times. */
export const areWithout = (word: number, others: number): boolean =>
  ((zeros(word ^ BACKSLASHES) | zeros(word ^ others)) & HIGHEST_BITS) === 0;
