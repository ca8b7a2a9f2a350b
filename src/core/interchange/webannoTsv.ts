import type { Annotation } from '../annotation/annotation';
import type { Span } from '../text/span';
import { paragraphs } from '../text/paragraphs';
import { sentences } from '../text/sentences';
import { tokens } from '../text/tokens';
import { FileNames } from './fileNames';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { prepareTexts, type PreparedText } from './prepare';
import { NAMED_ENTITY, valuesOf } from './uima';

/**
 * WebAnno TSV 3.3 (INCEpTION user guide, "WebAnno TSV 3.x File format"), one file a source, UTF-16 offsets. Everything
 * is written on the layer NamedEntity, which every project has; so what that layer has no features for is lost.
 */
export const webannoTsv: Exporter = {
  name: 'webanno-tsv',
  title: 'WebAnno TSV 3.3 (INCEpTION, WebAnno)',
  fileExtension: 'tsv',
  layout: 'several files',
  offsetUnit: 'utf-16',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(['notes', 'dates', 'values', 'entities', 'overlaps', 'characters']),
  export: exportTsv,
};

async function* exportTsv(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  for await (const source of prepareTexts(sources, webannoTsv, options)) {
    yield { file: `${names.stem(source.path)}.tsv`, data: tsvOf(source) };
  }
}

/** A row: a token, or a part of one where a span starts or ends inside. */
interface Unit extends Span {
  readonly spans: LayerSpan[];
}

/** One span on the layer. */
interface LayerSpan extends Span {
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

function tsvOf(source: PreparedText): string {
  const { text } = source;
  const rows: TokenUnits[][] = tokenSentences(text).map(sentence =>
    sentence.map(token => ({ token: { ...token, spans: [] }, parts: [] })),
  );
  const spans = placeSpans(source, rows.flat());
  numberSpans(spans);
  const out = [`#FORMAT=WebAnno TSV 3.3\n#T_SP=${NAMED_ENTITY}|identifier|value\n\n`];
  rows.forEach((sentence, s) => {
    const from = sentence[0]?.token.start ?? 0;
    const to = sentence.at(-1)?.token.end ?? from;
    out.push(
      `\n${text
        .slice(from, to)
        .split('\n')
        .map(line => `#Text=${escapeText(line)}\n`)
        .join('')}`,
    );
    sentence.forEach(({ token, parts }, t) => {
      out.push(rowOf(`${s + 1}-${t + 1}`, token, text));
      parts.forEach((part, p) => out.push(rowOf(`${s + 1}-${t + 1}.${p + 1}`, part, text)));
    });
  });
  return out.join('');
}

const tokenSentences = (text: string): Span[][] =>
  paragraphs(text)
    .flatMap(paragraph => sentences(text, paragraph))
    .map(sentence => tokens(text, sentence))
    .filter(sentence => sentence.length > 0);

function placeSpans({ annotations, lose }: PreparedText, rows: readonly TokenUnits[]): LayerSpan[] {
  const spans: LayerSpan[] = [];
  for (const annotation of annotations) {
    for (const { start, end } of annotation.targets) {
      const touched = rows.slice(firstEndingAfter(rows, start), firstStartingAt(rows, end));
      const first = touched[0]?.token.start;
      const last = touched.at(-1)?.token.end;
      if (first === undefined || last === undefined || start === end) {
        lose('place', annotation, 'it holds nothing but white space, where WebAnno has no token');
        continue;
      }
      if (first > start || last < end) {
        lose('place', annotation, 'the white space at its edges, where WebAnno has no token, is left out');
      }
      const span: LayerSpan = {
        start: Math.max(first, start),
        end: Math.min(last, end),
        annotation,
        units: [],
        number: 0,
      };
      for (const row of touched) unitFor(row, span).spans.push(span);
      spans.push(span);
    }
  }
  return spans;
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

function firstEndingAfter(rows: readonly TokenUnits[], offset: number): number {
  return bound(rows, ({ token }) => token.end <= offset);
}

function firstStartingAt(rows: readonly TokenUnits[], offset: number): number {
  return bound(rows, ({ token }) => token.start < offset);
}

/** Number of rows at the front for which `isBefore` holds. */
function bound(rows: readonly TokenUnits[], isBefore: (row: TokenUnits) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && isBefore(row)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

const escapeText = (text: string): string =>
  text.replace(/[\t\n\r\\]/g, character => escapes[character] ?? character);

/** The reserved characters of a feature's value, each with a backslash. */
const escapeValue = (value: string): string =>
  escapeText(value)
    .replace(/[[\]|_;*]/g, character => `\\${character}`)
    .replaceAll('->', '\\->');
