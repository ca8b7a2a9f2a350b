import type { Annotation } from '../annotation/annotation';
import { isArray, type JsonObject } from '../annotation/json';
import { Chunks } from './chunks';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from './format';
import { itemOf } from './items';
import { prepare, type PreparedSource } from './prepare';
import { headMembers } from './sourceHead';

const W3C_CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }];

/** Member of the collection that says of its sources what their sidecars do: path, title, date and the like. */
export const W3C_SOURCES = 'glossator:sources';

/**
 * One W3C Web Annotation collection with one page (https://www.w3.org/TR/annotation-model/#collections). Each item
 * carries its own context, so that it can be cut out and still be read; `target.source` is the source's path, relative.
 */
export const w3c: Exporter = {
  name: 'w3c',
  title: 'W3C Web Annotation: one JSON-LD collection',
  fileExtension: 'jsonld',
  layout: 'one file',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: false,
  carries: everythingOfSources,
  export: exportW3c,
};

async function* exportW3c(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const chunks = new Chunks();
  const context = JSON.stringify(W3C_CONTEXT);
  chunks.add(
    `{\n"@context": ${context},\n"id": "urn:glossator:collection",\n"type": "AnnotationCollection",\n` +
      `"label": "Annotations exported by Glossator",\n"first": {\n"id": "urn:glossator:collection:1",\n` +
      `"type": "AnnotationPage",\n"startIndex": 0,\n"items": [`,
  );
  let total = 0;
  const heads: string[] = [];
  for await (const source of prepare(sources, w3c, options)) {
    const head = headMembers(source.record);
    if (Object.keys(head).length > 0) heads.push(`\n${JSON.stringify({ path: source.path, ...head })}`);
    for (const annotation of source.annotations) {
      const item = JSON.stringify({ '@context': W3C_CONTEXT, ...collectionItem(annotation, source) });
      const data = chunks.add(`${total++ === 0 ? '' : ','}\n${item}`);
      if (data !== undefined) yield { data };
    }
  }
  const said = heads.length === 0 ? '' : `"${W3C_SOURCES}": [${heads.join(',')}\n],\n`;
  chunks.add(`\n]\n},\n${said}"total": ${total}\n}\n`);
  yield { data: chunks.rest() };
}

function collectionItem(annotation: Annotation, { path, scale }: PreparedSource): JsonObject {
  const item = itemOf(scale ? inFormatUnits(annotation, scale) : annotation, path);
  const source = w3cSource(path);
  const inSource = (target: unknown): unknown =>
    typeof target === 'object' && target !== null ? { ...target, source } : target;
  const { target, body, ...rest } = item;
  return {
    ...rest,
    ...(body !== undefined && { body: unlisted(body) }),
    target: Array.isArray(target) ? target.map(inSource) : inSource(target),
  };
}

/** The only body where it is a mere IRI: for the W3C's suite a list of one is no body. */
const unlisted = (body: unknown): unknown =>
  isArray(body) && body.length === 1 && typeof body[0] === 'string' ? body[0] : body;

/** A source's path as the relative IRI that targets name it by. */
export const w3cSource = (path: string): string =>
  path
    .split('/')
    .map(part => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');

/** The annotation with its offsets in the format's unit. */
const inFormatUnits = (annotation: Annotation, scale: { toFormat(offset: number): number }): Annotation => ({
  ...annotation,
  targets: annotation.targets.map(target => ({
    ...target,
    start: scale.toFormat(target.start),
    end: scale.toFormat(target.end),
  })),
});
