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

/** What our exporter says beside a span: the annotation as JSON, or the id of the one that the span is a part of. */
interface Detail {
  readonly json: string | undefined;
  /** 0 for the first span of an annotation. */
  readonly part: number;
  readonly path: JsonPath;
}

/** An annotation while its parts are gathered. */
interface Found {
  readonly annotation: Annotation;
  readonly parts: Target[];
  readonly json: string | undefined;
}

/** The type of the structure that holds a text. */
const SOFA = 'uima.cas.Sofa';

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
    const types = member(root, '%TYPES');
    this.parents = isObject(types) ? types : {};
    const structures = member(root, '%FEATURE_STRUCTURES');
    if (isArray(structures)) {
      structures.forEach((value, i) => {
        const path = ['%FEATURE_STRUCTURES', i];
        const features = document.object(value, path, 'a feature structure');
        const id = document.offset(member(features, '%ID'), [...path, '%ID'], '"%ID"');
        const known = this.byId.get(id)?.features;
        // One of the format's own reference files gives an id twice, to what we do not read.
        if (known && [known, features].some(one => this.isRead(typeOf(one))))
          document.fail([...path, '%ID'], `the id ${id} occurs twice`);
        if (!known) this.byId.set(id, { features, path });
      });
    } else {
      const map = document.object(structures, ['%FEATURE_STRUCTURES'], '"%FEATURE_STRUCTURES"');
      for (const [id, value] of Object.entries(map)) {
        const path = ['%FEATURE_STRUCTURES', id];
        this.byId.set(Number(id), { features: document.object(value, path, 'a feature structure'), path });
      }
    }
    for (const { features, path } of this.byId.values()) {
      const sofa = member(features, '@sofa');
      const isOpen = sofa === undefined && !this.isMarked(typeOf(features));
      const text = typeof sofa === 'number' ? this.byId.get(sofa) : undefined;
      if (!isOpen && (!text || typeOf(text.features) !== SOFA))
        document.fail([...path, '@sofa'], '"@sofa" must name a text of the file');
    }
  }

  *sources(file: string): Generator<ImportedSource> {
    const bySofa = this.bySofa();
    for (const [id, { features }] of this.byId) {
      const text = stringMember(features, 'sofaString');
      if (typeOf(features) !== SOFA || text === undefined) continue;
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
    const details = new Map<number, Detail>();
    const loose: Detail[] = [];
    for (const [, structure] of own) {
      if (typeOf(structure.features) !== UIMA_DETAILS) continue;
      const of = member(structure.features, '@of');
      const detail = this.detailIn(structure);
      if (typeof of === 'number') details.set(of, detail);
      else loose.push(detail);
    }
    const found: Found[] = [];
    /** The last one of each id: its parts follow it. */
    const last = new Map<string, Found>();
    for (const [id, structure] of own) {
      const isRejected = typeOf(structure.features) === UIMA_REJECTED;
      if (!this.isMarked(typeOf(structure.features))) continue;
      const target = this.targetOf(structure, text);
      const { json, part = 0, path: at = [] } = details.get(id) ?? {};
      if (json !== undefined && part > 0) {
        const whole =
          last.get(json) ?? this.document.fail(at, `there is no annotation ${json} before its part`);
        whole.parts.push(target);
        continue;
      }
      const parts = [target];
      const content = this.contentOf(structure);
      const label = stringMember(structure.features, 'value') ?? '';
      const annotation =
        returnedAnnotation(json, parts, { label, content, written: shortLabel }) ??
        foreignAnnotation({ path, targets: parts, content, ...(isRejected && { status: 'rejected' }) });
      const whole = { annotation, parts, json };
      last.set(annotation.id, whole);
      found.push(whole);
    }
    const links = loose.flatMap(({ json }) => {
      const annotation = returnedAnnotation(json, []);
      return annotation?.content.kind === 'link' ? annotation : [];
    });
    const marked = found.map(({ annotation, parts, json }) =>
      json === undefined ? annotation : onTargets(annotation, json, parts),
    );
    return [...marked, ...links];
  }

  /** What our exporter says beside a span; the JSON of the first part holds the annotation. */
  private detailIn({ features, path }: Structure): Detail {
    const json = this.text(features, 'json', path);
    const part = this.document.offset(member(features, 'part') ?? 0, [...path, 'part'], '"part"');
    if (part === 0 && json !== undefined && !parsedObject(json))
      this.document.fail([...path, 'json'], 'the details of this annotation are broken');
    return { json, part, path };
  }

  /** A feature that must be a text where it is there. */
  private text(features: JsonObject, name: string, path: JsonPath): string | undefined {
    const value = member(features, name) ?? undefined;
    return value === undefined ? undefined : this.document.string(value, [...path, name], `"${name}"`);
  }

  private isRead(type: string): boolean {
    return type === UIMA_DETAILS || this.isMarked(type);
  }

  /** Whether a type is a span that we read, or one that our exporter keeps apart. */
  private isMarked(type: string): boolean {
    return type === UIMA_REJECTED || this.isSpan(type);
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

  private contentOf({ features, path }: Structure): AnnotationContent {
    const timex = this.text(features, 'timexType', path);
    if (timex !== undefined) {
      const value = this.text(features, 'timexValue', path);
      return shownContent(timex, value === undefined ? {} : { value });
    }
    const label = this.text(features, 'value', path) ?? 'other';
    return identifiedContent(label, this.text(features, 'identifier', path));
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
