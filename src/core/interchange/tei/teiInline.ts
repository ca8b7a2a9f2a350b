import type { Annotation } from '../../annotation/annotation';
import { FileNames } from '../fileNames';
import type { ExportOptions, ExportPart, ExportSource, Exporter } from '../format';
import { ownLabel } from '../labels';
import { prepareTexts, type PreparedText } from '../prepare';
import { reportCharacters } from './tei';
import { teiDating } from './teiDates';
import { EDTF_METHOD, teiDatingOf } from './teiDatesRead';
import { TeiEntities } from './teiEntities';
import { teiFile } from './teiFile';
import { attributeList, element, escapeText, Xml, type XmlAttributes } from '../xml';

/**
 * TEI P5 with names and dates marked inside the text (`persName`, `placeName`, `date` …). Spans that cross the edge of
 * another cannot nest and are reported; of two that cross, the one that starts first, or is longer, is written.
 */
export const teiInline: Exporter = {
  name: 'tei-inline',
  title: 'TEI P5: names and dates marked in the text',
  fileExtension: 'xml',
  layout: 'several files',
  offsetUnit: 'none',
  lineEnds: 'kept',
  needsText: true,
  carries: new Set([
    'dates',
    'values',
    'entities',
    'notes',
    'comments',
    'source title',
    'source date',
    'source members',
  ]),
  export: exportInline,
};

async function* exportInline(
  sources: AsyncIterable<ExportSource>,
  options: ExportOptions,
): AsyncIterable<ExportPart> {
  const names = new FileNames();
  for await (const source of prepareTexts(sources, teiInline, options)) {
    reportCharacters(source);
    yield { file: `${names.stem(source.path)}.xml`, data: inlineDocument(source, options) };
  }
}

function inlineDocument(source: PreparedText, options: ExportOptions): string {
  const entities = new TeiEntities(source.annotations, options.entities);
  const block = element('ab', { 'xml:space': 'preserve' }, markedText(source, entities));
  return teiFile(source, entities.lists(), block);
}

interface OpenTag {
  readonly end: number;
  readonly close: string;
}

/** The text with tags round what nests; annotations come in text order, the longer first. */
function markedText({ text, annotations, lose }: PreparedText, entities: TeiEntities): Xml {
  const out: string[] = [];
  const open: OpenTag[] = [];
  let at = 0;
  const advance = (to: number): void => {
    for (let top = open.at(-1); top && top.end <= to; top = open.at(-1)) {
      out.push(escapeText(text.slice(at, top.end)), top.close);
      at = top.end;
      open.pop();
    }
    out.push(escapeText(text.slice(at, to)));
    at = to;
  };
  for (const annotation of annotations) {
    for (const { start, end } of annotation.targets.slice(0, 1)) {
      if (start < at) {
        lose('overlaps', annotation, 'it stands before what was written already');
        continue;
      }
      advance(start);
      if (end > (open.at(-1)?.end ?? Infinity)) {
        lose('overlaps', annotation, 'it crosses the edge of another, and tags must nest');
        continue;
      }
      const { name, attributes } = tagOf(annotation, entities);
      if (attributes['type'] !== undefined && hasBlanks(annotation))
        lose(
          'characters',
          annotation,
          'the white space of its type, which parts words in TEI, is written as _',
        );
      out.push(`<${name}${attributeList(attributes)}>`);
      open.push({ end, close: closing(name, annotation) });
    }
  }
  advance(text.length);
  return new Xml(out.join(''));
}

/** The end tag, with the reader's comments behind the words. */
const closing = (name: string, { comments }: Annotation): string =>
  comments.map(({ text }) => element('note', { type: 'comment' }, text).source).join('') + `</${name}>`;

function tagOf({ content }: Annotation, entities: TeiEntities): { name: string; attributes: XmlAttributes } {
  if (content.kind === 'date') return dateTag(content);
  if (content.kind !== 'entity') return { name: 'seg', attributes: { type: content.kind } };
  const id = content.entity === undefined ? undefined : entities.idOf(content.entity);
  const attributes = { ref: id === undefined ? undefined : `#${id}` };
  const name = tags[content.type];
  if (name !== undefined) return { name, attributes };
  return {
    name: 'name',
    attributes: { ...attributes, type: ownLabel(content.type).replace(NO_WORD, '_') || undefined },
  };
}

/** The usual attributes, and beside them the class and the value in EDTF where these do not say it. */
function dateTag({ timex, value }: Annotation['content'] & { readonly kind: 'date' }) {
  const { 'dur-iso': duration, ...dating } = value === undefined ? {} : teiDating(value);
  const name = duration === undefined ? 'date' : 'time';
  const said = { type: timex === 'DATE' ? undefined : timex, ...dating, 'dur-iso': duration };
  const read = teiDatingOf(
    new Map(Object.entries(said).flatMap(([key, text]) => (text === undefined ? [] : [[key, String(text)]]))),
  );
  const isSaid = value === undefined || value === '' || read.value === value || /\s/u.test(value);
  return {
    name,
    attributes: isSaid ? said : { ...said, 'when-custom': value, datingMethod: EDTF_METHOD },
  };
}

/** What cannot stand in a `teidata.word`, of which a type is one. */
const NO_WORD = /[^\p{L}\p{N}\p{P}\p{S}]+/gu;

const hasBlanks = ({ content }: Annotation): boolean =>
  content.kind === 'entity' && content.type.search(NO_WORD) !== -1;

const tags: Readonly<Record<string, string>> = {
  person: 'persName',
  place: 'placeName',
  organization: 'orgName',
};
