import type { Span } from '../core/text/span';

/** A span in its surroundings, cut at words. */
export interface Passage {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

/** UTF-16 units of context before and after: with the name about two lines of a hover card. */
const CARD_CONTEXT = { before: 70, after: 90 };

/** The span with the words around it on its own line; white space normalised, `…` where the line goes on. */
export function passageOf(text: string, { start, end }: Span, context = CARD_CONTEXT): Passage {
  const from = Math.max(0, start - context.before);
  const to = Math.min(text.length, end + context.after);
  const head = /[^\n\r]*$/.exec(text.slice(from, start))?.[0] ?? '';
  const tail = /^[^\n\r]*/.exec(text.slice(end, to))?.[0] ?? '';
  const cutBefore = head.length === start - from && from > 0 && !isLineEnd(text[from - 1]);
  const cutAfter = tail.length === to - end && to < text.length && !isLineEnd(text[to]);
  return {
    before: clean(cutBefore ? head.replace(/^\S*\s/, '… ') : head).trimStart(),
    exact: clean(text.slice(start, end)),
    after: clean(cutAfter ? tail.replace(/\s\S*$/, ' …') : tail).trimEnd(),
  };
}

const isLineEnd = (unit: string | undefined): boolean => unit === '\n' || unit === '\r';

const clean = (text: string): string => text.replace(/\s+/g, ' ');
