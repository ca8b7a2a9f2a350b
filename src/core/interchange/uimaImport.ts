import type { Annotation, AnnotationContent, Target } from '../annotation/annotation';
import { entityOfIri } from '../annotation/iri';
import { isArray, isObject, member, stringMember, type JsonObject } from '../annotation/json';
import { carriedTarget, foreignAnnotation, returnedAnnotation, shownContent } from './foreign';
import type { ImportedSource, Importer, ImportFile } from './format';
import { onTargets, parsedObject } from './items';
import { JsonDocument, textOf, type JsonPath } from './jsonRead';
import { shortLabel } from './labels';
import { readHead, type SourceHead } from './sourceHead';
import { EDTF_SCHEME, UIMA_DETAILS, UIMA_REJECTED, UIMA_SOURCE } from './uima';

/** UIMA CAS JSON 0.4: named entities and what derives from them, of every view with a text. */
export const uimaImporter: Importer = {
  name: 'uima-json',
  title: 'UIMA CAS JSON 0.4 (INCEpTION, DKPro, cassis)',
  fileExtensions: ['json'],
  import: importUima,
};

/** Types whose last part of the name is one of these are spans that we read; `value` is their label. */
const SPAN_TYPES = new Set(['NamedEntity', 'Span', 'EntityMention', 'Timex3']);

function* importUima(files: readonly ImportFile[]): Generator<ImportedSource> {
  for (const file of files) {
    const document = new JsonDocument(file.path, textOf(file));
    const cas = new Cas(document);
    yield* cas.sources(file.path);
  }
}

interface Structure {
  readonly features: JsonObject;
  readonly path: JsonPath;
}

type NumberedStructure = readonly [id: number, structure: Structure];

const typeOf = (features: JsonObject): string => stringMember(features, '%TYPE') ?? '';

/** What our exporter says of the source itself. */
function headIn(own: readonly NumberedStructure[]): SourceHead | undefined {
  const said = own.find(([, { features }]) => typeOf(features) === UIMA_SOURCE);
  const members = said && parsedObject(stringMember(said[1].features, 'json') ?? '');
  return members && readHead(members);
}

class Cas {
  private readonly byId = new Map<number, Structure>();
  private readonly parents: JsonObject;

  constructor(private readonly document: JsonDocument) {
    const root = document.object(document.value, [], 'a CAS');
    const structures = member(root, '%FEATURE_STRUCTURES');
    if (isArray(structures)) {
      structures.forEach((value, i) => {
        const path = ['%FEATURE_STRUCTURES', i];
        const features = document.object(value, path, 'a feature structure');
        this.byId.set(document.offset(member(features, '%ID'), [...path, '%ID'], '"%ID"'), {
          features,
          path,
        });
      });
    } else {
      const map = document.object(structures, ['%FEATURE_STRUCTURES'], '"%FEATURE_STRUCTURES"');
      for (const [id, value] of Object.entries(map)) {
        const path = ['%FEATURE_STRUCTURES', id];
        this.byId.set(Number(id), { features: document.object(value, path, 'a feature structure'), path });
      }
    }
    const types = member(root, '%TYPES');
    this.parents = isObject(types) ? types : {};
  }

  *sources(file: string): Generator<ImportedSource> {
    const bySofa = this.bySofa();
    for (const [id, { features }] of this.byId) {
      const text = stringMember(features, 'sofaString');
      if (typeOf(features) !== 'uima.cas.Sofa' || text === undefined) continue;
      const own = bySofa.get(id) ?? [];
      const documentId = own
        .map(([, structure]) => stringMember(structure.features, 'documentId'))
        .find(name => name);
      const path = documentId ?? file.replace(/\.json$/i, '');
      const head = headIn(own);
      yield {
        path,
        text,
        offsetUnit: 'utf-16',
        lineEnds: 'kept',
        annotations: this.annotations(own, text, path),
        ...(head && { head }),
      };
    }
  }

  /** What belongs to each text, by the id of that. */
  private bySofa(): ReadonlyMap<unknown, readonly NumberedStructure[]> {
    const found = new Map<unknown, NumberedStructure[]>();
    for (const numbered of this.byId) {
      const sofa = member(numbered[1].features, '@sofa');
      const list = found.get(sofa);
      if (list) list.push(numbered);
      else found.set(sofa, [numbered]);
    }
    return found;
  }

  private annotations(own: readonly NumberedStructure[], text: string, path: string): Annotation[] {
    const details = new Map<number, JsonObject>();
    const loose: JsonObject[] = [];
    for (const [, { features }] of own) {
      if (typeOf(features) !== UIMA_DETAILS) continue;
      const of = member(features, '@of');
      if (typeof of === 'number') details.set(of, features);
      else loose.push(features);
    }
    /** By the annotations' ids. */
    const targets = new Map<string, Target[]>();
    const jsons = new Map<string, string>();
    const found: Annotation[] = [];
    for (const [id, structure] of own) {
      const isRejected = typeOf(structure.features) === UIMA_REJECTED;
      if (!isRejected && !this.isSpan(typeOf(structure.features))) continue;
      const target = this.targetOf(structure, text);
      const detail = details.get(id);
      const json = detail && stringMember(detail, 'json');
      const part = detail && member(detail, 'part');
      if (json !== undefined && typeof part === 'number' && part > 0) {
        targets.get(json)?.push(target);
        continue;
      }
      const parts = [target];
      const content = contentOf(structure.features);
      const label = stringMember(structure.features, 'value') ?? '';
      const annotation =
        returnedAnnotation(json, parts, { label, content, written: shortLabel }) ??
        foreignAnnotation({ path, targets: parts, content, ...(isRejected && { status: 'rejected' }) });
      targets.set(annotation.id, parts);
      if (json !== undefined) jsons.set(annotation.id, json);
      found.push(annotation);
    }
    for (const features of loose) {
      const annotation = returnedAnnotation(stringMember(features, 'json'), []);
      if (annotation?.content.kind === 'link') found.push(annotation);
    }
    return found.map(annotation => {
      const json = jsons.get(annotation.id);
      const parts = targets.get(annotation.id);
      return json === undefined || !parts ? annotation : onTargets(annotation, json, parts);
    });
  }

  /** Whether a type, or one that it derives from, is a span that we read. */
  private isSpan(type: string): boolean {
    let name = type;
    for (let depth = 0; depth < MAX_TYPE_DEPTH; depth++) {
      if (SPAN_TYPES.has(name.slice(name.lastIndexOf('.') + 1))) return true;
      const declared = member(this.parents, name);
      const parent = isObject(declared) ? stringMember(declared, '%SUPER_TYPE') : undefined;
      if (parent === undefined) return false;
      name = parent;
    }
    return false;
  }

  private targetOf({ features, path }: Structure, text: string): Target {
    const start = this.document.offset(member(features, 'begin'), [...path, 'begin'], '"begin"');
    const end = this.document.offset(member(features, 'end'), [...path, 'end'], '"end"');
    if (end < start || end > text.length) {
      this.document.fail([...path, 'end'], `the span ${start}-${end} does not lie in the text`);
    }
    return carriedTarget(text, { start, end });
  }
}

/** Deepest derivation of a type that is followed; type systems in use have fewer than ten levels. */
const MAX_TYPE_DEPTH = 50;

function contentOf(features: JsonObject): AnnotationContent {
  const timex = stringMember(features, 'timexType');
  if (timex !== undefined) {
    const value = stringMember(features, 'timexValue');
    return shownContent(timex, value === undefined ? {} : { value });
  }
  return identifiedContent(stringMember(features, 'value') ?? 'other', stringMember(features, 'identifier'));
}

/** What a label and an identifier say: an entity's IRI, or a date's value with our own scheme. */
export function identifiedContent(label: string, identifier: string | undefined): AnnotationContent {
  const content = shownContent(label);
  if (identifier === undefined || identifier === '') return content;
  if (content.kind === 'date') {
    return {
      ...content,
      value: identifier.startsWith(EDTF_SCHEME) ? identifier.slice(EDTF_SCHEME.length) : identifier,
    };
  }
  return content.kind === 'entity' ? { ...content, entity: entityOfIri(identifier) } : content;
}
