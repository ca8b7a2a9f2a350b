import type { Annotation } from '../annotation/annotation';
import { isArray, isObject, member, stringMember, type JsonObject } from '../annotation/json';
import { carriedTarget, foreignAnnotation } from './foreign';
import type { ImportedSource, Importer, ImportFile } from './format';
import { jsonLines, type JsonDocument } from './jsonRead';
import { contentOfLabel } from './labels';
import { OffsetScale } from './scale';

/** Prodigy and spaCy JSON Lines: `spans` of objects, or `entities` of triples. */
export const spacyImporter: Importer = {
  name: 'spacy',
  title: 'spaCy and Prodigy: JSON Lines',
  fileExtensions: ['jsonl'],
  import: importSpacy,
};

function* importSpacy(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    for (const document of jsonLines(file)) {
      const record = document.object(document.value, [], 'a task');
      const text = document.string(member(record, 'text'), ['text'], '"text"');
      const meta = member(record, 'meta');
      const path = isObject(meta) ? stringMember(meta, 'source') : undefined;
      const answer = member(record, 'answer');
      yield {
        ...(path !== undefined && { path }),
        text,
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        annotations:
          answer === 'reject' || answer === 'ignore' ? [] : annotationsOf(record, text, path ?? '', document),
      };
    }
  }
}

function annotationsOf(record: JsonObject, text: string, path: string, document: JsonDocument): Annotation[] {
  const scale = new OffsetScale(text, 'code points', 'kept');
  const key = member(record, 'spans') === undefined ? 'entities' : 'spans';
  const spans = document.list(member(record, key) ?? [], [key], `"${key}"`);
  const rejected = member(record, 'rejected');
  const listed = [
    ...spans.map((value, i) => ({ value, at: [key, i] })),
    ...(isArray(rejected) ? rejected : []).map((value, i) => ({ value, at: ['rejected', i] })),
  ];
  const read = listed.map(({ value, at }): Annotation => {
    const span = isArray(value)
      ? { start: value[0], end: value[1], label: value[2] }
      : document.object(value, at, 'a span');
    const start = scale.toSource(document.offset(member(span, 'start'), [...at, 'start'], '"start"'));
    const end = scale.toSource(document.offset(member(span, 'end'), [...at, 'end'], '"end"'));
    if (end < start || end > text.length) document.fail(at, 'the span does not lie in the text');
    const content = contentOfLabel(document.string(member(span, 'label'), [...at, 'label'], '"label"'));
    const entity = document.optional(member(span, 'kb_id'), [...at, 'kb_id'], '"kb_id"');
    const id = stringMember(span, 'id');
    const status = (['suggested', 'rejected'] as const).find(status => status === member(span, 'status'));
    const annotation = foreignAnnotation({
      path,
      targets: [carriedTarget(text, { start, end })],
      content: content.kind === 'entity' && entity !== undefined ? { ...content, entity } : content,
      ...(status && { status }),
    });
    return id !== undefined && IRI.test(id) ? { ...annotation, id } : annotation;
  });
  return joined(read);
}

/** An id as sidecars have it, and not a number of another tool's. */
const IRI = /^[a-z][a-z0-9+.-]*:/i;

/** Spans with one id are the parts of one annotation. */
function joined(parts: readonly Annotation[]): Annotation[] {
  const byId = new Map<string, Annotation>();
  for (const part of parts) {
    const { targets = [] } = byId.get(part.id) ?? {};
    const isNew = targets.every(({ start, end }) =>
      part.targets.every(other => other.start !== start || other.end !== end),
    );
    if (isNew) byId.set(part.id, { ...part, targets: [...targets, ...part.targets] });
  }
  return [...byId.values()];
}
