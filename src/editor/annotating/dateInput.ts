import * as vscode from 'vscode';
import { parseDateQuery } from '../../core/dates/dateQuery';
import { interval } from '../../core/dates/interval';
import { inWords } from '../../core/dates/inWords';

/** ISO 8601 durations, as the value of a duration. */
const DURATION = /^P(?=.)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?=.)(?:\d+(?:\.\d+)?[HMS])*)?$/;

/** EDTF or an ISO 8601 duration for what a reader typed; `undefined` where it is neither. */
function readDateValue(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || DURATION.test(text)) return text;
  const value = parseDateQuery(text);
  return value !== undefined && interval(value) ? value : undefined;
}

/** Asks for a date in words or EDTF; the empty text means that it has none; `undefined` where the reader gave up. */
export async function askForDate(title: string, value: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const typed = await vscode.window.showInputBox({
    title,
    value,
    prompt: t('In words (“May 2011”), in EDTF (2011-05) or as a duration (P42Y); empty for no value'),
    validateInput: text => {
      const read = readDateValue(text);
      if (read === undefined) {
        return t(
          'This is no date that Glossator can read. “4 July 1977”, 1977-07-04, 195X or 1983/1985 are.',
        );
      }
      return read === ''
        ? undefined
        : { message: `${inWords(read)} · ${read}`, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  return typed === undefined ? undefined : readDateValue(typed);
}
