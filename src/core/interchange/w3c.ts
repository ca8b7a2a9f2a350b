import type { Annotation } from '../annotation/annotation';
import type { JsonObject } from '../annotation/json';
import { Chunks } from './chunks';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from './format';
import { itemOf } from './items';
import { prepare, type PreparedSource } from './prepare';

export const W3C_CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }];

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
  carries: everything,
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
  for await (const source of prepare(sources, w3c, options)) {
    for (const annotation of source.annotations) {
      const item = JSON.stringify({ '@context': W3C_CONTEXT, ...collectionItem(annotation, source) });
      const data = chunks.add(`${total++ === 0 ? '' : ','}\n${item}`);
      if (data !== undefined) yield { data };
    }
  }
  chunks.add(`\n]\n},\n"total": ${total}\n}\n`);
  yield { data: chunks.rest() };
}

function collectionItem(annotation: Annotation, { path, scale }: PreparedSource): JsonObject {
  const item = itemOf(scale ? inFormatUnits(annotation, scale) : annotation, path);
  const source = path
    .split('/')
    .map(part => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
  const inSource = (target: unknown): unknown =>
    typeof target === 'object' && target !== null ? { ...target, source } : target;
  const { target, ...rest } = item;
  return { ...rest, target: Array.isArray(target) ? target.map(inSource) : inSource(target) };
}

/** The annotation with its offsets in the format's unit. */
export const inFormatUnits = (
  annotation: Annotation,
  scale: { toFormat(offset: number): number },
): Annotation => ({
  ...annotation,
  targets: annotation.targets.map(target => ({
    ...target,
    start: scale.toFormat(target.start),
    end: scale.toFormat(target.end),
  })),
});
