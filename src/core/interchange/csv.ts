import type { Annotation } from '../annotation/annotation';
import { LineIndex } from '../text/lines';
import { Chunks } from './chunks';
import { csvRow } from './csvCells';
import { CsvCopy } from './bytes/csvCopy';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from './format';
import { detailsOf, hasDetails, parsedObject } from './items';
import { prepare, type PreparedSource } from './prepare';

/** The columns, in order; `line` and `column` from 1 as the editor shows them, `start` and `end` in code points. */
export const csvColumns = [
  'source',
  'line',
  'column',
  'quotation',
  'kind',
  'type',
  'entity',
  'label',
  'value',
  'status',
  'confidence',
  'who',
  'comments',
  'tags',
  'before',
  'after',
  'start',
  'end',
  'id',
  'details',
] as const;

/** One row an annotation, for spreadsheets and databases; no cell is taken for a formula. */
export const csv: Exporter = table('csv', 'CSV: a table for spreadsheets', ',');

/** The same with tabs. */
export const tsv: Exporter = table('tsv', 'TSV: a table with tabs', '\t');

function table(name: string, title: string, separator: string): Exporter {
  const exporter: Exporter = {
    name,
    title,
    fileExtension: name,
    layout: 'one file',
    offsetUnit: 'code points',
    lineEnds: 'kept',
    needsText: false,
    records: {
      of: (source, options) => recordsOf(source, options, separator),
      copy: () => new CsvCopy(separator),
    },
    carries: everything,
    export: (sources, options) => exportTable(sources, options, exporter, separator),
  };
  return exporter;
}

async function* exportTable(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
  exporter: Exporter,
  separator: string,
): AsyncIterable<ExportPart> {
  const chunks = new Chunks();
  if (!options.continued) chunks.add(csvRow(csvColumns, separator));
  for await (const source of prepare(sources, exporter, options)) {
    const record = recordsOf(source, options, separator);
    for (const annotation of source.annotations) {
      const data = chunks.add(record(annotation));
      if (data !== undefined) yield { data };
    }
  }
  yield { data: chunks.rest() };
}

function recordsOf(
  source: PreparedSource,
  options: ExportOptions,
  separator: string,
): (annotation: Annotation) => string {
  const lines = source.text === undefined ? undefined : new LineIndex(source.text);
  return annotation => csvRow(cellsOf(annotation, source, lines, options), separator);
}

function cellsOf(
  annotation: Annotation,
  { path, scale }: PreparedSource,
  lines: LineIndex | undefined,
  { entities }: ExportOptions,
): (string | number | undefined)[] {
  const { content, targets, status, confidence, creator, generator, comments, tags, id } = annotation;
  const [target] = targets;
  const place = target && lines?.at(target.start);
  const entity = content.kind === 'entity' ? content.entity : undefined;
  return [
    path,
    place && place.line + 1,
    place && place.column + 1,
    targets.length === 1 ? target?.exact : targets.map(({ exact }) => exact).join(ELLIPSIS),
    content.kind,
    content.kind === 'entity' ? content.type : content.kind === 'date' ? content.timex : undefined,
    entity,
    labelOf(annotation) ?? (entity === undefined ? undefined : entities?.get(entity)?.label),
    content.kind === 'date' ? content.value : undefined,
    status,
    confidence,
    creator?.name ?? generator,
    comments.length === 0 ? undefined : comments.map(({ text }) => text).join('\n'),
    tags.length === 0 ? undefined : tags.join('; '),
    target?.prefix,
    target?.suffix,
    target && (scale ? scale.toFormat(target.start) : target.start),
    target && (scale ? scale.toFormat(target.end) : target.end),
    id,
    needsDetails(annotation) ? detailsCell(annotation, scale) : undefined,
  ];
}

const labelOf = ({ content }: Annotation): string | undefined =>
  content.kind === 'entity' || content.kind === 'link' ? content.label : undefined;

/** Whether the plain columns do not say everything. */
function needsDetails(annotation: Annotation): boolean {
  const { content, targets, comments, tags, resolved, created, modified } = annotation;
  return (
    targets.length !== 1 ||
    comments.length > 0 ||
    tags.length > 0 ||
    content.kind === 'link' ||
    (content.kind === 'date' && content.basis !== undefined) ||
    (content.kind === 'entity' && content.entitySuggested === true) ||
    saysMoreOfWho(annotation) ||
    (resolved ?? created ?? modified) !== undefined ||
    hasEmptyText(annotation) ||
    hasDetails(annotation)
  );
}

/** Whether an import would take the name in the column `who` for another's, or there is a second name. */
function saysMoreOfWho(annotation: Annotation): boolean {
  const hasGenerator = annotation.generator !== undefined;
  return annotation.creator
    ? hasGenerator || isByProgram(annotation)
    : hasGenerator && !isByProgram(annotation);
}

/** Whether the name in the column `who` is taken for a program's, where no details say whose it is. */
export const isByProgram = ({ status, confidence }: Pick<Annotation, 'status' | 'confidence'>): boolean =>
  status === 'suggested' || confidence !== undefined;

/** Whether an empty text stands where an empty cell would mean that there is none. */
const hasEmptyText = ({ content, creator, generator }: Annotation): boolean =>
  creator?.name === '' ||
  generator === '' ||
  (content.kind === 'entity' && (content.type === '' || content.entity === '' || content.label === '')) ||
  (content.kind === 'date' && content.value === '');

/** Between the words of the parts of a discontinuous annotation. */
export const ELLIPSIS = ' … ';

/** Member of the details that holds the offsets of a discontinuous annotation. */
export const CSV_SPANS = 'glossator:spans';

/** The record as W3C JSON, with its targets' offsets where there are several. */
function detailsCell(annotation: Annotation, scale: PreparedSource['scale']): string {
  if (annotation.targets.length < 2) return detailsOf(annotation);
  const spans = annotation.targets.map(({ start, end }) =>
    scale ? [scale.toFormat(start), scale.toFormat(end)] : [start, end],
  );
  return JSON.stringify({ ...parsedObject(detailsOf(annotation)), [CSV_SPANS]: spans });
}
