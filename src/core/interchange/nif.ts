import type { Annotation } from '../annotation/annotation';
import { entityIri, typeIri } from '../annotation/iri';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from './format';
import { prepareTexts, type PreparedText } from './prepare';

/**
 * NIF 2.0 in Turtle (https://persistence.uni-leipzig.org/nlp2rdf/specification/core.html): the text as context, each
 * span as a string with `#char=` fragments in code points, linked through `itsrdf:taIdentRef`.
 */
export const nif: Exporter = {
  name: 'nif',
  title: 'NIF 2.0: RDF in Turtle',
  fileExtension: 'ttl',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set([
    'confidence',
    'notes',
    'dates',
    'values',
    'entities',
    'overlaps',
    'characters',
    'source title',
    'source date',
  ]),
  export: exportNif,
};

const PREFIXES = `@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
`;

async function* exportNif(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  yield { data: PREFIXES };
  for await (const source of prepareTexts(sources, nif, options)) yield { data: nifOf(source) };
}

const TYPES = 'nif:RFC5147String, nif:String';

function nifOf({ path, text, scale, record, annotations }: PreparedText): string {
  const base = `urn:glossator:source:${encodeIri(path)}`;
  const context = `<${base}#char=0,${scale.length}>`;
  const about = (['title', 'date'] as const)
    .map(name => (record[name] === undefined ? '' : ` ;\n  dcterms:${name} ${literal(record[name])}`))
    .join('');
  const out = [
    `\n${context} a nif:Context, ${TYPES} ;\n  nif:beginIndex ${index(0)} ;\n  nif:endIndex ${index(scale.length)} ;\n` +
      `  nif:isString ${literal(text)} ;\n  dcterms:identifier ${literal(path)}${about} .\n`,
  ];
  for (const annotation of annotations) {
    for (const { start, end, exact } of annotation.targets) {
      const begin = scale.toFormat(start);
      const finish = scale.toFormat(end);
      out.push(
        `\n<${base}#char=${begin},${finish}> a nif:Phrase, ${TYPES} ;\n  nif:referenceContext ${context} ;\n` +
          `  nif:beginIndex ${index(begin)} ;\n  nif:endIndex ${index(finish)} ;\n  nif:anchorOf ${literal(exact)}` +
          statements(annotation)
            .map(([predicate, object]) => ` ;\n  ${predicate} ${object}`)
            .join('') +
          ' .\n',
      );
    }
  }
  return out.join('');
}

function statements({ content, confidence, comments }: Annotation): (readonly [string, string])[] {
  const said: (readonly [string, string])[] = [];
  if (content.kind === 'entity') {
    said.push(['itsrdf:taClassRef', iri(typeIri(content.type).replace(/^glossator:/, 'urn:glossator:ns#'))]);
    if (content.entity !== undefined) said.push(['itsrdf:taIdentRef', iri(entityIri(content.entity))]);
  }
  if (content.kind === 'date') {
    said.push(['itsrdf:taClassRef', iri('urn:glossator:ns#date')]);
    if (content.value !== undefined) said.push(['dcterms:date', literal(content.value)]);
  }
  if (confidence !== undefined) said.push(['itsrdf:taConfidence', `"${confidence}"^^xsd:double`]);
  for (const { text } of comments) said.push(['rdfs:comment', literal(text)]);
  return said;
}

const index = (offset: number): string => `"${offset}"^^xsd:nonNegativeInteger`;

const encodeIri = (path: string): string =>
  path
    .split('/')
    .map(part => encodeURIComponent(wellFormed(part)))
    .join('/');

/** What must not stand between `<` and `>` in Turtle, as percent escapes. */
const iri = (value: string): string =>
  `<${wellFormed(value).replace(/[\u0000-\u0020<>"{}|^`\\]/gu, character => encodeURIComponent(character))}>`;

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A Turtle string; control characters as `\u` escapes. */
const literal = (text: string): string =>
  `"${wellFormed(text).replace(
    /[\\"\u0000-\u001f\u007f]/gu,
    character =>
      escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
  )}"`;
