import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { isArray, isObject, member, type JsonObject } from '../annotation/json';
import { foreignAnnotation, isStatus } from './foreign';
import type { ImportedSource, Importer, ImportFile } from './format';
import { annotationOf, fromDetails, mergedContent, STAND_IN_TARGET } from './items';
import { jsonLines, type JsonDocument, type JsonPath } from './jsonRead';

/** Our own JSON Lines. */
export const jsonlImporter: Importer = {
  name: 'jsonl',
  title: 'JSON Lines as Glossator writes them',
  fileExtensions: ['jsonl', 'ndjson'],
  import: importJsonl,
};

function* importJsonl(files: readonly ImportFile[]): Generator<ImportedSource> {
  const bySource = new Map<string, Annotation[]>();
  for (const file of files) {
    for (const document of jsonLines(file)) {
      const record = document.object(document.value, [], 'a record');
      const source = document.string(member(record, 'source'), ['source'], '"source"');
      const list = bySource.get(source) ?? [];
      list.push(annotationFrom(record, source, document));
      bySource.set(source, list);
    }
  }
  for (const [path, annotations] of bySource) {
    yield { path, offsetUnit: 'code points', lineEnds: 'kept', annotations };
  }
}

function annotationFrom(record: JsonObject, path: string, document: JsonDocument): Annotation {
  const content = contentFrom(record, document);
  const several = member(record, 'targets');
  const targets = isArray(several)
    ? several.map((target, i) =>
        targetFrom(document.object(target, ['targets', i], 'a target'), document, ['targets', i]),
      )
    : content.kind === 'link' && member(record, 'start') === undefined
      ? []
      : [targetFrom(record, document, [])];
  const status = textIn(record, 'status', document);
  if (status !== undefined && !isStatus(status))
    document.fail(['status'], '"status" must be suggested, accepted or rejected');
  const confidence = member(record, 'confidence') ?? undefined;
  if (confidence !== undefined && typeof confidence !== 'number')
    document.fail(['confidence'], '"confidence" must be a number');
  const foreign = foreignAnnotation({
    path,
    targets,
    content,
    ...(status !== undefined && { status }),
    ...(confidence !== undefined && { confidence }),
  });
  const said = { ...foreign, id: textIn(record, 'id', document) ?? foreign.id, ...othersFrom(record) };
  const details = member(record, 'details');
  const whole = isObject(details) ? fromDetails(JSON.stringify(details), targets) : undefined;
  if (!whole) return said;
  return { ...whole, content: mergedContent(whole.content, content), status: said.status };
}

function targetFrom(value: JsonObject, document: JsonDocument, path: JsonPath): Target {
  const start = document.offset(member(value, 'start'), [...path, 'start'], '"start"');
  const end = document.offset(member(value, 'end'), [...path, 'end'], '"end"');
  if (end < start) document.fail([...path, 'end'], '"end" must not be before "start"');
  const exact = document.string(member(value, 'text'), [...path, 'text'], '"text"');
  return { start, end, exact, prefix: '', suffix: '' };
}

function contentFrom(record: JsonObject, document: JsonDocument): AnnotationContent {
  const kind = member(record, 'kind');
  const [label, type, value, basis] = ['label', 'type', 'value', 'basis'].map(name =>
    textIn(record, name, document),
  );
  switch (kind) {
    case 'entity': {
      const entity = textIn(record, 'entity', document);
      return {
        kind,
        type: type ?? document.fail(['type'], '"type" must be a text'),
        ...(entity !== undefined && { entity }),
        ...(label !== undefined && { label }),
        ...(member(record, 'entitySuggested') === true && { entitySuggested: true as const }),
      };
    }
    case 'date': {
      const timex = timexClasses.find(name => name === type) ?? 'DATE';
      return { kind, timex, ...(value !== undefined && { value }), ...(basis !== undefined && { basis }) };
    }
    case 'note':
      return { kind };
    case 'link':
      return {
        kind,
        from: document.string(member(record, 'from'), ['from'], '"from"'),
        to: document.string(member(record, 'to'), ['to'], '"to"'),
        label: label ?? '',
      };
    default:
      return document.fail(['kind'], '"kind" must be entity, date, note or link');
  }
}

const textIn = (record: JsonObject, name: string, document: JsonDocument): string | undefined =>
  document.optional(member(record, name), [name], `"${name}"`);

const timexClasses = ['DATE', 'TIME', 'DURATION', 'SET'] as const;

/** The members beyond the documented ones, read by the sidecar's own rules. */
function othersFrom(record: JsonObject): Partial<Annotation> {
  const { creator, generator, created, modified, comments, tags, resolved } = record;
  const item = {
    id: 'urn:x',
    type: 'Annotation',
    created,
    modified,
    ...(typeof creator === 'string' && { creator: { type: 'Person', name: creator } }),
    ...(typeof generator === 'string' && { generator: { type: 'Software', name: generator } }),
    'glossator:resolved': resolved,
    body: [
      ...(isArray(comments) ? comments : []).filter(isObject).map(commentBody),
      ...(isArray(tags) ? tags : []).map(value => ({ type: 'TextualBody', purpose: 'tagging', value })),
    ],
    target: STAND_IN_TARGET,
  };
  const read = annotationOf(item, '');
  if (!read) return {};
  const {
    comments: found,
    tags: labels,
    created: made,
    modified: changed,
    creator: who,
    generator: program,
    resolved: done,
  } = read;
  return {
    comments: found,
    tags: labels,
    ...(made !== undefined && { created: made }),
    ...(changed !== undefined && { modified: changed }),
    ...(who && { creator: who }),
    ...(program !== undefined && { generator: program }),
    ...(done !== undefined && { resolved: done }),
  };
}

const commentBody = (comment: JsonObject): JsonObject => ({
  type: 'TextualBody',
  purpose: 'commenting',
  value: comment['text'],
  format: 'text/plain',
  creator: comment['creator'],
  created: comment['created'],
});
