import type { Annotation } from '../annotation/annotation';
import { entityIri } from '../annotation/iri';
import { FileNames } from './fileNames';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from './format';
import { detailsOf } from './items';
import { shortLabel } from './labels';
import { prepareTexts, type PreparedText } from './prepare';
import { headMembers } from './sourceHead';

/** DKPro's named entity, which INCEpTION and most UIMA pipelines know. */
export const NAMED_ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const DOCUMENT = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
/** What a named entity has no features for: the rest of the annotation as JSON, on the same span. */
export const UIMA_DETAILS = 'glossator.Details';
/** A span that the reader has rejected: no named entity, so that no pipeline takes it for one. */
export const UIMA_REJECTED = 'glossator.Rejected';
/** What the sidecar says of the source (title, date and the like) as JSON, on the whole text. */
export const UIMA_SOURCE = 'glossator.Source';

/**
 * UIMA CAS JSON 0.4 (https://github.com/apache/uima-uimaj-io-jsoncas), one file a source, with its type system; offsets
 * in UTF-16 units.
 */
export const uimaJson: Exporter = {
  name: 'uima-json',
  title: 'UIMA CAS JSON 0.4 (INCEpTION, DKPro, cassis)',
  fileExtension: 'json',
  layout: 'several files',
  offsetUnit: 'utf-16',
  lineEnds: 'kept',
  needsText: true,
  carries: everythingOfSources,
  export: exportUima,
};

async function* exportUima(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  for await (const source of prepareTexts(sources, uimaJson, options)) {
    yield {
      file: `${names.stem(source.path)}.json`,
      data: `${JSON.stringify(casOf(source), undefined, 1)}\n`,
    };
  }
}

const feature = (name: string, range = 'uima.cas.String'): object => ({
  [name]: { '%NAME': name, '%RANGE': range },
});

const types = {
  [NAMED_ENTITY]: {
    '%NAME': NAMED_ENTITY,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...feature('value'),
    ...feature('identifier'),
  },
  [DOCUMENT]: {
    '%NAME': DOCUMENT,
    '%SUPER_TYPE': 'uima.tcas.DocumentAnnotation',
    ...feature('documentTitle'),
    ...feature('documentId'),
  },
  [UIMA_DETAILS]: {
    '%NAME': UIMA_DETAILS,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...feature('json'),
    ...feature('part', 'uima.cas.Integer'),
    ...feature('of', 'uima.tcas.Annotation'),
  },
  [UIMA_REJECTED]: {
    '%NAME': UIMA_REJECTED,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...feature('value'),
    ...feature('identifier'),
  },
  [UIMA_SOURCE]: {
    '%NAME': UIMA_SOURCE,
    '%SUPER_TYPE': 'uima.tcas.Annotation',
    ...feature('json'),
  },
};

const SOFA_ID = 1;

function casOf({ path, text, scale, record, annotations }: PreparedText): object {
  const structures: Record<string, unknown>[] = [
    {
      '%ID': SOFA_ID,
      '%TYPE': 'uima.cas.Sofa',
      sofaNum: 1,
      sofaID: '_InitialView',
      mimeType: 'text',
      sofaString: text,
    },
  ];
  const add = (type: string, begin: number, end: number, features: Record<string, unknown>): number => {
    const id = structures.length + 1;
    structures.push({ '%ID': id, '%TYPE': type, '@sofa': SOFA_ID, begin, end, ...features });
    return id;
  };
  add(DOCUMENT, 0, text.length, {
    language: 'x-unspecified',
    documentTitle: record.title ?? path,
    documentId: path,
  });
  const head = headMembers(record);
  if (Object.keys(head).length > 0) add(UIMA_SOURCE, 0, text.length, { json: JSON.stringify(head) });
  for (const annotation of annotations) {
    const json = detailsOf(annotation);
    if (annotation.targets.length === 0) add(UIMA_DETAILS, 0, 0, { json, part: 0 });
    const type = annotation.status === 'rejected' ? UIMA_REJECTED : NAMED_ENTITY;
    annotation.targets.forEach(({ start, end }, part) => {
      const begin = scale.toFormat(start);
      const id = add(type, begin, scale.toFormat(end), valuesOf(annotation));
      add(UIMA_DETAILS, begin, scale.toFormat(end), {
        json: part === 0 ? json : annotation.id,
        part,
        '@of': id,
      });
    });
  }
  const members = structures.slice(1).map(structure => structure['%ID']);
  return {
    '%TYPES': types,
    '%FEATURE_STRUCTURES': structures,
    '%VIEWS': { _InitialView: { '%SOFA': SOFA_ID, '%MEMBERS': members } },
  };
}

/** Value and identifier of a named entity: the label, and what it is linked to or means. */
export function valuesOf({ content }: Annotation): { value: string; identifier?: string } {
  const identifier =
    content.kind === 'entity' && content.entity !== undefined
      ? entityIri(content.entity)
      : content.kind === 'date' && content.value !== undefined
        ? `${EDTF_SCHEME}${content.value}`
        : undefined;
  return { value: shortLabel(content), ...(identifier !== undefined && { identifier }) };
}

/** Before a date's value where an identifier is expected. */
export const EDTF_SCHEME = 'edtf:';
