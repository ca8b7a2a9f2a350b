import type { Annotation } from '../annotation/annotation';
import { isArray, isObject, member, stringMember, type JsonObject } from '../annotation/json';
import { carriedTarget, foreignAnnotation } from './foreign';
import type { ImportedSource, Importer, ImportFile, ImportProblem } from './format';
import { jsonLines, type JsonDocument, type JsonPath } from './jsonRead';
import { contentOfLabel } from './labels';
import { OffsetScale } from './scale';

/** doccano's JSON Lines: `label` or `labels` triples, or `entities` with `relations`. */
export const doccanoImporter: Importer = {
  name: 'doccano',
  title: 'doccano: JSON Lines',
  fileExtensions: ['jsonl', 'json'],
  import: importDoccano,
};

function* importDoccano(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    for (const document of jsonLines(file)) {
      const record = document.object(document.value, [], 'a record');
      const text = document.string(member(record, 'text') ?? member(record, 'data'), ['text'], '"text"');
      const meta = member(record, 'meta');
      const path =
        stringMember(record, 'source') ?? (isObject(meta) ? stringMember(meta, 'source') : undefined);
      yield {
        ...(path !== undefined && { path }),
        text,
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        isUndecided: true,
        ...annotationsOf(record, text, path ?? '', document),
      };
    }
  }
}

function annotationsOf(record: JsonObject, text: string, path: string, document: JsonDocument) {
  const problems: ImportProblem[] = [];
  const scale = new OffsetScale(text, 'code points', 'kept');
  const make = (start: unknown, end: unknown, label: unknown, at: JsonPath): Annotation => {
    const span = {
      start: scale.toSource(document.offset(start, at, 'the start')),
      end: scale.toSource(document.offset(end, at, 'the end')),
    };
    if (span.end < span.start || span.end > text.length)
      document.fail(at, 'the span does not lie in the text');
    const content = contentOfLabel(document.string(label, at, 'the label'));
    return foreignAnnotation({ path, targets: [carriedTarget(text, span)], content });
  };
  const key = ['label', 'labels', 'entities'].find(name => member(record, name) !== undefined);
  if (key === undefined) return { annotations: [], problems };
  const ids = new Map<unknown, string>();
  const found = document.list(member(record, key), [key], `"${key}"`).map((entry, i): Annotation => {
    const at = [key, i];
    if (isArray(entry)) return make(entry[0], entry[1], entry[2], at);
    const { start_offset: start, end_offset: end, label, id } = document.object(entry, at, 'an entity');
    const annotation = make(start, end, label, at);
    ids.set(id, annotation.id);
    return annotation;
  });
  const relations = member(record, 'relations');
  for (const relation of isArray(relations) ? relations.filter(isObject) : []) {
    const from = ids.get(member(relation, 'from_id'));
    const to = ids.get(member(relation, 'to_id'));
    const label = stringMember(relation, 'type') ?? '';
    if (from === undefined || to === undefined) {
      problems.push({ message: `the relation “${label}” joins what is not in the record` });
      continue;
    }
    found.push(foreignAnnotation({ path, targets: [], content: { kind: 'link', from, to, label } }));
  }
  return { annotations: found, problems };
}
