import * as vscode from 'vscode';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { Deciding } from './deciding';

/** `Annotate Source` and `Annotate Corpus`: write the suggestions beside the decisions into sidecars. */
export function registerAnnotateCommands(deciding: Deciding, corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('glossator.annotateSource', async (uri?: unknown) => {
      const { t } = vscode.l10n;
      const target = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      const place = target && corpora.placeOf(target);
      if (!place) {
        throw new HumanError(
          t('Open a source of the folder first; sources are text files such as .txt and .md.'),
        );
      }
      await place.corpus.whenIdle();
      await deciding.of(place.corpus).book.annotate(place.source);
      const view = place.corpus.index.view(place.source);
      const count = (view?.mentions.length ?? 0) + (view?.dates.length ?? 0);
      vscode.window.setStatusBarMessage(
        t('{0}: {1} annotations in the sidecar', place.source, count),
        MESSAGE_TIME,
      );
    }),
    registerCommand('glossator.annotateCorpus', async (uri?: unknown) => {
      const corpus = await whichCorpus(corpora, uri);
      if (corpus) return annotateCorpus(deciding, corpus);
    }),
  );
}

/** How long the status bar says what was done, in milliseconds. */
const MESSAGE_TIME = 5000;

/** Sidecars written at the same time. */
const PARALLEL_SIDECARS = 4;

async function annotateCorpus(deciding: Deciding, corpus: OpenCorpus): Promise<void> {
  const { t } = vscode.l10n;
  const failures: string[] = [];
  let written = 0;
  let cancelled = false;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Annotating {0}', corpus.folder.name),
      cancellable: true,
    },
    async (progress, token) => {
      progress.report({ message: t('analysing…') });
      await Promise.race([corpus.whenIdle(), cancellation(token)]);
      const sources = [...corpus.index.sources()];
      const queue = sources.values();
      const writer = async (): Promise<void> => {
        for (const source of queue) {
          if (token.isCancellationRequested) return;
          try {
            await deciding.of(corpus).book.annotate(source);
            written++;
          } catch (error) {
            if (!(error instanceof HumanError)) throw error;
            failures.push(error.message);
          }
          progress.report({
            message: t('{0} of {1} sources', written + failures.length, sources.length),
            increment: 100 / sources.length,
          });
        }
      };
      await Promise.all(Array.from({ length: PARALLEL_SIDECARS }, writer));
      cancelled = token.isCancellationRequested;
    },
  );
  const summary = cancelled
    ? t('Cancelled: {0} sidecars were written.', written)
    : t('{0} sidecars were written.', written);
  if (failures.length > 0) {
    void vscode.window.showWarningMessage(
      [summary, t('{0} could not be written:', failures.length), ...failures].join(' '),
    );
  } else void vscode.window.showInformationMessage(summary);
}

const cancellation = (token: vscode.CancellationToken): Promise<void> =>
  new Promise(resolve => token.onCancellationRequested(() => resolve()));

/** The corpus of a resource, of the active source, the only one there is, or the one that the reader chooses. */
export async function whichCorpus(corpora: Corpora, uri?: unknown): Promise<OpenCorpus | undefined> {
  const { t } = vscode.l10n;
  const target = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  const folder = target && vscode.workspace.getWorkspaceFolder(target);
  const here = corpora.all.find(corpus => corpus.folder === folder);
  const [only, ...others] = corpora.all;
  if (!only) throw new HumanError(t('Open a folder with sources first: File > Open Folder….'));
  if (here ?? others.length === 0) return here ?? only;
  const items = corpora.all.map(corpus => ({ label: corpus.folder.name, corpus }));
  return (await vscode.window.showQuickPick(items, { title: t('Which Folder?') }))?.corpus;
}
