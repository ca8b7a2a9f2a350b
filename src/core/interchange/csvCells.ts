/** One row of a comma- or tab-separated file, by RFC 4180, with `\r\n` at its end. */
export function csvRow(cells: readonly (string | number | undefined)[], separator: string): string {
  let row = '';
  for (const [i, cell] of cells.entries()) {
    if (i > 0) row += separator;
    if (typeof cell === 'number') row += cell;
    else if (cell !== undefined)
      row += isPlain(cell, separator.charCodeAt(0)) ? cell : guardedCell(cell, separator);
  }
  return row + '\r\n';
}

/**
 * Whether a cell can stand as it is: it starts with a letter or digit, ends without white space, and holds nothing that
 * ends a cell. Nearly all cells do; the rest is looked at more closely.
 */
function isPlain(cell: string, separator: number): boolean {
  const last = cell.length - 1;
  for (let i = 0; i <= last; i++) {
    const unit = cell.charCodeAt(i);
    if (unit === separator || unit === QUOTATION_MARK || unit < SPACE) return false;
    if ((i === 0 || i === last) && !isWordUnit(unit)) return false;
  }
  return true;
}

const QUOTATION_MARK = 34;
const SPACE = 32;

/** ASCII letters and digits, and the letters of Latin, Greek, Cyrillic, Hebrew and Arabic blocks. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57) ||
  (unit >= 0xc0 && unit < 0x700);

/**
 * A cell as text that no spreadsheet takes for a formula (OWASP, "CSV injection": a leading `=`, `+`, `-`, `@`, tab or
 * carriage return, also their full-width forms): an apostrophe goes before it. `unguarded` takes it off again; a
 * text that starts with an apostrophe and then such a sign gets one more, so that the two are inverse.
 */
function guardedCell(cell: string, separator: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return safe.includes('"') || safe.includes(separator) || /[\r\n]|^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/** The text that a cell stood for. */
export const unguarded = (cell: string): string =>
  FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
