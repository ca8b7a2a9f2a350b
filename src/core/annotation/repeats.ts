import { isInWord } from './wholeWords';
import { firstSpanEndingAfter, overlaps, type Span } from '../text/span';

/** A shorter name ("I", "Al") is too often an ordinary word for its repeats to be missed. */
const MIN_LENGTH = 4;
/** Repeats of one name that are looked for. */
const MAX_REPEATS = 200;
/** UTF-16 units of names that are compared with one text, a fraction of a second's work; a made-up sidecar may ask for more. */
const MAX_COMPARED = 20_000_000;

/**
 * Where names stand in a text as whole words, off the spans that are covered (sorted by start, not overlapping); only
 * names that do somewhere. One pass over the text, however many names there are.
 */
export function findRepeats(
  names: Iterable<string>,
  text: string,
  covered: readonly Span[],
): Map<string, Span[]> {
  const wanted = new Set<string>();
  /** How long the names are that begin alike. */
  const lengths = new Map<string, Set<number>>();
  /** By UTF-16 unit, whether a name begins with it: most places of a text are passed over by this. */
  const initials = new Uint8Array(0x10000);
  for (const name of names) {
    if (name.length < MIN_LENGTH) continue;
    wanted.add(name);
    initials[name.charCodeAt(0)] = 1;
    const head = name.slice(0, MIN_LENGTH);
    lengths.set(head, (lengths.get(head) ?? new Set<number>()).add(name.length));
  }
  const found = new Map<string, Span[]>();
  let compared = 0;
  for (let at = 0; at + MIN_LENGTH <= text.length && compared < MAX_COMPARED; at++) {
    if (initials[text.charCodeAt(at)] === 0) continue;
    const possible = lengths.get(text.slice(at, at + MIN_LENGTH));
    if (!possible || isInWord(text, at)) continue;
    for (const length of possible) {
      compared += length;
      const span = { start: at, end: at + length };
      const name = text.slice(span.start, span.end);
      if (!wanted.has(name) || isInWord(text, span.end) || isCovered(span, covered)) continue;
      const spans = found.get(name);
      if (!spans) found.set(name, [span]);
      else if (spans.length < MAX_REPEATS) spans.push(span);
    }
  }
  return found;
}

function isCovered(span: Span, covered: readonly Span[]): boolean {
  const next = covered[firstSpanEndingAfter(covered, span.start)];
  return next !== undefined && overlaps(next, span);
}
