/** One row of a comma- or tab-separated file, by RFC 4180, with `\r\n` at its end. */
export function csvRow(cells: readonly (string | number | undefined)[], separator: string): string {
  const unit = separator.charCodeAt(0);
  let row = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (i > 0) row += separator;
    if (typeof cell === 'number') row += cell;
    else if (cell !== undefined && cell !== '') row += csvCell(cell, unit);
  }
  return row + '\r\n';
}

/**
 * In quotation marks is what holds a quotation mark, the separator or a control character, and what starts or ends with
 * anything but a letter or digit. Nearly all cells start with one, perhaps behind a space, and are no formula then.
 */
function csvCell(cell: string, separatorUnit: number): string {
  const first = cell.charCodeAt(0);
  const isHarmless = isWordUnit(first === SPACE ? cell.charCodeAt(1) : first);
  const safe = isHarmless ? cell : guarded(cell);
  const last = safe.length - 1;
  let needsQuotes = !isWordUnit(safe.charCodeAt(0)) || !isWordUnit(safe.charCodeAt(last));
  for (let i = 0; i <= last; i++) {
    const unit = safe.charCodeAt(i);
    if (unit === QUOTATION_MARK) return `"${safe.replaceAll('"', '""')}"`;
    if (unit === separatorUnit || unit < SPACE) needsQuotes = true;
  }
  return needsQuotes ? `"${safe}"` : safe;
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
 * A text that no spreadsheet takes for a formula (OWASP, "CSV injection": a leading `=`, `+`, `-`, `@`, tab or
 * carriage return, also their full-width forms): an apostrophe goes before it. `unguarded` takes it off again; a
 * text that starts with an apostrophe and then such a sign gets one more, so that the two are inverse.
 */
const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/** The text that a cell stood for. */
export const unguarded = (cell: string): string =>
  FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
