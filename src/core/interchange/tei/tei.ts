import type { Annotation } from '../../annotation/annotation';
import { FileNames } from '../fileNames';
import {
  everythingOfSources,
  type ExportOptions,
  type ExportPart,
  type ExportSource,
  type Exporter,
} from '../format';
import { detailsOf } from '../items';
import { prepareTexts, type PreparedText } from '../prepare';
import { teiDating } from './teiDates';
import { TeiEntities } from './teiEntities';
import { teiFile } from './teiFile';
import { TEI_DETAILS } from './teiHeader';
import { element, escapeJson, isXmlText, lines, type Xml } from '../xml';

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
  carries: new Set([...everythingOfSources].filter(feature => feature !== 'characters')),
  export: exportTei,
};

/** `xml:id` of the block that holds the text. */
const TEI_BLOCK = 't';

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
  const known = new TeiEntities(
    source.annotations.filter(({ status }) => status !== 'rejected'),
    entities,
  );
  // Should an id stand twice, links join the first.
  const ids = new Map(source.annotations.map(({ id }, i): [string, string] => [id, xmlId(i)]).reverse());
  const annotations = source.annotations.map((annotation, i) =>
    annotationElement(annotation, xmlId(i), source, known, ids),
  );
  const standOff = [
    ...known.lists(),
    ...(annotations.length > 0 ? [element('listAnnotation', {}, lines(annotations, '      '))] : []),
  ];
  const block = element('ab', { 'xml:id': TEI_BLOCK, 'xml:space': 'preserve' }, source.text);
  return teiFile(source, standOff, block);
}

const xmlId = (index: number): string => `a${index + 1}`;

function annotationElement(
  annotation: Annotation,
  ownId: string,
  { scale }: PreparedText,
  entities: TeiEntities,
  ids: ReadonlyMap<string, string>,
): Xml {
  const { content, targets, comments, status } = annotation;
  const ranges = targets.map(({ start, end }) => {
    const from = scale.toFormat(start);
    return `#string-range(${TEI_BLOCK},${from},${scale.toFormat(end) - from})`;
  });
  const ends = content.kind === 'link' ? [content.from, content.to].flatMap(end => ids.get(end) ?? []) : [];
  const target = [...ranges, ...ends.map(end => `#${end}`)].join(' ') || `#${TEI_BLOCK}`;
  return element(
    'annotation',
    {
      'xml:id': ownId,
      motivation: status === 'rejected' ? REJECTING : motivations[content.kind],
      target,
    },
    ...(status === 'accepted' ? [] : [statusElement(TEI_STATUS[status])]),
    ...bodies(annotation, entities),
    ...comments.map(({ text }) => element('note', { type: 'comment' }, text)),
    element('note', { type: TEI_DETAILS }, escapeJson(detailsOf(annotation))),
  );
}

/** What is not decided, and what was decided against, as the state of an annotation (`revisionDesc/@status`). */
export const TEI_STATUS = { suggested: 'proposed', rejected: 'rejected' } as const;

const statusElement = (status: string): Xml =>
  element('revisionDesc', { status }, element('change', { status }));

/** The motivation of a rejected annotation: whoever gathers what identifies something passes it over. */
const REJECTING = 'assessing';

const motivations = {
  entity: 'identifying',
  date: 'identifying',
  note: 'commenting',
  link: 'linking',
} as const;

/** What it says; a rejected one is linked to no entity. */
function bodies({ content, targets, status }: Annotation, entities: TeiEntities): Xml[] {
  switch (content.kind) {
    case 'entity': {
      const isLinked = content.entity !== undefined && status !== 'rejected';
      const id = isLinked ? entities.idOf(content.entity) : undefined;
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
