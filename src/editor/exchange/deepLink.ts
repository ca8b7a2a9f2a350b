import * as vscode from 'vscode';
import { anchor } from '../../core/annotation/anchoring';
import { HumanError } from '../../core/text/humanError';
import type { Corpora } from '../corpus/corpora';
import { reveal, type Place } from '../places';
import { readDeepLink } from './deepLinkAddress';

/** Opens our links: only sources of the folders that are open, and only to show words of them. */
export const registerDeepLinks = (corpora: Corpora): vscode.Disposable =>
  vscode.window.registerUriHandler({
    handleUri: uri =>
      followDeepLink(corpora, uri).catch((error: unknown) => {
        if (!(error instanceof HumanError)) throw error;
        void vscode.window.showErrorMessage(error.message);
      }),
  });

/** Shows what a link leads to. */
export async function followDeepLink(corpora: Corpora, { path, query }: vscode.Uri): Promise<void> {
  const { t } = vscode.l10n;
  const link = readDeepLink(path, query);
  if (!link) throw new HumanError(t('This link names no words of a source.'));
  await corpora.whenIdle();
  const corpus = corpora.all.find(({ sources }) => sources.has(link.source));
  if (!corpus) {
    throw new HumanError(t('Open the folder that holds {0}, then follow the link again.', link.source));
  }
  const text = (await vscode.workspace.openTextDocument(corpus.uri(link.source))).getText();
  const { span } = anchor(link.target, undefined, text);
  const place: Place = { corpus, source: link.source, span: span ?? { start: 0, end: 0 } };
  await reveal(place);
  if (!span) throw new HumanError(t('These words are not in {0} any more.', link.source));
}
