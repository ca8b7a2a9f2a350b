import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
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
    const head = `{"source":${JSON.stringify(source.path)}`;
    for (const annotation of source.annotations) {
      const data = chunks.add(`${head}${membersOf(annotation, source, options.entities)}}\n`);
      if (data !== undefined) yield { data };
    }
  }
  yield { data: chunks.rest() };
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
  text += `,"id":${JSON.stringify(id)}`;
  if (targets.length > 1)
    text += `,"targets":[${targets.map(place => `{${placeOf(place, source)}}`).join(',')}]`;
  return text + otherMembers(annotation);
}

const placeOf = ({ start, end, exact }: Target, { scale }: PreparedSource): string =>
  `"start":${scale ? scale.toFormat(start) : start},"end":${scale ? scale.toFormat(end) : end},"text":${JSON.stringify(exact)}`;

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
      return `,"type":${JSON.stringify(type)}${member('entity', entity)}${member('label', label)}`;
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
function otherMembers({ content, status, ...annotation }: Annotation): string {
  const { created, modified, creator, generator, comments, tags, resolved, unknown } = annotation;
  return (
    (content.kind === 'entity' ? member('entitySuggested', content.entitySuggested) : '') +
    (content.kind === 'date' ? member('basis', content.basis) : '') +
    member('created', created) +
    member('modified', modified) +
    member('creator', creator?.name) +
    // What a suggestion's generator is goes without saying; it would lengthen every line of an undecided corpus.
    (status === 'suggested' ? '' : member('generator', generator)) +
    (comments.length > 0 ? member('comments', comments) : '') +
    (tags.length > 0 ? member('tags', tags) : '') +
    member('resolved', resolved) +
    member('unknown', unknown)
  );
}

const member = (name: string, value: unknown): string =>
  value === undefined ? '' : `,"${name}":${JSON.stringify(value)}`;
