/** One row of a comma- or tab-separated file, by RFC 4180, with `\r\n` at its end. */
export function csvRow(cells: readonly (string | number | undefined)[], separator: string): string {
  const unit = separator.charCodeAt(0);
  let row = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (i > 0) row += separator;
    if (typeof cell === 'number') row += cell;
    else if (cell !== undefined && cell !== '') row += csvCell(cell, separator, unit);
  }
  return row + '\r\n';
}

/**
 * Nearly all cells start with a letter or digit, perhaps behind a space, and hold no quotation mark: one look at each
 * unit tells whether they need quotation marks. The rest is looked at more closely.
 */
function csvCell(cell: string, separator: string, separatorUnit: number): string {
  const first = cell.charCodeAt(0);
  const last = cell.length - 1;
  if (!isWordUnit(first === SPACE ? cell.charCodeAt(1) : first)) return guardedCell(cell, separator);
  let needsQuotes = first === SPACE || !isWordUnit(cell.charCodeAt(last));
  for (let i = 1; i <= last; i++) {
    const unit = cell.charCodeAt(i);
    if (unit === QUOTATION_MARK) return guardedCell(cell, separator);
    if (unit === separatorUnit || unit < SPACE) needsQuotes = true;
  }
  return needsQuotes ? `"${cell}"` : cell;
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
