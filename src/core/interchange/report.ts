import { CONTEXT_LENGTH, type Annotation } from '../annotation/annotation';
import { LineIndex } from '../text/lines';
import type { ExportEntity, ExportOptions, ExportSource } from './format';
import { prepare, type Carrier } from './prepare';
import { memorySpool } from './spool';

/** A quotation with its surroundings (with an ellipsis where more text stands) and its place. */
export interface Quotation {
  readonly source: string;
  /** One-based; absent where the text is not at hand. */
  readonly line?: number;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly annotation: Annotation;
}

export interface ReportEntity {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly known: ExportEntity | undefined;
  /** Its quotations as they are written; `Report.read` gives them back. */
  readonly quotations: number[];
}

export interface ReportSource {
  readonly path: string;
  readonly title: string;
  readonly date?: string;
  /** In text order; links left out. */
  readonly quotations: readonly Quotation[];
}

/** How a report is written. */
export interface ReportWriting {
  /** A quotation below its entity. */
  quotation(quotation: Quotation): string;
  /** All that is said of a source. */
  source(source: ReportSource): string;
}

/** What a report for reading shows: every quotation by entity and by source; written already, since it may be much. */
export interface Report {
  /** By type, then label. */
  readonly entities: readonly ReportEntity[];
  /** In order, as they are written. */
  readonly sources: readonly number[];
  readonly annotations: number;
  read(kept: number): string;
}

export async function gatherReport(
  sources: AsyncIterable<ExportSource>,
  carrier: Carrier,
  options: ExportOptions,
  writing: ReportWriting,
): Promise<Report> {
  const spool = options.spool ?? memorySpool();
  const entities = new Map<string, ReportEntity>();
  const written: number[] = [];
  let annotations = 0;
  for await (const { path, text, record, annotations: all } of prepare(sources, carrier, options)) {
    const lines = text === undefined ? undefined : new LineIndex(text);
    const quotations = all
      .filter(({ targets }) => targets.length > 0)
      .map(annotation => quote(annotation, path, lines));
    annotations += quotations.length;
    for (const quotation of quotations) {
      const { content } = quotation.annotation;
      if (content.kind !== 'entity' || content.entity === undefined) continue;
      const known = options.entities?.get(content.entity);
      const entity = entities.get(content.entity) ?? {
        id: content.entity,
        label: known?.label || content.label || quotation.words || content.entity,
        type: known?.type ?? content.type,
        known,
        quotations: [],
      };
      entity.quotations.push(spool.keep(writing.quotation(quotation)));
      entities.set(content.entity, entity);
    }
    const { title = path, date } = record;
    const source = { path, title, quotations, ...(date !== undefined && { date }) };
    written.push(spool.keep(writing.source(source)));
  }
  const sorted = [...entities.values()].sort(
    (a, b) => compare(a.type, b.type) || compare(a.label, b.label) || compare(a.id, b.id),
  );
  return { entities: sorted, sources: written, annotations, read: kept => spool.read(kept) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function quote(annotation: Annotation, source: string, lines: LineIndex | undefined): Quotation {
  const { targets } = annotation;
  const [first] = targets;
  return {
    source,
    ...(first && lines && { line: lines.at(first.start).line + 1 }),
    before: contextBefore(first?.prefix ?? ''),
    words: targets.map(({ exact }) => oneLine(exact)).join(' … '),
    after: contextAfter(targets.at(-1)?.suffix ?? ''),
    annotation,
  };
}

const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f]+/gu, ' ');

/** Context from its first whole word on; an ellipsis where more text stands before. */
const contextBefore = (prefix: string): string =>
  oneLine(prefix.length < CONTEXT_LENGTH - 1 ? prefix : `…${prefix.replace(/^\S*\s/u, '')}`);

/** Context up to its last whole word. */
const contextAfter = (suffix: string): string =>
  oneLine(suffix.length < CONTEXT_LENGTH - 1 ? suffix : `${suffix.slice(0, suffix.search(/\s\S*$/u) + 1)}…`);

/** What an annotation says, in words: `place: Libya`, `date: 1977-07-04`, `note`. */
export function meaningOf({ content }: Annotation): string {
  switch (content.kind) {
    case 'entity':
      return content.label === undefined ? content.type : `${content.type}: ${content.label}`;
    case 'date':
      return content.value === undefined ? 'date' : `date: ${content.value}`;
    case 'note':
      return 'note';
    case 'link':
      return `link: ${content.label}`;
  }
}

/** `letters/1974.txt, line 12`. */
export const placeOf = ({ source, line }: Quotation): string =>
  line === undefined ? source : `${source}, line ${line}`;

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** `3 sources, 1 entity, 40 annotations`. */
export const summaryOf = ({ sources, entities, annotations }: Report): string =>
  [
    counted(sources.length, 'source', 'sources'),
    counted(entities.length, 'entity', 'entities'),
    counted(annotations, 'annotation', 'annotations'),
  ].join(', ');

/** The reports show what a reader reads, not what only programs need. */
export const reportCarries = new Set([
  'comments',
  'notes',
  'dates',
  'values',
  'entities',
  'overlaps',
  'discontinuous',
  'status',
  'tags',
  'source title',
  'source date',
] as const);
