import * as vscode from 'vscode';
import { anchor } from '../../core/annotation/anchoring';
import type { Target } from '../../core/annotation/annotation';
import { HumanError } from '../../core/text/humanError';
import type { Corpora } from '../corpus/corpora';
import { reveal, type Place } from '../places';

/** UTF-16 units of a quotation that a link carries: enough to find it, short enough for every program. */
const MOST_QUOTE = 200;

/** The only page that our links name. */
const PATH = '/open';

/** The address of the extension for links: `vscode://glossator.glossator/…`. */
export interface LinkBase {
  readonly scheme: string;
  readonly extension: string;
}

/** A link that leads to words of a source, also after the source was edited. */
export function deepLink({ scheme, extension }: LinkBase, source: string, target: Target): string {
  const query = new URLSearchParams({
    source,
    quote: target.exact.slice(0, MOST_QUOTE),
    prefix: target.prefix,
    suffix: target.exact.length > MOST_QUOTE ? '' : target.suffix,
    start: String(target.start),
  });
  return `${scheme}://${extension}${PATH}?${query.toString()}`;
}

/** What a link names; `undefined` where it is none of ours. Anybody may have written it. */
export function readDeepLink(
  path: string,
  query: string,
): { readonly source: string; readonly target: Target } | undefined {
  const values = new URLSearchParams(query);
  const [source, exact] = [values.get('source'), values.get('quote')];
  const start = Number(values.get('start') ?? 0);
  if (path !== PATH || source === null || exact === null || exact === '') return undefined;
  if (!Number.isSafeInteger(start) || start < 0) return undefined;
  return {
    source,
    target: {
      start,
      end: start + exact.length,
      exact,
      prefix: values.get('prefix') ?? '',
      suffix: values.get('suffix') ?? '',
    },
  };
}

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
