/** Writing XML 1.0: escaping, and what is no character of XML at all. */

// Everything outside Char of XML 1.0 (https://www.w3.org/TR/xml/#charsets), unpaired surrogates included.
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The text with each character that XML cannot hold as U+FFFD, so that lengths stay. */
export const xmlText = (text: string): string => text.replace(NO_XML_CHARACTER, '\uFFFD');

/** Whether XML can hold every character of the text. */
export const isXmlText = (text: string): boolean => text.search(NO_XML_CHARACTER) === -1;

/** JSON text in which every character that XML cannot hold stands as an escape of JSON's own. */
export const escapeJson = (json: string): string =>
  json.replace(NO_XML_CHARACTER, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Escaped for element content; `\r` as a reference, because a parser would make it `\n`. */
export const escapeText = (text: string): string =>
  xmlText(text).replace(/[&<>\r]/g, character => references[character] ?? character);

/** Escaped for a value between double quotes; line breaks and tabs as references, because a parser would make them spaces. */
const escapeAttribute = (text: string): string =>
  xmlText(text).replace(/[&<>"\r\n\t]/g, character => references[character] ?? character);

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of XML that is escaped already. */
export class Xml {
  constructor(readonly source: string) {}
}

/** An element; content that is a string is escaped, attributes that are `undefined` are left out. */
export function element(
  name: string,
  attributes: XmlAttributes,
  ...content: readonly (Xml | string | undefined)[]
): Xml {
  const inside = content
    .map(part => (part instanceof Xml ? part.source : part === undefined ? '' : escapeText(part)))
    .join('');
  const start = name + attributeList(attributes);
  return new Xml(inside === '' ? `<${start}/>` : `<${start}>${inside}</${name}>`);
}

/** ` name="value"` for each attribute that has a value. */
export const attributeList = (attributes: XmlAttributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`))
    .join('');

/** Elements one a line, indented; for lists of many, where one line each is easier to read and to compare. */
export const lines = (elements: readonly Xml[], indent: string): Xml =>
  new Xml(elements.map(({ source }) => `\n${indent}${source}`).join(''));

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
