import type { Target } from './annotation';
import type { Span } from '../text/span';

/** Letters, marks and digits of scripts that set words apart by spaces. */
const WORD =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}]/u;

/** Units by which a span is widened on each side: longer words are no words. */
const MAX_WIDENING = 64;

/** The span widened to whole words. */
export function wholeWords(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (start - from < MAX_WIDENING && isInWord(text, from)) from -= characterBefore(text, from).length;
  while (to - end < MAX_WIDENING && isInWord(text, to)) to += characterAfter(text, to).length;
  return { start: from, end: to };
}

/** Whether the quote at `start` is cut out of a word though it was none where it was made. */
export function cutsWords({ prefix, exact, suffix }: Target, text: string, start: number): boolean {
  const end = start + exact.length;
  const wasCutBefore = prefix === '' || isInWord(prefix + exact, prefix.length);
  const wasCutAfter = suffix === '' || isInWord(exact + suffix, exact.length);
  return (!wasCutBefore && isInWord(text, start)) || (!wasCutAfter && isInWord(text, end));
}

/** Whether a place lies between two characters of one word. */
export const isInWord = (text: string, offset: number): boolean =>
  offset > 0 &&
  offset < text.length &&
  WORD.test(characterBefore(text, offset)) &&
  WORD.test(characterAfter(text, offset));

const characterAfter = (text: string, offset: number): string =>
  String.fromCodePoint(text.codePointAt(offset) ?? 0x20);

function characterBefore(text: string, offset: number): string {
  const code = text.codePointAt(offset - 2);
  return code !== undefined && code > 0xffff ? String.fromCodePoint(code) : text.charAt(offset - 1);
}
