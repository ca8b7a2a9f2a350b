import type { PreparedText } from '../prepare';
import { teiHeader } from './teiHeader';
import { element, lines, XML_DECLARATION, type Xml } from '../xml';

/** A TEI document of one source: its header, what stands off the text, and the text in one block. */
export function teiFile(source: PreparedText, standOff: readonly Xml[], block: Xml): string {
  const root = element(
    'TEI',
    { xmlns: 'http://www.tei-c.org/ns/1.0' },
    lines([teiHeader(source)], '  '),
    standOff.length > 0 ? lines([element('standOff', {}, lines(standOff, '    '))], '  ') : undefined,
    lines([element('text', {}, element('body', {}, block))], '  '),
    '\n',
  );
  return `${XML_DECLARATION}${root.source}\n`;
}
