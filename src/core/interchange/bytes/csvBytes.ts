import type { ByteText } from './byteText';
import type { ByteWriter } from './byteWriter';
import { backslashesOr, beforeFirst, BYTES_PER_WORD, fourOf } from './fourBytes';
import { BACKSLASH, Escapes, QUOTATION_MARK, type Slice, SPACE, unescaped } from './jsonBytes';

const code = (character: string): number => character.charCodeAt(0);
const APOSTROPHE = code("'");
const BACKSPACE = code('\b');
const FORM_FEED = code('\f');

/** What a spreadsheet makes of a text by how it starts (see `guarded`). */
enum Start {
  /** A letter or digit. */
  Word,
  /** Something else, and yet no formula. */
  Other,
  Formula,
  /** It starts with a character of more than one byte that may be white space or a full-width sign. */
  Doubtful,
}

/** How the inside of a JSON string starts, behind apostrophes and white space. */
function startOf(bytes: Uint8Array, { from, to }: Slice): Start {
  if (isWordAt(bytes, from)) return Start.Word;
  let at = from;
  while (at < to && bytes[at] === APOSTROPHE) at++;
  while (at < to && bytes[at] === SPACE) at++;
  if (at === to) return Start.Other;
  const byte = bytes[at] ?? 0;
  if (byte === BACKSLASH) return escapedStart(unescaped[bytes[at + 1] ?? 0] ?? 0);
  if (isSign[byte] === 1) return Start.Formula;
  const second = bytes[at + 1] ?? 0;
  return isDoubtful(byte, second) && !isPunctuation(byte, second, bytes[at + 2] ?? 0)
    ? Start.Doubtful
    : Start.Other;
}

/** A form feed is white space that is no sign itself. */
const escapedStart = (byte: number): Start =>
  byte === FORM_FEED ? Start.Doubtful : byte < SPACE && byte !== BACKSPACE ? Start.Formula : Start.Other;

/** By byte: 1 for what starts a formula. */
const isSign = new Uint8Array(256);
for (const sign of ['=', '+', '-', '@']) isSign[code(sign)] = 1;

/** White space and full-width signs begin with these bytes in UTF-8, and other characters too. */
const isDoubtful = (byte: number, second: number): boolean =>
  byte === 0xc2 ||
  byte === 0xe2 ||
  byte === 0xef ||
  (byte === 0xe1 && second === 0x9a) ||
  (byte === 0xe3 && second === 0x80);

/** Dashes, quotation marks and dots: U+2010 to U+2027. */
const isPunctuation = (byte: number, second: number, third: number): boolean =>
  byte === 0xe2 && second === 0x80 && third >= 0x90 && third <= 0xa7;

/** The same as `isWordUnit`, of the character that starts here. */
const isWordAt = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] ?? 0;
  return isAsciiWord(byte) || leadsWord(byte);
};

/** The same, of the character that ends here. */
const isWordBefore = (bytes: Uint8Array, end: number): boolean =>
  isAsciiWord(bytes[end - 1] ?? 0) || (leadsWord(bytes[end - 2] ?? 0) && (bytes[end - 1] ?? 0) >= 0x80);

const isAsciiWord = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);

/** First byte of two for U+00C0 to U+06FF. */
const leadsWord = (byte: number): boolean => byte >= 0xc3 && byte <= 0xdb;

/** Writes the cell for the inside of a JSON string as `csvRow` does; `false` where its start is doubtful. */
export function copyCell(text: ByteText, slice: Slice, separator: number, out: ByteWriter): boolean {
  if (slice.to === slice.from) return true;
  const { bytes } = text;
  const start = startOf(bytes, slice);
  if (start === Start.Doubtful) return false;
  const isQuoted = start !== Start.Word || needsQuotes(text, slice, separator);
  if (isQuoted) out.byte(QUOTATION_MARK);
  if (start === Start.Formula) out.byte(APOSTROPHE);
  if (slice.escapes === Escapes.None) out.copy(text, slice);
  else copyUnescaped(bytes, slice, out);
  if (isQuoted) out.byte(QUOTATION_MARK);
  return true;
}

/** Of a cell that starts with a letter or digit. */
function needsQuotes({ bytes, view }: ByteText, { from, to }: Slice, separator: number): boolean {
  if (!isWordBefore(bytes, to)) return true;
  const separators = fourOf(separator);
  for (let at = from; at < to;) {
    const marks = backslashesOr(view.getInt32(at, true), separators);
    at += marks === 0 ? BYTES_PER_WORD : beforeFirst(marks);
    if (marks === 0 || at >= to) continue;
    // Of all escapes, that of a backslash alone needs no quotes.
    if (bytes[at] === separator || bytes[at + 1] !== BACKSLASH) return true;
    at += 2;
  }
  return false;
}

function copyUnescaped(bytes: Uint8Array, { from, to }: Slice, out: ByteWriter): void {
  for (let at = from; at < to; at++) {
    let byte = bytes[at] ?? 0;
    if (byte === BACKSLASH) byte = unescaped[bytes[++at] ?? 0] ?? 0;
    if (byte === QUOTATION_MARK) out.byte(QUOTATION_MARK);
    out.byte(byte);
  }
}

/** Writes the inside of a JSON string as JSON in a quoted cell. */
export function copyQuotedJson(text: ByteText, slice: Slice, out: ByteWriter): void {
  if (slice.escapes === Escapes.None) {
    out.copy(text, slice);
    return;
  }
  const { bytes } = text;
  for (let at = slice.from; at < slice.to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTATION_MARK) out.byte(QUOTATION_MARK);
    out.byte(byte);
  }
}
