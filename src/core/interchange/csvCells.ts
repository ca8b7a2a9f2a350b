/** One row of a comma- or tab-separated file, by RFC 4180, with `\r\n` at its end. */
export const csvRow = (cells: readonly (string | number | undefined)[], separator: string): string =>
  cells.map(cell => csvCell(cell, separator)).join(separator) + '\r\n';

/**
 * A cell as text that no spreadsheet takes for a formula (OWASP, "CSV injection": a leading `=`, `+`, `-`, `@`, tab or
 * carriage return, also their full-width forms): an apostrophe goes before it. `unguarded` takes it off again; a
 * text that starts with an apostrophe and then such a sign gets one more, so that the two are inverse.
 */
function csvCell(cell: string | number | undefined, separator: string): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return safe.includes('"') || safe.includes(separator) || /[\r\n]|^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/** The text that a cell stood for. */
export const unguarded = (cell: string): string =>
  FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
