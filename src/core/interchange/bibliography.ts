import type { Annotation } from '../annotation/annotation';
import { LineIndex } from '../text/lines';
import { citationOf, dateParts, type Citation } from './citations';
import type { ExportOptions, ExportPart, ExportSource, Exporter, Feature } from './format';
import { prepare } from './prepare';

const carries: ReadonlySet<Feature> = new Set([
  'comments',
  'notes',
  'overlaps',
  'characters',
  'discontinuous',
  'source title',
  'source date',
]);

const common = {
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: false,
  carries,
} as const;

/** BibTeX: one `@misc` for each accepted quotation, with title, date, line and the words. */
export const bibtex: Exporter = {
  name: 'bibtex',
  title: 'BibTeX: one entry for each accepted quotation',
  fileExtension: 'bib',
  ...common,
  export: async function* (sources, options) {
    for await (const citation of citations(sources, options, bibtex)) yield { data: bibtexEntry(citation) };
  },
};

/** CSL-JSON (https://citeproc-js.readthedocs.io), for Zotero and pandoc: the same. */
export const csl: Exporter = {
  name: 'csl',
  title: 'CSL-JSON: one item for each accepted quotation (Zotero, pandoc)',
  fileExtension: 'json',
  ...common,
  export: exportCsl,
};

async function* exportCsl(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  let count = 0;
  for await (const citation of citations(sources, options, csl)) {
    yield { data: `${count++ === 0 ? '[' : ','}\n${JSON.stringify(cslItem(citation))}` };
  }
  yield { data: count === 0 ? '[]\n' : '\n]\n' };
}

async function* citations(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
  exporter: Exporter,
): AsyncGenerator<Citation> {
  for await (const source of prepare(sources, exporter, options)) {
    const lines = source.text === undefined ? undefined : new LineIndex(source.text);
    const keys = new Map<string, number>();
    for (const annotation of source.annotations) {
      if (isQuotation(annotation)) {
        const citation = citationOf(annotation, source, lines);
        const count = (keys.get(citation.key) ?? 0) + 1;
        keys.set(citation.key, count);
        // Should an id stand twice in a sidecar, both are cited.
        yield count === 1 ? citation : { ...citation, key: `${citation.key}-${count}` };
      } else if (annotation.content.kind !== 'link')
        source.lose('status', annotation, 'only accepted quotations are cited');
    }
  }
}

const isQuotation = ({ status, content, targets }: Annotation): boolean =>
  status === 'accepted' && content.kind !== 'link' && targets.length > 0;

function bibtexEntry({ key, title, path, date, line, quotation, notes }: Citation): string {
  const [year, month] = dateParts(date) ?? [];
  const fields: [string, string | undefined][] = [
    ['title', title],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : String(month)],
    ['date', date],
    ['howpublished', path],
    ['pages', line === undefined ? undefined : `line ${line}`],
    ['abstract', quotation],
    ['note', notes.length === 0 ? undefined : notes.join(' · ')],
  ];
  const written = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${escapeTex(value)}}`],
  );
  return `@misc{${key},\n${written.join(',\n')}\n}\n\n`;
}

const texEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** What TeX would take for a command; control characters become spaces. */
const escapeTex = (text: string): string =>
  text
    .replace(/[\\{}$&#_%~^]/g, character => texEscapes[character] ?? `\\${character}`)
    .replace(/[\u0000-\u001f\u007f]+/gu, ' ');

function cslItem({ key, title, path, date, line, quotation, notes }: Citation): object {
  const parts = dateParts(date);
  return {
    id: key,
    type: 'document',
    title,
    ...(parts ? { issued: { 'date-parts': [parts] } } : date !== undefined && { issued: { literal: date } }),
    archive_location: path,
    ...(line !== undefined && { locator: String(line), page: `line ${line}` }),
    abstract: quotation,
    ...(notes.length > 0 && { note: notes.join(' · ') }),
  };
}
