import type { Annotation } from '../core/annotation/annotation';
import { FileNames } from '../core/interchange/fileNames';
import type { Exporter, ExportOptions, ExportPart, ExportSource } from '../core/interchange/format';
import { exporters } from '../core/interchange/formats';
import { FormatList } from './formatList';
import type { ExportedAnnotation, ExportedSource, ExporterPlugin } from './glossator';

/** The formats that can be written: our own, and those that other extensions added behind them. */
export class ExportFormats extends FormatList<Exporter, ExporterPlugin> {
  constructor() {
    super('export', exporters, exporterOf);
  }
}

/** What another extension's format carries is its own affair: only the losses that it tells are reported. */
const exporterOf = (plugin: ExporterPlugin): Exporter => ({
  name: plugin.name,
  title: plugin.title,
  fileExtension: plugin.fileExtension,
  layout: plugin.layout ?? 'one file',
  offsetUnit: 'utf-16',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set(),
  export: (sources, options) =>
    plugin.layout === 'several files'
      ? severalFiles(plugin, sources, options)
      : oneFile(plugin, sources, options),
});

async function* oneFile(
  plugin: ExporterPlugin,
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncGenerator<ExportPart> {
  let index = 0;
  if (plugin.head !== undefined) yield { data: plugin.head };
  for await (const source of sources)
    yield { data: await plugin.exportSource(exported(source, index++, options)) };
  if (plugin.foot !== undefined) yield { data: plugin.foot };
}

async function* severalFiles(
  plugin: ExporterPlugin,
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncGenerator<ExportPart> {
  const names = new FileNames();
  for await (const source of sources) {
    const file = `${names.stem(source.path)}.${plugin.fileExtension}`;
    if (plugin.head !== undefined) yield { file, data: plugin.head };
    yield { file, data: await plugin.exportSource(exported(source, 0, options)) };
    if (plugin.foot !== undefined) yield { file, data: plugin.foot };
  }
}

function exported(
  { path, text = '', sidecar }: ExportSource,
  index: number,
  { all, lose }: ExportOptions,
): ExportedSource {
  const { title, date } = sidecar.source;
  return {
    path,
    text,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    index,
    annotations: sidecar.annotations
      .filter(({ status }) => all === true || status !== 'rejected')
      .map(exportedAnnotation),
    lose: (message, annotation) => {
      const [span] = annotation?.spans ?? [];
      lose?.({
        source: path,
        scope: annotation ? 'annotation' : 'source',
        feature: 'other',
        message,
        count: 1,
        ...(annotation && { annotation: annotation.id }),
        ...(span && { span: { start: span.start, end: span.end } }),
      });
    },
  };
}

function exportedAnnotation(annotation: Annotation): ExportedAnnotation {
  const { id, status, content, targets, comments, tags, confidence, creator, generator } = annotation;
  return {
    id,
    status,
    kind: content.kind,
    spans: targets.map(({ start, end, exact }) => ({ start, end, text: exact })),
    ...said(content),
    comments: comments.map(({ text }) => text),
    tags,
    ...(confidence !== undefined && { confidence }),
    ...(creator && { creator: creator.name }),
    ...(generator !== undefined && { generator }),
  };
}

function said(content: Annotation['content']): Partial<ExportedAnnotation> {
  switch (content.kind) {
    case 'entity': {
      const { type, entity, label } = content;
      return { type, ...(entity !== undefined && { entity }), ...(label !== undefined && { label }) };
    }
    case 'date':
      return { type: content.timex, ...(content.value !== undefined && { value: content.value }) };
    case 'link':
      return { from: content.from, to: content.to, label: content.label };
    case 'note':
      return {};
  }
}
