import type { Target } from './annotation';
import type { Span } from '../text/span';

/** Units of context that must stand on each side of words that were changed, so that the place is sure. */
const SIDE = 12;
/** The changed words may be this many times as long as the old ones, and `EXTRA` units more. */
const GROWTH = 2;
const EXTRA = 32;

/** Where the words of a target were changed: what stands now between the context that stood before and after them. */
export function findChanged(
  target: Target,
  context: { readonly before: string; readonly after: string },
  window: Span,
  text: string,
): Span | undefined {
  const before = context.before.slice(-SIDE);
  const after = context.after.slice(0, SIDE);
  if (before.length < SIDE || after.length < SIDE) return undefined;
  const places: Span[] = [];
  const from = Math.max(0, window.start - SIDE);
  for (let at = text.indexOf(before, from); at !== -1 && at <= window.end; at = text.indexOf(before, at + 1)) {
    const start = at + SIDE;
    const end = text.indexOf(after, start);
    if (end === -1) break;
    if (end - start <= target.exact.length * GROWTH + EXTRA) places.push({ start, end });
    if (places.length > 1) return undefined;
  }
  return places[0];
}
