import type { Annotation } from '../core/annotation/annotation';
import type { Exporter, ExportSource } from '../core/interchange/format';
import { exporters } from '../core/interchange/formats';
import { FormatList } from './formatList';
import type { ExportedAnnotation, ExporterPlugin } from './glossator';

/** The formats that can be written: our own, and those that other extensions added behind them. */
export class ExportFormats extends FormatList<Exporter, ExporterPlugin> {
  constructor() {
    super('export', exporters, exporterOf);
  }
}

/** What another extension's format carries is its own affair: no loss is reported for it. */
function exporterOf({ name, title, fileExtension, exportSource }: ExporterPlugin): Exporter {
  return {
    name,
    title,
    fileExtension,
    layout: 'one file',
    offsetUnit: 'utf-16',
    lineEnds: 'kept',
    needsText: true,
    carries: new Set(),
    async *export(sources, { all }) {
      for await (const source of sources) yield { data: await exportSource(exported(source, all === true)) };
    },
  };
}

const exported = ({ path, text = '', sidecar }: ExportSource, all: boolean) => ({
  path,
  text,
  annotations: sidecar.annotations
    .filter(({ status }) => all || status !== 'rejected')
    .map(exportedAnnotation),
});

function exportedAnnotation({ id, status, content, targets, confidence }: Annotation): ExportedAnnotation {
  return {
    id,
    status,
    kind: content.kind,
    spans: targets.map(({ start, end, exact }) => ({ start, end, text: exact })),
    ...(content.kind === 'entity' && {
      type: content.type,
      ...(content.entity !== undefined && { entity: content.entity }),
      ...(content.label !== undefined && { label: content.label }),
    }),
    ...(content.kind === 'date' && {
      type: content.timex,
      ...(content.value !== undefined && { value: content.value }),
    }),
    ...(confidence !== undefined && { confidence }),
  };
}
