/** A date value in words: `1977-07-04` gives "4 July 1977", `195X` "the 1950s", `P42Y` "42 years". */
export function inWords(value: string): string {
  return value;
}
