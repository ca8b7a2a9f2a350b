import type { ImportProblem } from '../../core/interchange/format';
import type { Translate } from '../translate';

/** One line of the list of what an import left out; the place is one in the imported file, not in the source. */
export function problemInWords(
  t: Translate,
  source: string,
  { line, column, quote, message }: ImportProblem,
): string {
  const what = `${source}: ${quote === undefined ? '' : `“${quote}”: `}${message}`;
  return line === undefined ? what : t('{0} (line {1}, column {2} of the import)', what, line, column ?? 1);
}
