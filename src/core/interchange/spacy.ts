import type { Annotation, Target } from '../annotation/annotation';
import type { Span } from '../text/span';
import { alignedTokens, tokenRange } from './alignedTokens';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { shortLabel } from './labels';
import { prepareTexts, type PreparedText } from './prepare';

/**
 * Prodigy-style JSON Lines, one source a line (https://prodi.gy/docs/api-interfaces): text, tokens and spans, offsets
 * in code points, `token_end` inclusive. Tokens are cut at the spans' edges, so that every span fits its tokens.
 */
export const spacy: Exporter = {
  name: 'spacy',
  title: 'spaCy and Prodigy: JSON Lines with text, tokens and spans',
  fileExtension: 'jsonl',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set([
    'ids',
    'status',
    'entities',
    'notes',
    'dates',
    'overlaps',
    'discontinuous',
    'characters',
    'source title',
    'source date',
  ]),
  export: exportSpacy,
};

async function* exportSpacy(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  for await (const source of prepareTexts(sources, spacy, options)) {
    yield { data: `${JSON.stringify(spacyTask(source))}\n` };
  }
}

function spacyTask(source: PreparedText): object {
  const { path, text, scale, record, annotations } = source;
  const spans = annotations.flatMap(annotation => annotation.targets.map(target => ({ annotation, target })));
  const tokens = alignedTokens(
    text,
    spans.map(({ target }) => target),
  ).flatMap(sentence => sentence.tokens);
  const written = (isRejected: boolean): object[] =>
    spans
      .filter(({ annotation }) => (annotation.status === 'rejected') === isRejected)
      .map(place => spanOf(place, tokens, source));
  const rejected = written(true);
  return {
    text,
    meta: {
      source: path,
      ...(record.title !== undefined && { title: record.title }),
      ...(record.date !== undefined && { date: record.date }),
    },
    tokens: tokens.map(({ start, end }, id) => ({
      text: text.slice(start, end),
      start: scale.toFormat(start),
      end: scale.toFormat(end),
      id,
      ws: /\s/.test(text.charAt(end)),
    })),
    spans: written(false),
    // What an answer of `accept` must not be said of.
    ...(rejected.length > 0 && { rejected }),
    answer: 'accept',
  };
}

interface Place {
  readonly annotation: Annotation;
  readonly target: Target;
}

function spanOf(
  { annotation, target }: Place,
  tokens: readonly Span[],
  { scale, lose }: PreparedText,
): object {
  const range = tokenRange(tokens, target);
  const fits = range && tokens[range.first]?.start === target.start && tokens[range.last]?.end === target.end;
  if (!fits) lose('place', annotation, 'it starts or ends in white space; spaCy passes over such spans');
  return {
    start: scale.toFormat(target.start),
    end: scale.toFormat(target.end),
    label: shortLabel(annotation.content),
    ...(fits && { token_start: range.first, token_end: range.last }),
    ...spanMembers(annotation),
  };
}

const spanMembers = ({ content, id, status }: Annotation): object => ({
  ...(content.kind === 'entity' && content.entity !== undefined && { kb_id: content.entity }),
  id,
  status,
});
