import { paragraphs } from '../text/paragraphs';
import { sentences } from '../text/sentences';
import { firstSpanFrom, type Span } from '../text/span';
import { tokens } from '../text/tokens';

/** One sentence with its tokens; both in UTF-16 units of the text. */
export interface TokenSentence {
  readonly tokens: readonly Span[];
}

/** What Python's `str.split` and most readers of column formats take for white space, and what shows nothing. */
export const BLANKS = /[\s\u0085\u001c-\u001f\u2028\u2029\ufeff]+/gu;

const isBlank = (text: string): boolean => text.replace(BLANKS, '') === '';

/**
 * Sentences and tokens of a text, with tokens cut where one of the spans starts or ends inside of one, so that every
 * span begins and ends with a token. Sentences without a token are left out.
 */
export function alignedTokens(text: string, spans: readonly Span[]): TokenSentence[] {
  const edges = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  let next = 0;
  const found: TokenSentence[] = [];
  for (const paragraph of paragraphs(text)) {
    for (const sentence of sentences(text, paragraph)) {
      const pieces: Span[] = [];
      for (const token of tokens(text, sentence)) {
        let start = token.start;
        while ((edges[next] ?? Infinity) <= start) next++;
        for (let i = next; (edges[i] ?? Infinity) < token.end; i++) {
          const edge = edges[i] ?? start;
          if (edge > start) pieces.push({ start, end: edge });
          start = edge;
        }
        pieces.push({ start, end: token.end });
      }
      const visible = pieces.filter(({ start, end }) => !isBlank(text.slice(start, end)));
      if (visible.length > 0) found.push({ tokens: visible });
    }
  }
  return found;
}

/** Indexes of the first and last of the tokens inside a span; `undefined` where no token is. Tokens are in order. */
export function tokenRange(tokens: readonly Span[], span: Span): { first: number; last: number } | undefined {
  const first = firstSpanFrom(tokens, span.start);
  let last = first;
  while ((tokens[last]?.end ?? Infinity) <= span.end) last++;
  return last > first ? { first, last: last - 1 } : undefined;
}
