import type { PreparedText } from '../prepare';
import { parsedObject } from '../items';
import { headMembers, readHead, type SourceHead } from '../sourceHead';
import { teiDating } from './teiDates';
import { teiDatingOf } from './teiDatesRead';
import { element, escapeJson, xmlText, type Xml } from '../xml';
import { childrenOf, descendants, textIn, type XmlElement } from '../xmlRead';

/** Type of the notes that hold what TEI has no elements for, as JSON: of an annotation, or of the source. */
export const TEI_DETAILS = 'glossator';

/** Path of the source in a document of our exporter. */
const PATH = 'path';

/** The header with the source's title, date and path. */
export function teiHeader({ path, record }: Pick<PreparedText, 'path' | 'record'>): Xml {
  const title = element('title', {}, record.title ?? path);
  const date = record.date === undefined ? undefined : element('date', teiDating(record.date), record.date);
  const head = headMembers(record);
  const details =
    Object.keys(head).length === 0
      ? undefined
      : element('note', { type: TEI_DETAILS }, escapeJson(JSON.stringify(head)));
  return element(
    'teiHeader',
    {},
    element(
      'fileDesc',
      {},
      element('titleStmt', {}, title),
      element('publicationStmt', {}, element('p', {}, 'Exported by Glossator')),
      element(
        'sourceDesc',
        {},
        element('bibl', {}, title, date, element('idno', { type: PATH }, path), details),
      ),
    ),
  );
}

/** The source's path where our exporter wrote the document. */
export function teiPath(document: XmlElement): string | undefined {
  const named = [...descendants(document, 'idno')].find(({ attributes }) => attributes.get('type') === PATH);
  return named && textIn(named);
}

/**
 * What the header says of the source. What our exporter wrote comes back, with the title and date that another tool's
 * user has put there since; of other documents the title, and when the text was created, which an editor has decided.
 */
export function teiHead(document: XmlElement): SourceHead {
  const [header] = childrenOf(document, 'teiHeader');
  if (!header) return {};
  const path = teiPath(document);
  const title = firstIn(header, 'titleStmt', 'title');
  const words = title && textIn(title).trim();
  const date = firstIn(header, ...(path === undefined ? ['creation', 'date'] : ['bibl', 'date']));
  const ours = ownHead(header);
  const isTitleNew = words !== undefined && words !== '' && words !== path && words !== shown(ours.title);
  return {
    ...ours,
    ...(isTitleNew && { title: words.replace(/\s+/gu, ' ') }),
    ...(date && textIn(date).trim() !== shown(ours.date) && decidedDate(date)),
  };
}

/** What stands in the document for a value of ours. */
const shown = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : xmlText(value).trim();

function ownHead(header: XmlElement): SourceHead {
  const note = [...descendants(header, 'note')].find(
    ({ attributes }) => attributes.get('type') === TEI_DETAILS,
  );
  const members = note && parsedObject(textIn(note));
  return (members && readHead(members)) ?? {};
}

function decidedDate({ attributes }: XmlElement): Pick<SourceHead, 'date' | 'dateDecided'> {
  const { value, isDuration } = teiDatingOf(attributes);
  return value === undefined || isDuration ? {} : { date: value, dateDecided: true };
}

/** The first element of a name inside of the first of another. */
function firstIn(root: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (parent, name) => parent && [...descendants(parent, name)][0],
    root,
  );
}
