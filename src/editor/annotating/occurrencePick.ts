import * as vscode from 'vscode';
import type { Span } from '../../core/text/span';
import type { OpenCorpus } from '../corpus/openCorpus';
import { passageOf } from '../passages';

/** A span of a source, to be ticked in a list. */
export interface Occurrence extends Span {
  readonly source: string;
  /** What is said of it behind its place. */
  readonly detail?: string;
}

interface OccurrenceItem<T> extends vscode.QuickPickItem {
  readonly occurrence: T;
}

/** UTF-16 units of the words around a span: with a name, a line number and a path what a list shows of a row. */
const ROW_CONTEXT = { before: 28, after: 28 };

/** How long the status bar says that nothing was ticked, in milliseconds: time to read a line. */
const MESSAGE_TIME = 5000;

/**
 * Shows spans in their context for the reader to tick, all ticked at first; `undefined` where the list was closed or
 * nothing was ticked.
 */
export async function tickOccurrences<T extends Occurrence>(
  corpus: OpenCorpus,
  occurrences: readonly T[],
  title: string,
  { picked = true } = {},
): Promise<readonly T[] | undefined> {
  const { t } = vscode.l10n;
  const texts = new Map<string, string>();
  for (const { source } of occurrences) {
    if (!texts.has(source)) texts.set(source, await corpus.text(source).catch(() => ''));
  }
  const items = occurrences.map((occurrence): OccurrenceItem<T> => {
    const { source, detail = '' } = occurrence;
    const { before, exact, after } = passageOf(texts.get(source) ?? '', occurrence, ROW_CONTEXT);
    const line = t('line {0}', corpus.range(source, occurrence).start.line + 1);
    return {
      label: `${before}«${exact}»${after}`,
      // The path last: it may be cut off, and typing finds it all the same.
      description: [line, detail, source].filter(part => part !== '').join(' · '),
      picked,
      occurrence,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title,
    placeHolder: picked
      ? t('Untick those that are not meant (arrow keys and Space), then Enter')
      : t('Tick those that are meant (arrow keys and Space), then Enter'),
  });
  if (chosen?.length === 0) sayThatNothingWasTicked();
  return chosen && chosen.length > 0 ? chosen.map(({ occurrence }) => occurrence) : undefined;
}

/** Enter without a tick does nothing, which would look like something done. */
export const sayThatNothingWasTicked = (): vscode.Disposable =>
  vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing was ticked'), MESSAGE_TIME);
