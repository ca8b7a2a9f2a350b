import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { unguarded } from './csvCells';
import { csvRows, CsvError, separatorOf, type Cell } from './csvRead';
import { CSV_SPANS, ELLIPSIS, isByProgram, type csvColumns } from './csv';
import { isArray, member, otherMembers } from '../annotation/json';
import { foreignAnnotation, isStatus } from './foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from './format';
import { fromDetails, mergedContent, parsedObject } from './items';
import { textOf } from './jsonRead';
import { UNKNOWN_PLACE } from './place';

/** Tables with our columns, in any order, as a spreadsheet saves them; other columns are passed over. */
export const csvImporter: Importer = {
  name: 'csv',
  title: 'CSV or TSV with the columns that Glossator writes',
  fileExtensions: ['csv', 'tsv', 'txt'],
  import: importCsv,
};

/** The same under the other name. */
export const tsvImporter: Importer = { ...csvImporter, name: 'tsv' };

type Column = (typeof csvColumns)[number];

/** The cells of a row by their column's name. */
class Row {
  constructor(
    private readonly file: string,
    private readonly cells: ReadonlyMap<string, Cell>,
    private readonly first: Cell,
  ) {}

  /** The cell's text; `undefined` where it is empty or there is no such column. */
  text(column: Column): string | undefined {
    const cell = this.cells.get(column);
    return cell === undefined || cell.text === '' ? undefined : unguarded(cell.text);
  }

  offset(column: Column): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    if (!/^\d{1,15}$/.test(text)) this.fail(column, `"${column}" must be a whole number from 0`);
    return Number(text);
  }

  fail(column: Column, reason: string): never {
    const { line, column: at } = this.cells.get(column) ?? this.first;
    throw new ImportError(reason, this.file, line, at);
  }
}

function* importCsv(files: readonly ImportFile[]): Generator<ImportedSource> {
  const bySource = new Map<string, Annotation[]>();
  for (const file of files) {
    for (const row of rowsOf(file)) {
      const source = row.text('source') ?? row.fail('source', 'the source is missing');
      const list = bySource.get(source) ?? [];
      list.push(annotationFrom(row, source));
      bySource.set(source, list);
    }
  }
  for (const [path, annotations] of bySource) {
    yield { path, offsetUnit: 'code points', lineEnds: 'kept', annotations };
  }
}

function* rowsOf(file: ImportFile): Generator<Row> {
  const text = textOf(file);
  try {
    let header: readonly string[] | undefined;
    for (const cells of csvRows(text, separatorOf(text))) {
      const [first] = cells;
      if (!first) continue;
      if (!header) {
        header = cells.map(cell => cell.text.trim().toLowerCase());
        for (const needed of ['source', 'quotation']) {
          if (!header.includes(needed))
            throw new CsvError(`the first row must name a column "${needed}"`, first.line, first.column);
        }
        continue;
      }
      const [cell] = cells.slice(header.length).filter(({ text }) => text !== '');
      if (cell) throw new CsvError('this cell is in no column of the first row', cell.line, cell.column);
      const end = cells.at(-1) ?? first;
      if (cells.length < header.length)
        throw new CsvError(
          `this row has ${cells.length} cells, the first one ${header.length}`,
          end.line,
          end.column,
        );
      const byName = new Map(
        header.flatMap((name, i): [string, Cell][] => (cells[i] ? [[name, cells[i]]] : [])),
      );
      yield new Row(file.path, byName, first);
    }
    if (!header) throw new CsvError('the file is empty', 1, 1);
  } catch (error) {
    if (error instanceof CsvError) throw new ImportError(error.message, file.path, error.line, error.column);
    throw error;
  }
}

function annotationFrom(row: Row, path: string): Annotation {
  const content = contentFrom(row);
  const targets = targetsFrom(row, content);
  const status = row.text('status')?.toLowerCase();
  if (status !== undefined && !isStatus(status))
    row.fail('status', '"status" must be suggested, accepted or rejected');
  const sure = row.text('confidence');
  const confidence = sure === undefined ? undefined : Number(sure.replace(',', '.'));
  if (confidence !== undefined && !Number.isFinite(confidence))
    row.fail('confidence', '"confidence" must be a number');
  const who = row.text('who');
  const foreign = foreignAnnotation({
    path,
    targets,
    content,
    ...(status !== undefined && { status }),
    ...(confidence !== undefined && { confidence }),
    comments: (row.text('comments')?.split('\n') ?? []).map(text => ({ text })),
  });
  const annotation = {
    ...foreign,
    id: row.text('id') ?? foreign.id,
    tags: row.text('tags')?.split('; ') ?? [],
  };
  const { json } = detailsIn(row);
  const whole = json === undefined ? undefined : fromDetails(json, targets);
  // The plain columns are what a reader edits in a spreadsheet; the details only add what has no column.
  if (whole)
    return {
      ...whole,
      content:
        whole.content.kind === content.kind
          ? mergedContent(whole.content, contentFrom(row, whole.content))
          : content,
      status: foreign.status,
    };
  if (who === undefined) return annotation;
  return isByProgram(foreign)
    ? { ...annotation, generator: who }
    : { ...annotation, creator: { type: 'Person', name: who } };
}

function targetsFrom(row: Row, content: AnnotationContent): Target[] {
  const exact = row.text('quotation') ?? '';
  const context = { prefix: row.text('before') ?? '', suffix: row.text('after') ?? '' };
  const start = row.offset('start');
  if (start === undefined && exact === '' && content.kind === 'link') return [];
  // A table that people made has words but no offsets: the words are looked for.
  if (start === undefined) return [{ start: UNKNOWN_PLACE, end: UNKNOWN_PLACE, exact, ...context }];
  const end = row.offset('end') ?? start + Array.from(exact).length;
  if (end < start) row.fail('end', '"end" must not be before "start"');
  const { spans } = detailsIn(row);
  const quotes = spans && quotesOf(exact, spans);
  if (spans && quotes) {
    return spans.map(([from, to], i) => ({
      start: from,
      end: to,
      exact: quotes[i] ?? '',
      prefix: '',
      suffix: '',
    }));
  }
  return [{ start, end, exact, ...context }];
}

/** The words of each part, by its length, for they may hold an ellipsis themselves; else as the ellipses part them. */
function quotesOf(
  quotation: string,
  spans: readonly (readonly [number, number])[],
): readonly string[] | undefined {
  const characters = Array.from(quotation);
  let at = 0;
  const quotes = spans.map(([from, to]) => {
    const quote = characters.slice(at, at + to - from).join('');
    at += to - from + ELLIPSIS.length;
    return quote;
  });
  if (quotes.join(ELLIPSIS) === quotation) return quotes;
  const parts = quotation.split(ELLIPSIS);
  return parts.length === spans.length ? parts : undefined;
}

/** The details, and the offsets of a discontinuous annotation that stand among them. */
function detailsIn(row: Row): {
  readonly json?: string;
  readonly spans?: readonly (readonly [number, number])[];
} {
  const json = row.text('details');
  if (json !== undefined && !parsedObject(json))
    row.fail('details', 'the details must be JSON, as they were written');
  if (json?.includes(`"${CSV_SPANS}"`) !== true) return json === undefined ? {} : { json };
  const item = parsedObject(json);
  if (!item) return {};
  const list = member(item, CSV_SPANS);
  const spans = (isArray(list) ? list : []).map((span): [number, number] => {
    const [start, end] = isArray(span) ? span : [];
    return [Number(start), Number(end)];
  });
  return { json: JSON.stringify(otherMembers(item, new Set([CSV_SPANS]))), spans };
}

/** What the columns say; an empty cell stands for the empty text that `details` have there. */
function contentFrom(row: Row, details?: AnnotationContent): AnnotationContent {
  const kind = row.text('kind') ?? 'entity';
  const label = row.text('label');
  switch (kind) {
    case 'entity': {
      const told = details?.kind === kind ? details : undefined;
      const entity = row.text('entity') ?? emptyOnly(told?.entity);
      return {
        kind,
        type: row.text('type') ?? emptyOnly(told?.type) ?? 'other',
        ...(entity !== undefined && { entity }),
        ...(label !== undefined && entity !== undefined && { label }),
      };
    }
    case 'date': {
      const value = row.text('value') ?? emptyOnly(details?.kind === kind ? details.value : undefined);
      const timex =
        (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(name => name === row.text('type')) ?? 'DATE';
      return { kind, timex, ...(value !== undefined && { value }) };
    }
    case 'link':
      return { kind, from: '', to: '', label: label ?? '' };
    case 'note':
      return { kind };
    default:
      return row.fail('kind', '"kind" must be entity, date, note or link');
  }
}

const emptyOnly = (text: string | undefined): string | undefined => (text === '' ? text : undefined);
