import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import { sourceRecord } from '../../../src/core/annotation/sidecar';

/** The offsets test vector: combining marks, a joined emoji, an astral letter, CRLF, flags and right-to-left text. */
export const trickyText = 'Zoë 👩‍👩‍👧 met 𝔄lice\r\nin Paris 🇫🇷 (پاریس). Then, in 1974, Zoe\u0308 left Paris.\n';

/** An annotation of the nth occurrence of `quote` in `text`. */
export function mark(text: string, quote: string, rest: Partial<Annotation> = {}, nth = 0): Annotation {
  let start = text.indexOf(quote);
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`“${quote}” is not in the text`);
  return {
    id: `urn:uuid:${quote}-${String(nth)}`,
    targets: [targetAt(text, { start, end: start + quote.length })],
    content: { kind: 'entity', type: 'person' },
    status: 'accepted',
    comments: [],
    tags: [],
    ...rest,
  };
}

export const sidecarOf = (text: string, annotations: readonly Annotation[], path = 'a.txt'): Sidecar => ({
  source: sourceRecord(path, text),
  annotations,
});
