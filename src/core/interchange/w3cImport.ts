import type { Annotation } from '../annotation/annotation';
import {
  asList,
  isArray,
  isObject,
  member,
  otherMembers,
  stringMember,
  type JsonObject,
} from '../annotation/json';
import { uuidOf } from '../annotation/hash';
import { sourceIri } from '../annotation/iri';
import type { ImportedSource, Importer, ImportFile, ImportProblem } from './format';
import { annotationOf } from './items';
import { JsonDocument, textOf, type JsonPath } from './jsonRead';
import { UNKNOWN_PLACE } from './place';
import { readHead, type SourceHead } from './sourceHead';
import { W3C_SOURCES, w3cSource } from './w3c';

/** W3C Web Annotations: a collection, a page, a list or one; of Glossator, Recogito, Hypothesis and others. */
export const w3cImporter: Importer = {
  name: 'w3c',
  title: 'W3C Web Annotation (JSON-LD)',
  fileExtensions: ['jsonld', 'json'],
  import: importW3c,
};

/** Line and column of an imported file, from 1. */
type Place = ReturnType<JsonDocument['placeOf']>;

interface Found {
  readonly annotations: Annotation[];
  readonly problems: ImportProblem[];
  head?: SourceHead;
}

function* importW3c(files: readonly ImportFile[]): Generator<ImportedSource> {
  const bySource = new Map<string, Found>();
  const foundIn = (source: string): Found => {
    const found = bySource.get(source) ?? { annotations: [], problems: [] };
    bySource.set(source, found);
    return found;
  };
  /** The source of each annotation, for links, which name annotations only. */
  const sources = new Map<string, string>();
  const links: { readonly link: Annotation; readonly place: Place }[] = [];
  for (const file of files) {
    const document = new JsonDocument(file.path, textOf(file));
    for (const [source, head] of headsIn(document)) foundIn(source).head = head;
    for (const { item, path } of itemsIn(document)) {
      const { source, normal } = normalItem(item, path, document);
      const annotation = annotationOf(normal, source);
      if (!annotation) {
        const message = 'this annotation has no target that is text, with its words and their place';
        foundIn(source).problems.push({ message, ...document.placeOf(path) });
      } else if (annotation.content.kind === 'link' && annotation.targets.length === 0) {
        // Of annotations with one id in several sources the link joins those before it.
        const from = sources.get(annotation.content.from);
        if (from === undefined) links.push({ link: annotation, place: document.placeOf(path) });
        else foundIn(from).annotations.push(annotation);
      } else {
        sources.set(annotation.id, source);
        foundIn(source).annotations.push(withUnknownPlaces(annotation, item));
      }
    }
  }
  for (const { link, place } of links) {
    const { content } = link;
    const end = content.kind === 'link' ? (sources.get(content.from) ?? sources.get(content.to)) : undefined;
    if (end !== undefined) foundIn(end).annotations.push(link);
    else foundIn('').problems.push({ message: 'this link joins what is not in the file', ...place });
  }
  for (const [source, found] of bySource) {
    const path = source === '' ? {} : { path: decoded(source) };
    yield { ...path, offsetUnit: 'code points', lineEnds: 'kept', ...found };
  }
}

/** What a collection of ours says of its sources, or a sidecar of its own, by the name that targets have for each. */
function* headsIn({ value }: JsonDocument): Generator<readonly [source: string, head: SourceHead]> {
  if (!isObject(value)) return;
  yield* headsOf(member(value, W3C_SOURCES), w3cSource);
  yield* headsOf(member(value, 'glossator:source'), sourceIri);
}

function* headsOf(said: unknown, nameOf: (path: string) => string) {
  for (const members of asList(said).filter(isObject)) {
    const path = stringMember(members, 'path');
    const head = readHead(members);
    if (path !== undefined && head) yield [nameOf(path), head] as const;
  }
}

/** The annotations of a collection, a page, a list, or the one. */
function* itemsIn(document: JsonDocument): Generator<{ item: JsonObject; path: JsonPath }> {
  const { value } = document;
  if (Array.isArray(value)) return yield* listed(value, [], document);
  const root = document.object(value, [], 'the document');
  const first = member(root, 'first');
  const items = member(root, 'items');
  if (isObject(first)) {
    yield* listed(
      document.list(member(first, 'items') ?? [], ['first', 'items'], '"items"'),
      ['first', 'items'],
      document,
    );
  } else if (items !== undefined) {
    yield* listed(document.list(items, ['items'], '"items"'), ['items'], document);
  } else if (member(root, 'target') !== undefined) {
    yield { item: root, path: [] };
  } else {
    document.fail([], 'this is neither an annotation nor a page or collection of annotations');
  }
}

function* listed(items: readonly unknown[], path: JsonPath, document: JsonDocument) {
  for (const [i, value] of items.entries()) {
    const at = [...path, i];
    yield { item: document.object(value, at, 'an annotation'), path: at };
  }
}

/** The item with targets as our own codec has them, and the source that they name. */
function normalItem(
  item: JsonObject,
  path: JsonPath,
  document: JsonDocument,
): { source: string; normal: JsonObject } {
  const target = member(item, 'target');
  if (target === undefined) document.fail(path, 'an annotation must have a "target"');
  let source = '';
  const targets = asList(target).map((value, i) => {
    if (!isObject(value)) return value;
    source ||= stringMember(value, 'source') ?? '';
    const selectors = asList(member(value, 'selector'));
    const at = [...path, 'target', ...(isArray(target) ? [i] : []), 'selector'];
    checkSelectors(selectors, isArray(member(value, 'selector')), at, document);
    return { ...otherMembers(value, OWN_SOURCE), selector: normalSelectors(selectors) };
  });
  const id = document.optional(member(item, 'id'), [...path, 'id'], '"id"') ?? uuidOf(JSON.stringify(item));
  return {
    source,
    normal: { ...otherMembers(item, OWN_CONTEXT), id, body: normalBodies(item), target: targets },
  };
}

/** A position or quotation that is none is an error of the file, not a place that can't be found. */
function checkSelectors(
  selectors: readonly unknown[],
  isList: boolean,
  path: JsonPath,
  document: JsonDocument,
): void {
  selectors.forEach((selector, i) => {
    if (!isObject(selector)) return;
    const at = isList ? [...path, i] : path;
    if (member(selector, 'type') === 'TextQuoteSelector')
      document.string(member(selector, 'exact'), [...at, 'exact'], '"exact"');
    if (member(selector, 'type') !== 'TextPositionSelector') return;
    const start = document.offset(member(selector, 'start'), [...at, 'start'], '"start"');
    const end = document.offset(member(selector, 'end'), [...at, 'end'], '"end"');
    if (end < start) document.fail([...at, 'end'], '"end" must not be before "start"');
  });
}

/** Said by the place, not by the target. */
const OWN_SOURCE = new Set(['source']);
/** Said by the sidecar. */
const OWN_CONTEXT = new Set(['@context']);

/** A quote alone is looked for; a position alone has no words to check it by. */
function normalSelectors(selectors: readonly unknown[]): readonly unknown[] {
  if (!isQuoteAlone(selectors)) return selectors;
  return [{ type: 'TextPositionSelector', start: 0, end: 0 }, ...selectors];
}

function isQuoteAlone(selectors: readonly unknown[]): boolean {
  const types = selectors.filter(isObject).map(selector => member(selector, 'type'));
  return types.includes('TextQuoteSelector') && !types.includes('TextPositionSelector');
}

/** The annotation with an unknown place for each target that is a quote alone. */
function withUnknownPlaces(annotation: Annotation, item: JsonObject): Annotation {
  const isUnknown = asList(member(item, 'target'))
    .filter(isObject)
    .map(target => isQuoteAlone(asList(member(target, 'selector'))));
  const place = { start: UNKNOWN_PLACE, end: UNKNOWN_PLACE };
  const targets = annotation.targets.map((target, i) => (isUnknown[i] ? { ...target, ...place } : target));
  return { ...annotation, targets };
}

/** `bodyValue` and plain strings as textual bodies; a body without a purpose is a comment, as in Hypothesis; ours stay. */
function normalBodies(item: JsonObject): readonly unknown[] {
  const value = stringMember(item, 'bodyValue');
  const bodies = asList(value === undefined ? member(item, 'body') : value);
  if (member(item, 'glossator:status') !== undefined) return bodies;
  return bodies.map(body => {
    if (typeof body === 'string' && value !== undefined)
      return { type: 'TextualBody', purpose: 'commenting', value: body };
    if (isObject(body) && member(body, 'type') === 'TextualBody' && member(body, 'purpose') === undefined) {
      return { ...body, purpose: 'commenting' };
    }
    return body;
  });
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}
