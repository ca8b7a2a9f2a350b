import type { Annotation } from '../../annotation/annotation';
import type { Span } from '../../text/span';
import { paragraphs } from '../../text/paragraphs';
import { partitionPoint } from '../../text/partitionPoint';
import { sentences } from '../../text/sentences';
import { tokens } from '../../text/tokens';
import { Chunks } from '../chunks';
import { FileNames } from '../fileNames';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from '../format';
import { prepareTexts, type PreparedText } from '../prepare';
import { NAMED_ENTITY, valuesOf } from '../uima';
import { afterLine, beforeLine, detailsLine, sourceLine, type Placed, type Row } from './webannoDetails';

/**
 * WebAnno TSV 3.3 (INCEpTION user guide, "WebAnno TSV 3.x File format"), one file a source, UTF-16 offsets. Spans are
 * written on the layer NamedEntity, because every project has it, and a file with a layer that a project lacks is
 * refused. What that layer has no features for stands in the heads of the sentences (`webannoDetails.ts`): rejected
 * annotations and relations there alone.
 */
export const webannoTsv: Exporter = {
  name: 'webanno-tsv',
  title: 'WebAnno TSV 3.3 (INCEpTION, WebAnno)',
  fileExtension: 'tsv',
  layout: 'several files',
  offsetUnit: 'utf-16',
  lineEnds: 'kept',
  needsText: true,
  carries: everythingOfSources,
  export: exportTsv,
};

async function* exportTsv(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  for await (const source of prepareTexts(sources, webannoTsv, options)) {
    const file = `${names.stem(source.path)}.tsv`;
    const chunks = new Chunks();
    for (const piece of piecesOf(source)) {
      const data = chunks.add(piece);
      if (data !== undefined) yield { file, data };
    }
    yield { file, data: chunks.rest() };
  }
}

/** A row: a token, or a part of one where a span starts or ends inside. */
interface Unit extends Span {
  readonly spans: LayerSpan[];
}

/** One span on the layer. */
interface LayerSpan extends Row {
  readonly annotation: Annotation;
  /** Rows that it covers. */
  readonly units: Unit[];
  /** Number in brackets that holds its rows together; 0 where none is needed. */
  number: number;
}

interface TokenUnits {
  readonly token: Unit;
  readonly parts: Unit[];
}

/** The rows of tokens that spans touch, by the token; all others are written as they stand. */
type Rows = Map<Span, TokenUnits>;

function* piecesOf(source: PreparedText): Generator<string> {
  const { text } = source;
  const sentences = tokenSentences(text);
  const rows: Rows = new Map();
  const placed = placeSpans(source.annotations, sentences.flat(), rows);
  numberSpans(placed.flatMap(({ parts }) => parts.flatMap(({ row }) => row ?? [])));
  const heads = headLines(
    placed,
    sentences.map(([first]) => first?.start ?? 0),
  );
  heads[0]?.unshift(sourceLine(source.record));
  yield `#FORMAT=WebAnno TSV 3.3\n#T_SP=${NAMED_ENTITY}|identifier|value\n\n`;
  let at = 0;
  for (const [s, sentence] of sentences.entries()) {
    const from = sentence[0]?.start ?? 0;
    const to = sentence.at(-1)?.end ?? from;
    yield `\n${beforeLine(text.slice(at, from))}`;
    yield* heads[s] ?? [];
    if (s === sentences.length - 1) yield afterLine(text.slice(to));
    for (const line of text.slice(from, to).split('\n')) yield `#Text=${escapeText(line)}\n`;
    for (const [t, token] of sentence.entries()) {
      const row = rows.get(token);
      const id = `${s + 1}-${t + 1}`;
      yield rowOf(id, row?.token ?? { ...token, spans: [] }, text);
      for (const [p, part] of row?.parts.entries() ?? []) yield rowOf(`${id}.${p + 1}`, part, text);
    }
    at = to;
  }
  // A text without a token has no sentence: INCEpTION has no document for it, but we read it back.
  if (sentences.length > 0) return;
  yield `\n${afterLine(text)}`;
  yield* heads[0] ?? [];
}

/** The details of each annotation by the sentence that it starts in, or the last before it. */
function headLines(placed: readonly Placed[], starts: readonly number[]): string[][] {
  const heads: string[][] = Array.from({ length: Math.max(1, starts.length) }, () => []);
  for (const annotation of placed) {
    const start = annotation.parts[0]?.target.start ?? 0;
    const before = partitionPoint(starts, from => from <= start);
    heads[Math.max(0, before - 1)]?.push(detailsLine(annotation));
  }
  return heads;
}

const tokenSentences = (text: string): Span[][] =>
  paragraphs(text)
    .flatMap(paragraph => sentences(text, paragraph))
    .map(sentence => tokens(text, sentence))
    .filter(sentence => sentence.length > 0);

function placeSpans(annotations: readonly Annotation[], tokens: readonly Span[], rows: Rows) {
  return annotations.map(annotation => ({
    annotation,
    parts: annotation.targets.map(target => {
      const row = annotation.status === 'rejected' ? undefined : rowsFor(annotation, target, tokens, rows);
      return { target, ...(row && { row }) };
    }),
  }));
}

/** The span on the layer, from its first token to its last; `undefined` where there is no token to hold it. */
function rowsFor(
  annotation: Annotation,
  { start, end }: Span,
  tokens: readonly Span[],
  rows: Rows,
): LayerSpan | undefined {
  const touched = tokens.slice(
    partitionPoint(tokens, token => token.end <= start),
    partitionPoint(tokens, token => token.start < end),
  );
  const first = touched[0]?.start;
  const last = touched.at(-1)?.end;
  if (first === undefined || last === undefined || start === end) return undefined;
  const span: LayerSpan = {
    start: Math.max(first, start),
    end: Math.min(last, end),
    annotation,
    units: [],
    number: 0,
  };
  for (const token of touched) unitFor(rowOfToken(token, rows), span).spans.push(span);
  return span;
}

function rowOfToken(token: Span, rows: Rows): TokenUnits {
  const row = rows.get(token) ?? { token: { ...token, spans: [] }, parts: [] };
  rows.set(token, row);
  return row;
}

/** The token's own row where the span covers all of it, else a row for the part. */
function unitFor({ token, parts }: TokenUnits, span: LayerSpan): Unit {
  const start = Math.max(token.start, span.start);
  const end = Math.min(token.end, span.end);
  let unit =
    start === token.start && end === token.end ? token : parts.find(p => p.start === start && p.end === end);
  if (!unit) parts.push((unit = { start, end, spans: [] }));
  span.units.push(unit);
  return unit;
}

/** A number for each span over several rows or on a row with others. */
function numberSpans(spans: readonly LayerSpan[]): void {
  let number = 0;
  for (const span of spans) {
    if (span.units.length > 1 || span.units.some(unit => unit.spans.length > 1)) span.number = ++number;
  }
}

function rowOf(id: string, { start, end, spans }: Unit, text: string): string {
  const column = (value: (span: LayerSpan) => string | undefined): string =>
    spans
      .map(span => {
        const found = value(span);
        return (found === undefined ? '*' : escapeValue(found)) + (span.number > 0 ? `[${span.number}]` : '');
      })
      .join('|') || '_';
  const identifier = column(({ annotation }) => valuesOf(annotation).identifier);
  const value = column(({ annotation }) => valuesOf(annotation).value);
  return `${id}\t${start}-${end}\t${escapeText(text.slice(start, end))}\t${identifier}\t${value}\t\n`;
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

const escapeText = (text: string): string =>
  text.replace(/[\t\n\r\\]/g, character => escapes[character] ?? character);

/** The reserved characters of a feature's value, each with a backslash. */
const escapeValue = (value: string): string =>
  escapeText(value)
    .replace(/[[\]|_;*]/g, character => `\\${character}`)
    .replaceAll('->', '\\->');
