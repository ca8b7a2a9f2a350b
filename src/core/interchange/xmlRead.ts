import { SaxesParser } from 'saxes';
import { LineIndex } from '../text/lines';
import { ImportError } from './format';

/** An element of a document that was read, with its place (from 1). */
export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  readonly line: number;
  readonly column: number;
}

/** Deepest nesting that is read; documents in use have some tens. */
const MAX_DEPTH = 500;

/**
 * Reads a document. No entity but XML's own five is known, nothing is fetched, so a document can neither grow while it
 * is read nor reach elsewhere. Throws `ImportError` where it is not well formed.
 */
export function parseXml(xml: string, file: string): XmlElement {
  const [, blanks = '', first] = /^(\s*)(.?)/su.exec(xml) ?? [];
  if (first !== '<') {
    const { line, column } = new LineIndex(blanks).at(blanks.length);
    throw new ImportError('this is not XML, which begins with <', file, line + 1, column + 1);
  }
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: (XmlElement & { children: (XmlElement | string)[] })[] = [];
  let root: XmlElement | undefined;
  const fail = (reason: string): never => {
    throw new ImportError(reason, file, parser.line, parser.column + 1);
  };
  parser.on('error', error =>
    fail(`this is not well-formed XML (${error.message.replace(/^\d+:\d+: /, '')})`),
  );
  parser.on('opentag', tag => {
    if (open.length >= MAX_DEPTH) fail('this nests too deep');
    const attributes = new Map(
      Object.entries(tag.attributes).map(([name, { value }]): [string, string] => [name, value]),
    );
    const { line, column } = parser;
    const element = { name: tag.local, namespace: tag.uri, attributes, children: [], line, column };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const text = (value: string): void => {
    open.at(-1)?.children.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  return root ?? fail('this has no root element');
}

/** The child elements of one name, or all. */
export const childrenOf = ({ children }: XmlElement, name?: string): XmlElement[] =>
  children
    .filter(child => typeof child !== 'string')
    .filter(child => name === undefined || child.name === name);

/** All elements of a name at any depth, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** All the text inside, in order. */
export const textIn = ({ children }: XmlElement): string =>
  children.map(child => (typeof child === 'string' ? child : textIn(child))).join('');

/** The place of an element as an error. */
export const failIn = ({ line, column }: XmlElement, file: string, reason: string): never => {
  throw new ImportError(reason, file, line, column);
};
