import * as vscode from 'vscode';
import type { SourceRecord } from '../../core/annotation/annotation';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import { givenPlace } from '../places';
import { askForDate } from './dateInput';
import type { Deciding } from './deciding';
import { findMark } from './marks';
import { without } from './without';

/** `Set Source Date…`: when the source was written or published; relative dates are counted from it. */
export const registerSetSourceDate = (deciding: Deciding, corpora: Corpora): vscode.Disposable =>
  registerCommand('glossator.setSourceDate', async (...args) => {
    const { t } = vscode.l10n;
    const place = givenPlace(corpora, args);
    if (!place) throw new HumanError(t('Open a source first; sources are text files such as .txt and .md.'));
    const { corpus, source } = place;
    const mark = await findMark(corpora, args);
    const here = mark?.kind === 'date' ? mark.place.date.value : undefined;
    const present = corpus.index.view(source)?.date?.value;
    const given = typeof args[3] === 'string' ? args[3] : undefined;
    const value = given ?? (await askForDate(t('When Was {0} Written?', source), here ?? present ?? ''));
    if (value === undefined) return;
    await deciding.change(corpus, t('Set the Date of {0}', source), {
      records: new Map([[source, record => dated(record, value === '' ? undefined : value)]]),
    });
  });

/** The record with the date that the reader set or, by `undefined`, without one. */
function dated(record: SourceRecord, date: string | undefined): SourceRecord {
  if ((record.dateDecided ? record.date : undefined) === date) return record;
  const rest = without(record, 'date', 'dateDecided');
  return date === undefined ? rest : { ...rest, date, dateDecided: true };
}
