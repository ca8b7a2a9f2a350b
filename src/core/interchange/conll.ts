import type { Annotation } from '../annotation/annotation';
import { compareSpans, firstSpanFrom, type Span } from '../text/span';
import { alignedTokens, tokenRange } from './alignedTokens';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { shortLabel, tokenLabel } from './labels';
import { prepareTexts, type PreparedText } from './prepare';

/**
 * CoNLL-2003 with IOB2 labels: `TOKEN -X- _ LABEL`, a blank line after each sentence, `-DOCSTART-` before each source,
 * whose path stands in a comment-like token behind it. Of spans that overlap one is written: decided before suggested,
 * then the longer.
 */
export const conll: Exporter = {
  name: 'conll',
  title: 'CoNLL-2003: tokens with IOB2 labels',
  fileExtension: 'conll',
  layout: 'one file',
  offsetUnit: 'tokens',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(['dates', 'notes']),
  export: exportConll,
};

async function* exportConll(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  for await (const source of prepareTexts(sources, conll, options)) {
    yield { data: `-DOCSTART- -X- ${encodePath(source.path)} O\n\n${conllOf(source)}` };
  }
}

/** No white space, which parts columns. */
const encodePath = (path: string): string =>
  path.replace(/[\s%]/gu, character => encodeURIComponent(character)) || '_';

interface Labelled extends Span {
  readonly annotation: Annotation;
}

function conllOf(source: PreparedText): string {
  const spans = withoutOverlaps(source);
  const sentences = alignedTokens(source.text, spans);
  const labels = new Map<number, string>();
  const all = sentences.flatMap(({ tokens }) => tokens);
  for (const { annotation, start, end } of spans) {
    const range = tokenRange(all, { start, end });
    if (!range) {
      source.lose('place', annotation, 'it covers no token');
      continue;
    }
    const label = tokenLabel(annotation.content);
    if (label !== shortLabel(annotation.content))
      source.lose(
        'characters',
        annotation,
        'the white space of its type, which parts columns, is written as _',
      );
    for (let i = range.first; i <= range.last; i++) {
      labels.set(all[i]?.start ?? -1, `${i === range.first ? 'B' : 'I'}-${label}`);
    }
  }
  const out: string[] = [];
  for (const { tokens } of sentences) {
    let isFirst = true;
    for (const { start, end } of tokens) {
      const label = labels.get(start) ?? 'O';
      // A span that goes on after a sentence's end begins again: I- at the start would be another scheme's.
      const inSentence = isFirst && label.startsWith('I-') ? `B-${label.slice(2)}` : label;
      if (inSentence !== label) reportCut(source, spans, start);
      isFirst = false;
      out.push(`${source.text.slice(start, end)} -X- _ ${inSentence}\n`);
    }
    out.push('\n');
  }
  return out.join('');
}

function reportCut(source: PreparedText, spans: readonly Labelled[], offset: number): void {
  const cut = spans.find(({ start, end }) => start < offset && offset < end);
  source.lose('place', cut?.annotation, 'it goes over the end of a sentence and is cut in two there');
}

/** One of each group of overlapping spans: decided before suggested, longer before shorter, earlier before later. */
function withoutOverlaps(source: PreparedText): Labelled[] {
  const candidates = source.annotations
    .flatMap(annotation => annotation.targets.map(({ start, end }): Labelled => ({ start, end, annotation })))
    .filter(({ start, end }) => start < end);
  const rank = ({ annotation }: Labelled): number => (annotation.status === 'suggested' ? 1 : 0);
  candidates.sort((a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const chosen: Labelled[] = [];
  for (const candidate of candidates) {
    const at = firstSpanFrom(chosen, candidate.start);
    const before = chosen[at - 1];
    const after = chosen[at];
    if ((before && before.end > candidate.start) || (after && after.start < candidate.end)) {
      source.lose(
        'overlaps',
        candidate.annotation,
        'it overlaps another, and a token can carry one label only',
      );
    } else {
      chosen.splice(at, 0, candidate);
    }
  }
  return chosen.sort(compareSpans);
}
