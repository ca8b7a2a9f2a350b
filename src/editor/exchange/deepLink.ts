import * as vscode from 'vscode';
import { HumanError } from '../../core/text/humanError';
import type { Corpora } from '../corpus/corpora';
import { reveal, type Place } from '../places';
import { readDeepLink } from './deepLinkAddress';
import { linkedPlace } from './linkedPlace';

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
async function followDeepLink(corpora: Corpora, { path, query }: vscode.Uri): Promise<void> {
  const { t } = vscode.l10n;
  const link = readDeepLink(path, query);
  if (!link) throw new HumanError(t('This link names no words of a source.'));
  await corpora.whenIdle();
  const corpus = corpora.all.find(({ sources }) => sources.has(link.source));
  if (!corpus) {
    throw new HumanError(t('Open the folder that holds {0}, then follow the link again.', link.source));
  }
  const text = (await vscode.workspace.openTextDocument(corpus.uri(link.source))).getText();
  const found = linkedPlace(link.target, text);
  const place: Place = { corpus, source: link.source, span: found?.span ?? { start: 0, end: 0 } };
  await reveal(place);
  if (!found) throw new HumanError(t('These words are not in {0} any more.', link.source));
  if (found.places > 1) {
    void vscode.window.showInformationMessage(
      t('These words stand in {0} places of {1}; this is the likeliest.', found.places, link.source),
    );
  }
}
