import { inChunks } from './chunks';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import {
  counted,
  gatherReport,
  meaningOf,
  placeOf,
  type Report,
  reportCarries,
  type ReportWriting,
  summaryOf,
  type Quotation,
} from './report';
import { element, lines, type Xml, xmlText } from './xml';

/** The same report as one HTML file without scripts or anything from elsewhere; sections and headings for screen readers. */
export const html: Exporter = {
  name: 'html',
  title: 'HTML: a report for reading, one self-contained page',
  fileExtension: 'html',
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: false,
  carries: reportCarries,
  export: exportHtml,
};

// Contrast of every pair of colours is at least 7:1 (WCAG 2.2, AAA).
const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #ffffff; }
a { color: #003e8a; }
mark { background: #ffe9a8; color: #1a1a1a; padding: 0 .1em; }
.place, .status { color: #404040; font-size: .9rem; }
li { margin: .4rem 0; }
@media (prefers-color-scheme: dark) {
  body { color: #f2f2f2; background: #161616; }
  a { color: #a9cdff; }
  mark { background: #5a4700; color: #ffffff; }
  .place, .status { color: #d0d0d0; }
}
@media print { body { max-width: none; } }
`;

async function* exportHtml(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  yield* inChunks(textsOf(await gatherReport(sources, html, options, writing)));
}

function* textsOf(report: Report): Generator<string> {
  yield (
    `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<title>Annotations</title>\n<style>${style}</style>\n</head>\n<body>\n` +
    `<header><h1>Annotations</h1><p>${summaryOf(report)}</p>\n` +
    `<nav aria-label="Contents"><ul><li><a href="#entities">Entities</a></li>` +
    `<li><a href="#sources">Sources</a></li></ul></nav></header>\n<main>\n` +
    `<section aria-labelledby="entities"><h2 id="entities">Entities</h2>\n`
  );
  for (const { label, type, known, quotations } of report.entities) {
    const heading = element('h3', { dir: 'auto' }, label);
    const notes = known?.notes === undefined ? '' : element('p', { dir: 'auto' }, known.notes).source;
    const about = element(
      'p',
      { class: 'place' },
      `${type}, ${counted(quotations.length, 'mention', 'mentions')}`,
    );
    yield `${heading.source}${about.source}${notes}\n<ul>`;
    for (const kept of quotations) yield `\n${report.read(kept)}`;
    yield '</ul>\n';
  }
  yield `</section>\n<section aria-labelledby="sources"><h2 id="sources">Sources</h2>\n`;
  for (const kept of report.sources) yield report.read(kept);
  yield '</section>\n</main>\n</body>\n</html>\n';
}

const writing: ReportWriting = {
  quotation: quotation => item(quotation, placeOf(quotation)).source,
  source({ title, path, date, quotations }) {
    const about = [title === path ? undefined : path, date].filter(part => part !== undefined).join(', ');
    const place = about === '' ? '' : element('p', { class: 'place', dir: 'auto' }, about).source;
    return `${element('h3', { dir: 'auto' }, title).source}${place}\n${list(quotations)}\n`;
  },
};

function list(quotations: readonly Quotation[]): string {
  if (quotations.length === 0) return element('p', {}, 'No annotations.').source;
  const items = quotations.map(quotation => {
    const line = quotation.line === undefined ? [] : [`line ${quotation.line}`];
    return item(quotation, [...line, meaningOf(quotation.annotation)].join(', '));
  });
  return element('ul', {}, lines(items, '')).source;
}

function item({ before, words, after, annotation }: Quotation, place: string): Xml {
  const { status, comments, tags } = annotation;
  const quotation = element('q', { dir: 'auto' }, before, element('mark', {}, visible(words)), after);
  return element(
    'li',
    {},
    quotation,
    ' ',
    element('span', { class: 'place', dir: 'auto' }, [place, ...tags.map(tag => `#${tag}`)].join(' ')),
    status === 'accepted' ? undefined : element('span', { class: 'status' }, ` (${status})`),
    comments.length === 0
      ? undefined
      : element('ul', {}, ...comments.map(({ text }) => element('li', { dir: 'auto' }, visible(text)))),
  );
}

/** An element that would be empty is not written as `<mark/>`, which HTML takes for a start tag. */
const visible = (text: string): string => (xmlText(text) === '' ? ' ' : text);
