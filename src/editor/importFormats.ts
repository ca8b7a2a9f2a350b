import type { Annotation, AnnotationContent, Target } from '../core/annotation/annotation';
import { foreignAnnotation } from '../core/interchange/foreign';
import { ImportError, type ImportedSource, type Importer, type ImportFile } from '../core/interchange/format';
import { importers } from '../core/interchange/formats';
import { FormatList } from './formatList';
import type { AnnotationToImport, ImporterPlugin, SourceToImport } from './glossator';

/** The formats that can be read: our own, and those that other extensions added behind them. */
export class ImportFormats extends FormatList<Importer, ImporterPlugin> {
  constructor() {
    super('import', importers, importerOf);
  }
}

const importerOf = (plugin: ImporterPlugin): Importer => ({
  name: plugin.name,
  title: plugin.title,
  fileExtensions: plugin.fileExtensions,
  *import(files) {
    for (const file of files) yield* read(plugin, file);
  },
});

/** What is wrong with a file, or with what another extension made of it, is said with the file's name. */
function read(plugin: ImporterPlugin, { path, bytes }: ImportFile): readonly ImportedSource[] {
  try {
    return plugin.readFile({ path, bytes }).map(source => importedSource(source, path));
  } catch (error) {
    throw new ImportError(error instanceof Error ? error.message : String(error), path, 1, 1);
  }
}

const importedSource = ({ path, text, annotations }: SourceToImport, file: string): ImportedSource => ({
  ...(path !== undefined && { path }),
  ...(text !== undefined && { text }),
  offsetUnit: 'utf-16',
  lineEnds: 'kept',
  annotations: annotations.map(annotation => importedAnnotation(annotation, path ?? file)),
});

function importedAnnotation(given: AnnotationToImport, path: string): Annotation {
  const { spans, status, confidence, comments = [] } = given;
  const targets = spans.map(({ start, end, text }): Target => {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start)
      throw new Error(`${start}-${end} is no span`);
    return { start, end, exact: text, prefix: '', suffix: '' };
  });
  if (targets.length === 0) throw new Error('an annotation has no span');
  return foreignAnnotation({
    path,
    targets,
    content: contentOf(given),
    comments: comments.map(text => ({ text })),
    ...(status && { status }),
    ...(confidence !== undefined && { confidence }),
  });
}

function contentOf({ kind, type, entity, label, value }: AnnotationToImport): AnnotationContent {
  switch (kind) {
    case 'entity':
      return {
        kind,
        type: type ?? 'other',
        ...(entity !== undefined && { entity }),
        ...(entity !== undefined && label !== undefined && { label }),
      };
    case 'date': {
      const timex = (['DATE', 'TIME', 'DURATION', 'SET'] as const).find(name => name === type) ?? 'DATE';
      return { kind, timex, ...(value !== undefined && { value }) };
    }
    case 'note':
      return { kind };
  }
}
