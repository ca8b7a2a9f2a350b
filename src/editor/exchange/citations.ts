import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { targetAt } from '../../core/annotation/quote';
import { citationOf, plainCitation, type Citation } from '../../core/interchange/citations';
import { HumanError } from '../../core/text/humanError';
import { LineIndex } from '../../core/text/lines';
import { findMark } from '../annotating/marks';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import { plain } from '../markdown';
import { activePlace, readPlace } from '../places';
import { deepLink, type LinkBase } from './deepLinkAddress';

/** `Copy Citation`, as Markdown and as HTML: the words, where they stand, and a link that leads back to them. */
export function registerCitations(corpora: Corpora, base: LinkBase): vscode.Disposable {
  const copy =
    (format: (citation: Citation, link: string) => string) =>
    async (...args: readonly unknown[]): Promise<void> => {
      const { citation, link } = await citationAt(corpora, base, args);
      await vscode.env.clipboard.writeText(format(citation, link));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', plainCitation(citation)), MESSAGE_TIME);
    };
  return vscode.Disposable.from(
    registerCommand(
      'glossator.copyCitation',
      copy((citation, link) => `${plainCitation(citation)} ${link}`),
    ),
    registerCommand('glossator.copyAsMarkdown', copy(asMarkdown)),
    registerCommand('glossator.copyAsHtml', copy(asHtml)),
  );
}

/** How long the status bar says what was copied, in milliseconds. */
const MESSAGE_TIME = 4000;

/** The selection if there is one, else the mention or date at the caret or in a link. */
async function citationAt(
  corpora: Corpora,
  base: LinkBase,
  args: readonly unknown[],
): Promise<{ readonly citation: Citation; readonly link: string }> {
  const given = readPlace(corpora, args);
  const selected = given ? undefined : activePlace(corpora);
  const mark = await findMark(corpora, args);
  const isSelection = selected !== undefined && selected.span.start < selected.span.end;
  const place = isSelection ? selected : (mark ?? given);
  if (!place) {
    throw new HumanError(vscode.l10n.t('Select the words to cite, or put the caret on a mention or date.'));
  }
  const { corpus, source, span } = place;
  const text = await corpus.text(source);
  const view = corpus.index.view(source);
  const target = targetAt(text, span);
  const annotation: Annotation = {
    id: '',
    targets: [target],
    content: { kind: 'note' },
    status: 'accepted',
    comments: [],
    tags: [],
  };
  const record = {
    path: source,
    sha256: '',
    characters: 0,
    ...(view && { title: view.title }),
    ...(view?.date && { date: view.date.value }),
  };
  return {
    citation: citationOf(annotation, { path: source, record }, new LineIndex(text)),
    link: deepLink(base, source, target),
  };
}

const placeOf = ({ title, date, line }: Citation): string =>
  [title, date, line === undefined ? undefined : vscode.l10n.t('line {0}', line)]
    .filter(part => part !== undefined)
    .join(', ');

const asMarkdown = (citation: Citation, link: string): string =>
  `> ${plain(citation.quotation)}\n>\n> — [${plain(placeOf(citation))}](<${link}>)\n`;

const asHtml = (citation: Citation, link: string): string =>
  `<figure><blockquote>${escapeHtml(citation.quotation)}</blockquote>` +
  `<figcaption><a href="${escapeHtml(link)}">${escapeHtml(placeOf(citation))}</a></figcaption></figure>\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);
