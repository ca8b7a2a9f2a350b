import * as vscode from 'vscode';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';

/** Work that is done sooner is not spoken of, in milliseconds. */
const PATIENCE = 1000;

/** How often the count is shown anew, in milliseconds. */
const PACE = 250;

/** Tells in the status bar how many sources still wait for their analysis, while there are any. */
export function registerAnalysisProgress(corpora: Corpora): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const watch = (corpus: OpenCorpus): void => {
    let left = 0;
    let shown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      timer = undefined;
      if (left === 0) return;
      shown = true;
      void vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, async progress => {
        for (; left > 0 && corpora.all.includes(corpus); await pause(PACE))
          progress.report({
            message: vscode.l10n.t('Glossator reads {0}: {1} left', corpus.folder.name, left),
          });
        shown = false;
      });
    };
    subscriptions.push(
      corpus.onDidProgress(count => {
        left = count;
        if (!shown && left > 0) timer ??= setTimeout(show, PATIENCE);
      }),
      new vscode.Disposable(() => {
        left = 0;
        clearTimeout(timer);
      }),
    );
  };
  subscriptions.push(corpora.onDidOpen(watch));
  return new vscode.Disposable(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds));
