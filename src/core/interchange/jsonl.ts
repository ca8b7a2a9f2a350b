import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { Chunks } from './chunks';
import {
  everything,
  type ExportEntity,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from './format';
import { detailsOf, hasDetails } from './items';
import { JsonlCopy } from './bytes/jsonlCopy';
import { prepare, type PreparedSource } from './prepare';

/**
 * The plain interchange that scripts read: one record a line, in source and text order, offsets in code points.
 * Members beyond the documented ones (`creator`, `comments`, `tags`, `targets` …) stand only where there is something to say;
 * `details` is the whole annotation as W3C JSON, where it says what no member does.
 */
export const jsonl: Exporter = {
  name: 'jsonl',
  title: 'JSON Lines: one annotation a line',
  fileExtension: 'jsonl',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: false,
  records: { of: recordsOf, copy: () => new JsonlCopy() },
  carries: everything,
  export: exportJsonl,
};

async function* exportJsonl(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const chunks = new Chunks();
  for await (const source of prepare(sources, jsonl, options)) {
    const record = recordsOf(source, options);
    for (const annotation of source.annotations) {
      const data = chunks.add(record(annotation));
      if (data !== undefined) yield { data };
    }
  }
  yield { data: chunks.rest() };
}

function recordsOf(source: PreparedSource, { entities }: ExportOptions): (annotation: Annotation) => string {
  const head = `{"source":${JSON.stringify(source.path)}`;
  return annotation => `${head}${membersOf(annotation, source, entities)}}\n`;
}

/** The members of a record behind `source`; as text at once, because an object in between takes three times as long. */
function membersOf(
  annotation: Annotation,
  source: PreparedSource,
  entities: ReadonlyMap<string, ExportEntity> | undefined,
): string {
  const { content, targets, confidence, status, id } = annotation;
  const [target] = targets;
  let text = target ? `,${placeOf(target, source)}` : '';
  text += `,"kind":"${content.kind}"${contentMembers(content, entities)},"status":"${status}"`;
  if (confidence !== undefined) text += `,"confidence":${JSON.stringify(confidence)}`;
  text += `,"id":${quoted(id)}`;
  if (targets.length > 1)
    text += `,"targets":[${targets.map(place => `{${placeOf(place, source)}}`).join(',')}]`;
  return text + otherMembers(annotation);
}

const placeOf = ({ start, end, exact }: Target, { scale }: PreparedSource): string =>
  `"start":${scale ? scale.toFormat(start) : start},"end":${scale ? scale.toFormat(end) : end},"text":${quoted(exact)}`;

function contentMembers(
  content: AnnotationContent,
  entities: ReadonlyMap<string, ExportEntity> | undefined,
): string {
  switch (content.kind) {
    case 'entity': {
      const {
        type,
        entity,
        label = entity === undefined ? undefined : entities?.get(entity)?.label,
      } = content;
      return `,"type":${quoted(type)}${member('entity', entity)}${member('label', label)}`;
    }
    case 'date':
      return `,"type":"${content.timex}"${member('value', content.value)}`;
    case 'link':
      return member('label', content.label) + member('from', content.from) + member('to', content.to);
    case 'note':
      return '';
  }
}

/** The members beyond the documented ones, where there is something to say. */
function otherMembers(annotation: Annotation): string {
  const { content, created, modified, creator, generator, comments, tags, resolved } = annotation;
  let text = '';
  if (content.kind === 'entity' && content.entitySuggested) text += member('entitySuggested', true);
  if (content.kind === 'date') text += member('basis', content.basis);
  if (created !== undefined) text += member('created', created);
  if (modified !== undefined) text += member('modified', modified);
  if (creator !== undefined) text += member('creator', creator.name);
  if (generator !== undefined) text += member('generator', generator);
  if (comments.length > 0) text += member('comments', comments);
  if (tags.length > 0) text += member('tags', tags);
  if (resolved !== undefined) text += member('resolved', resolved);
  if (hasDetails(annotation)) text += `,"details":${detailsOf(annotation)}`;
  return text;
}

const member = (name: string, value: unknown): string =>
  value === undefined
    ? ''
    : `,"${name}":${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`;

/** A JSON string; the check by hand is faster than asking for the few that need escapes. */
function quoted(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < SPACE || unit === QUOTATION_MARK || unit === BACKSLASH || unit > LAST_ASCII)
      return JSON.stringify(text);
  }
  return `"${text}"`;
}

const SPACE = 32;
const QUOTATION_MARK = 34;
const BACKSLASH = 92;
const LAST_ASCII = 126;
