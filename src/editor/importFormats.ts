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
  companions: plugin.companions === true,
  *import(files) {
    for (const file of files) yield* read(plugin, file, files);
  },
});

/** What is wrong with a file, or with what another extension made of it, is said with the file's name. */
function read(
  plugin: ImporterPlugin,
  file: ImportFile,
  all: readonly ImportFile[],
): readonly ImportedSource[] {
  try {
    return plugin.readFile(file, all).map(source => importedSource(source, file.path));
  } catch (error) {
    const { line, column } = error instanceof Error ? (error as Error & Partial<Place>) : {};
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(reason, file.path, line ?? 1, column ?? 1);
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function importedSource(source: SourceToImport, file: string): ImportedSource {
  const { path, text, title, date, offsetUnit = 'utf-16', annotations, problems } = source;
  return {
    ...(path !== undefined && { path }),
    ...(text !== undefined && { text }),
    offsetUnit,
    lineEnds: 'kept',
    annotations: importedAnnotations(annotations, path ?? file),
    head: {
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date, dateDecided: true }),
    },
    ...(problems && { problems }),
  };
}

function importedAnnotations(all: readonly AnnotationToImport[], path: string): Annotation[] {
  /** Our own ids by the file's. */
  const ids = new Map<string | undefined, string>();
  const marked = all
    .filter(({ kind }) => kind !== 'link')
    .map(given => {
      const annotation = importedAnnotation(given, path, contentOf(given));
      if (given.id !== undefined) ids.set(given.id, annotation.id);
      return annotation;
    });
  const links = all
    .filter(({ kind }) => kind === 'link')
    .map(given => {
      const [from, to] = [ids.get(given.from), ids.get(given.to)];
      if (from === undefined || to === undefined) throw new Error('a link joins what is not there');
      return importedAnnotation(given, path, { kind: 'link', from, to, label: given.label ?? '' });
    });
  return [...marked, ...links];
}

function importedAnnotation(
  { kind, spans, status, confidence, comments = [], tags = [] }: AnnotationToImport,
  path: string,
  content: AnnotationContent,
): Annotation {
  const targets = spans.map(({ start, end, text }): Target => {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start)
      throw new Error(`${start}-${end} is no span`);
    return { start, end, exact: text, prefix: '', suffix: '' };
  });
  if (targets.length === 0 && kind !== 'link') throw new Error('an annotation has no span');
  const annotation = foreignAnnotation({
    path,
    targets,
    content,
    comments: comments.map(text => ({ text })),
    ...(status && { status }),
    ...(confidence !== undefined && { confidence }),
  });
  return { ...annotation, tags };
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
    default:
      return { kind: 'note' };
  }
}
