import type { Target } from '../annotation';
import type { Span } from '../../text/span';

/** Units of context that must stand on each side of words that were changed, so that the place is sure. */
const SIDE = 12;
/** The changed words may be this many times as long as the old ones, and `EXTRA` units more. */
const GROWTH = 2;
const EXTRA = 32;
/** Wider windows hold too much text for words to be found by what stands around them. */
export const MAX_WINDOW = 65_536;

/**
 * Where the words of a target were changed: what stands now between the context that stood before and after them;
 * only where that is one place of `window` (UTF-16 offsets of `text`). `side` units of context must stand on each side.
 */
export function findChanged(
  target: Target,
  context: { readonly before: string; readonly after: string },
  window: Span,
  text: string,
  side = SIDE,
): Span | undefined {
  const before = context.before.slice(-side);
  const after = context.after.slice(0, side);
  if (before.length < side || after.length < side || window.end - window.start > MAX_WINDOW) return undefined;
  const longest = target.exact.length * GROWTH + EXTRA;
  const from = Math.max(0, window.start - side);
  const place = text.slice(from, window.end + longest + side);
  const found: Span[] = [];
  for (let at = place.indexOf(before); at !== -1 && found.length < 2; at = place.indexOf(before, at + 1)) {
    const start = at + side;
    const words = place.slice(start, start + longest + side);
    const length = words.indexOf(after);
    const isSame = length === target.exact.length && words.startsWith(target.exact);
    if (length !== -1 && !isSame) found.push({ start: from + start, end: from + start + length });
  }
  return found.length === 1 ? found[0] : undefined;
}
