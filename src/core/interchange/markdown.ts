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

/** A report for reading, in Markdown: every quotation by entity and by source, with its place. */
export const markdown: Exporter = {
  name: 'markdown',
  title: 'Markdown: a report for reading',
  fileExtension: 'md',
  layout: 'one file',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: false,
  carries: reportCarries,
  export: exportMarkdown,
};

async function* exportMarkdown(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  yield* inChunks(textsOf(await gatherReport(sources, markdown, options, writing)));
}

function* textsOf(report: Report): Generator<string> {
  yield `# Annotations\n\n${summaryOf(report)}.\n\n## Entities\n`;
  let type: string | undefined;
  for (const { label, type: own, known, quotations } of report.entities) {
    if (own !== type) yield `\n### ${inline(own)}\n`;
    type = own;
    const notes = known?.notes === undefined ? '' : `\n${paragraph(known.notes)}\n`;
    const mentions = counted(quotations.length, 'mention', 'mentions');
    yield `\n#### ${inline(label)}\n${notes}\n${mentions}:\n\n`;
    for (const kept of quotations) yield report.read(kept);
  }
  yield '\n## Sources\n';
  for (const kept of report.sources) yield report.read(kept);
}

const writing: ReportWriting = {
  quotation: quotation => item(quotation, placeOf(quotation)),
  source({ title, path, date, quotations }) {
    const about = [title === path ? undefined : path, date].filter(part => part !== undefined).map(inline);
    const heading = `\n### ${inline(title)}\n\n${about.length > 0 ? `${about.join(', ')}\n\n` : ''}`;
    const items = quotations.map(quotation => {
      const line = quotation.line === undefined ? [] : [`line ${quotation.line}`];
      return item(quotation, [...line, meaningOf(quotation.annotation)].join(', '));
    });
    return heading + items.join('');
  },
};

/** One quotation as a list item, with its comments below. */
function item({ before, words, after, annotation }: Quotation, place: string): string {
  const status = annotation.status === 'accepted' ? '' : ` *(${annotation.status})*`;
  const tags = annotation.tags.map(tag => ` #${tag}`).join('');
  const comments = annotation.comments.map(({ text }) => `  - ${inline(text)}\n`).join('');
  const quotation = `${escapeMarkdown(before)}${bold(words)}${escapeMarkdown(after)}`;
  return `- ${quotation} — ${inline(place + tags)}${status}\n${comments}`;
}

/** Asterisks mark nothing beside a blank, which goes outside, nor round nothing. */
function bold(words: string): string {
  const inner = words.trim();
  if (inner === '') return escapeMarkdown(words);
  const start = words.indexOf(inner);
  return `${words.slice(0, start)}**${escapeMarkdown(inner)}**${words.slice(start + inner.length)}`;
}

/** A paragraph of its own: what would begin a list is escaped too. */
const paragraph = (text: string): string => inline(text.trim()).replace(/^(\d*)([-+.)])/, '$1\\$2');

/** On one line, for a heading, an item or a part of them. */
const inline = (text: string): string => escapeMarkdown(text.replace(/\s+/gu, ' '));

/** The text so that Markdown shows it as it is: no markup, no HTML, no link, no image. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '\ufffd')
    .replace(/[\\`*_{}[\]<>()#+\-.!|~&:@]/g, character => escapes[character] ?? character);

const escapes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('\\`*_{}[]#|~!', character => [character, `\\${character}`])),
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
};
