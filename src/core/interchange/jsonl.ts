import type { Annotation } from '../annotation/annotation';
import { Chunks } from './chunks';
import type { ExportEntity, ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { prepare, type PreparedSource } from './prepare';

/**
 * The plain interchange that scripts read: one record a line, in source and text order, offsets in code points.
 * Members beyond the documented ones (`creator`, `comments`, `tags`, `targets` …) stand only where there is something to say.
 */
export const jsonl: Exporter = {
  name: 'jsonl',
  title: 'JSON Lines: one annotation a line',
  fileExtension: 'jsonl',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: false,
  carries: new Set([
    'ids',
    'status',
    'confidence',
    'people',
    'comments',
    'tags',
    'notes',
    'links',
    'dates',
    'values',
    'entities',
    'overlaps',
    'discontinuous',
    'characters',
    'unknown members',
  ]),
  export: exportJsonl,
};

async function* exportJsonl(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const chunks = new Chunks();
  for await (const source of prepare(sources, jsonl, options)) {
    for (const annotation of source.annotations) {
      const record = jsonlRecord(annotation, source, options.entities);
      const data = chunks.add(`${JSON.stringify(record)}\n`);
      if (data !== undefined) yield { data };
    }
  }
  yield { data: chunks.rest() };
}

/** One line of the export, as an object whose members are in their order. */
export function jsonlRecord(
  annotation: Annotation,
  { path, scale }: Pick<PreparedSource, 'path' | 'scale'>,
  entities: ReadonlyMap<string, ExportEntity> = new Map(),
): Record<string, unknown> {
  const { content, targets, confidence, status, id } = annotation;
  const place = targets.map(({ start, end, exact }) => ({
    start: scale ? scale.toFormat(start) : start,
    end: scale ? scale.toFormat(end) : end,
    text: exact,
  }));
  const record: Record<string, unknown> = { source: path, ...place[0], kind: content.kind };
  switch (content.kind) {
    case 'entity': {
      record['type'] = content.type;
      if (content.entity !== undefined) record['entity'] = content.entity;
      const label = content.label ?? (content.entity && entities.get(content.entity)?.label);
      if (label !== undefined) record['label'] = label;
      break;
    }
    case 'date':
      record['type'] = content.timex;
      if (content.value !== undefined) record['value'] = content.value;
      break;
    case 'link':
      record['label'] = content.label;
      record['from'] = content.from;
      record['to'] = content.to;
      break;
    case 'note':
  }
  record['status'] = status;
  if (confidence !== undefined) record['confidence'] = confidence;
  record['id'] = id;
  if (place.length > 1) record['targets'] = place;
  if (content.kind === 'entity' && content.entitySuggested) record['entitySuggested'] = true;
  if (content.kind === 'date' && content.basis !== undefined) record['basis'] = content.basis;
  addOthers(record, annotation);
  return record;
}

function addOthers(record: Record<string, unknown>, annotation: Annotation): void {
  const { status, created, modified, creator, generator, comments, tags, resolved, unknown } = annotation;
  if (created !== undefined) record['created'] = created;
  if (modified !== undefined) record['modified'] = modified;
  if (creator !== undefined) record['creator'] = creator.name;
  // What a suggestion's generator is goes without saying; it would lengthen every line of an undecided corpus.
  if (generator !== undefined && status !== 'suggested') record['generator'] = generator;
  if (comments.length > 0) record['comments'] = comments;
  if (tags.length > 0) record['tags'] = tags;
  if (resolved !== undefined) record['resolved'] = resolved;
  if (unknown !== undefined) record['unknown'] = unknown;
}
