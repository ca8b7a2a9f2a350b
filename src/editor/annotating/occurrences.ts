import { wholeWords } from '../../core/annotation/wholeWords';
import type { Span } from '../../core/text/span';

/** Where the same words stand as whole words, white space and line breaks between them aside; text order, not overlapping. */
export function wordOccurrences(text: string, words: string): Span[] {
  const [first, ...rest] = words.trim().split(/\s+/);
  if (first === undefined || first === '') return [];
  const found: Span[] = [];
  for (let start = text.indexOf(first); start !== -1; start = text.indexOf(first, start + 1)) {
    const end = endOfWords(text, start + first.length, rest);
    if (end === undefined) continue;
    const whole = wholeWords(text, { start, end });
    if (whole.start !== start || whole.end !== end) continue;
    const last = found.at(-1);
    if (!last || last.end <= start) found.push({ start, end });
  }
  return found;
}

/** Where the rest of the words ends if it follows at `at`, with white space before each. */
function endOfWords(text: string, at: number, rest: readonly string[]): number | undefined {
  let end = at;
  for (const word of rest) {
    let next = end;
    while (next < text.length && /\s/.test(text.charAt(next))) next++;
    if (next === end || !text.startsWith(word, next)) return undefined;
    end = next + word.length;
  }
  return end;
}
