/** One cell with its place in the file, from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** What breaks the rules of RFC 4180, and where. */
export class CsvError extends Error {
  constructor(
    reason: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(reason);
  }
}

/** More cells than any spreadsheet has columns (Excel: 16,384); a row of millions would fill the memory. */
const MAX_CELLS = 20_000;

/** The rows of a separated file (RFC 4180; rows may end in `\n` or `\r\n`). Empty rows are passed over. */
export function* csvRows(text: string, separator: string): Generator<Cell[]> {
  let row: Cell[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  while (at < text.length) {
    const place = { line, column: at - lineStart + 1 };
    let value: string;
    if (text.charAt(at) === '"') {
      const parts: string[] = [];
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close === -1) throw new CsvError('this quotation mark is never closed', place.line, place.column);
        parts.push(text.slice(at + 1, close));
        at = close + 1;
        if (text.charAt(at) !== '"') break;
        parts.push('"');
      }
      value = parts.join('');
      for (let i = value.indexOf('\n'); i !== -1; i = value.indexOf('\n', i + 1)) line++;
      if (line !== place.line) lineStart = text.lastIndexOf('\n', at - 1) + 1;
      if (at < text.length && !endsCell(text, at, separator)) {
        throw new CsvError('there is text behind a closing quotation mark', line, at - lineStart + 1);
      }
    } else {
      const start = at;
      while (at < text.length && !endsCell(text, at, separator)) at++;
      value = text.slice(start, at);
    }
    if (row.length === MAX_CELLS)
      throw new CsvError(`this row has more than ${MAX_CELLS} cells`, place.line, place.column);
    row.push({ text: value, ...place });
    if (text.startsWith(separator, at)) {
      at++;
      if (at === text.length) row.push({ text: '', line, column: at - lineStart + 1 });
      continue;
    }
    if (text.charAt(at) === '\r' && text.charAt(at + 1) === '\n') at++;
    at++;
    line++;
    lineStart = at;
    if (row.length > 1 || row[0]?.text !== '') yield row;
    row = [];
  }
  if (row.length > 1 || (row[0] && row[0].text !== '')) yield row;
}

const endsCell = (text: string, at: number, separator: string): boolean =>
  text.startsWith(separator, at) ||
  text.charAt(at) === '\n' ||
  (text.charAt(at) === '\r' && text.charAt(at + 1) === '\n');

/** The separator that the first line uses most: spreadsheets of some countries write semicolons. */
export function separatorOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const counts = [',', ';', '\t'].map(separator => ({ separator, count: head.split(separator).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ',';
}
