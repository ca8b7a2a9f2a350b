import type { Annotation } from '../annotation/annotation';
import { FileNames } from './fileNames';
import { everything, type ExportOptions, type ExportPart, type ExportSource, type Exporter } from './format';
import { detailsOf } from './items';
import { prepareTexts, type PreparedText } from './prepare';
import { teiDating } from './teiDates';
import { TeiEntities } from './teiEntities';
import { element, escapeJson, isXmlText, lines, XML_DECLARATION, type Xml } from './xml';

/**
 * TEI P5, one file a source: the text in one block, untouched, and a `standOff` with its entities and annotations, which
 * point into the block by `string-range` (start and length in characters, that is code points).
 */
export const tei: Exporter = {
  name: 'tei',
  title: 'TEI P5: text and standOff annotations',
  fileExtension: 'xml',
  layout: 'several files',
  offsetUnit: 'code points',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set([...everything].filter(feature => feature !== 'characters')),
  export: exportTei,
};

/** Type of the note that holds an annotation's details as JSON. */
export const TEI_DETAILS = 'glossator';
/** `xml:id` of the block that holds the text. */
export const TEI_BLOCK = 't';

async function* exportTei(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  for await (const source of prepareTexts(sources, tei, options)) {
    reportCharacters(source);
    yield { file: `${names.stem(source.path)}.xml`, data: teiDocument(source, options) };
  }
}

/** Tells of characters that XML has no place for. */
export function reportCharacters({ text, lose }: PreparedText): void {
  if (isXmlText(text)) return;
  lose(
    'characters',
    undefined,
    'it holds control characters, which XML cannot hold; they are written as U+FFFD',
  );
}

function teiDocument(source: PreparedText, { entities }: ExportOptions): string {
  const known = new TeiEntities(source.annotations, entities);
  const ids = new Map(source.annotations.map(({ id }, i) => [id, `a${i + 1}`]));
  const annotations = source.annotations.map(annotation => annotationElement(annotation, source, known, ids));
  const standOff = [
    ...known.lists(),
    ...(annotations.length > 0 ? [element('listAnnotation', {}, lines(annotations, '      '))] : []),
  ];
  const block = element('ab', { 'xml:id': TEI_BLOCK, 'xml:space': 'preserve' }, source.text);
  return `${XML_DECLARATION}${
    element(
      'TEI',
      { xmlns: 'http://www.tei-c.org/ns/1.0' },
      lines([teiHeader(source)], '  '),
      standOff.length > 0 ? lines([element('standOff', {}, lines(standOff, '    '))], '  ') : undefined,
      lines([element('text', {}, element('body', {}, block))], '  '),
      '\n',
    ).source
  }\n`;
}

export function teiHeader({ path, record }: PreparedText): Xml {
  const title = element('title', {}, record.title ?? path);
  const date = record.date === undefined ? undefined : element('date', teiDating(record.date), record.date);
  return element(
    'teiHeader',
    {},
    element(
      'fileDesc',
      {},
      element('titleStmt', {}, title),
      element('publicationStmt', {}, element('p', {}, 'Exported by Glossator')),
      element('sourceDesc', {}, element('bibl', {}, title, date, element('idno', { type: 'path' }, path))),
    ),
  );
}

function annotationElement(
  annotation: Annotation,
  { scale }: PreparedText,
  entities: TeiEntities,
  ids: ReadonlyMap<string, string>,
): Xml {
  const { content, targets, id, comments } = annotation;
  const ranges = targets.map(({ start, end }) => {
    const from = scale.toFormat(start);
    return `#string-range(${TEI_BLOCK},${from},${scale.toFormat(end) - from})`;
  });
  const ends = content.kind === 'link' ? [content.from, content.to].flatMap(end => ids.get(end) ?? []) : [];
  const target = [...ranges, ...ends.map(end => `#${end}`)].join(' ') || `#${TEI_BLOCK}`;
  return element(
    'annotation',
    { 'xml:id': ids.get(id), motivation: motivations[content.kind], target },
    ...bodies(annotation, entities),
    ...comments.map(({ text }) => element('note', { type: 'comment' }, text)),
    element('note', { type: TEI_DETAILS }, escapeJson(detailsOf(annotation))),
  );
}

const motivations = {
  entity: 'identifying',
  date: 'identifying',
  note: 'commenting',
  link: 'linking',
} as const;

function bodies({ content, targets }: Annotation, entities: TeiEntities): Xml[] {
  switch (content.kind) {
    case 'entity': {
      const id = content.entity === undefined ? undefined : entities.idOf(content.entity);
      return [
        ...(id === undefined ? [] : [element('ptr', { target: `#${id}` })]),
        element('note', { type: 'type' }, content.type),
      ];
    }
    case 'date': {
      const quote = targets.map(({ exact }) => exact).join(' … ');
      const { 'dur-iso': duration, ...dating } = content.value === undefined ? {} : teiDating(content.value);
      const inside =
        duration === undefined
          ? element('date', dating, quote)
          : element('time', { 'dur-iso': duration }, quote);
      return [element('note', { type: 'date', subtype: content.timex }, inside)];
    }
    case 'note':
      return [];
    case 'link':
      return [element('note', { type: 'link' }, content.label)];
  }
}
