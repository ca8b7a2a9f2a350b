import * as vscode from 'vscode';
import { HumanError } from '../core/text/humanError';
import { registerCommand } from './commands';
import type { Corpora } from './corpus/corpora';
import type { OpenCorpus } from './corpus/openCorpus';
import { entityPageText } from './entityPageText';
import { givenPlace } from './places';

/** Scheme of the read-only documents that Glossator writes. */
const SCHEME = 'glossator';

/** Rest after the last change of a corpus before open pages are written anew, in milliseconds. */
const PAUSE = 500;

export type PageOrder = 'sources' | 'dates';

/** What a page's URI says: whose page it is and how it is ordered. */
interface PageRequest {
  readonly corpus: string;
  readonly entity: string;
  readonly order: PageOrder;
}

/** Entity pages: read-only Markdown documents with all that the corpus says of an entity. */
export function registerEntityPages(corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    timer = undefined;
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
  };
  return vscode.Disposable.from(
    changed,
    { dispose: () => clearTimeout(timer) },
    corpora.onDidChange(() => {
      timer ??= setTimeout(refresh, PAUSE);
    }),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => pageText(corpora, uri),
    }),
    vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, { provideDefinition: quotedPlace }),
    registerCommand('glossator.openEntityPage', (...args) => openPage(corpora, args)),
    registerCommand('glossator.entityPageBySource', () => reorder('sources')),
    registerCommand('glossator.entityPageByDate', () => reorder('dates')),
  );
}

const pageUri = (label: string, request: PageRequest): vscode.Uri =>
  vscode.Uri.from({
    scheme: SCHEME,
    // Shown as the tab's title; a label with a slash would be taken for a folder.
    path: `/${label.replace(/[/\\]/g, ' ')}.md`,
    query: JSON.stringify(request),
  });

function readRequest(uri: vscode.Uri): PageRequest | undefined {
  try {
    const { corpus, entity, order } = JSON.parse(uri.query) as Partial<Record<string, unknown>>;
    if (typeof corpus !== 'string' || typeof entity !== 'string') return undefined;
    return { corpus, entity, order: order === 'dates' ? 'dates' : 'sources' };
  } catch {
    return undefined;
  }
}

async function pageText(corpora: Corpora, uri: vscode.Uri): Promise<string> {
  const request = readRequest(uri);
  const corpus = request && corpora.all.find(({ id }) => id === request.corpus);
  const entity = request && corpus?.index.entity(request.entity);
  if (!request || !corpus || !entity) return vscode.l10n.t('The corpus no longer names this entity.');
  return entityPageText(corpus, entity, request.order);
}

async function openPage(corpora: Corpora, args: readonly unknown[]): Promise<void> {
  const found = namedEntity(corpora, args) ?? entityAtCaret(corpora, args);
  if (!found)
    throw new HumanError(vscode.l10n.t('Put the caret on a name that is linked to an entity first.'));
  const { corpus, entity } = found;
  const label = corpus.index.entity(entity)?.label ?? entity;
  await show(pageUri(label, { corpus: corpus.id, entity, order: 'sources' }));
}

interface EntityOfCorpus {
  readonly corpus: OpenCorpus;
  readonly entity: string;
}

function namedEntity(corpora: Corpora, [id, entity]: readonly unknown[]): EntityOfCorpus | undefined {
  const corpus = corpora.all.find(open => open.id === id);
  return corpus && typeof entity === 'string' && corpus.index.entity(entity) ? { corpus, entity } : undefined;
}

function entityAtCaret(corpora: Corpora, args: readonly unknown[]): EntityOfCorpus | undefined {
  const place = givenPlace(corpora, args);
  const entity = place?.corpus.index.mentionAt(place.source, place.span.start)?.link.entity;
  return place && entity !== undefined ? { corpus: place.corpus, entity } : undefined;
}

async function reorder(order: PageOrder): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const request = uri?.scheme === SCHEME ? readRequest(uri) : undefined;
  if (uri && request) await show(uri.with({ query: JSON.stringify({ ...request, order }) }));
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}

/** F12 on a quotation leads to where it stands: the target of the Markdown link at the caret. */
function quotedPlace(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
  const range = document.getWordRangeAtPosition(position, LINK);
  const target = range && /\]\(([^()\s]+)\)$/.exec(document.getText(range))?.[1];
  if (target === undefined) return undefined;
  const uri = vscode.Uri.parse(target);
  const [, line, column] = /^L(\d+),(\d+)$/.exec(uri.fragment) ?? [];
  if (line === undefined || column === undefined) return undefined;
  return new vscode.Location(
    uri.with({ fragment: '' }),
    new vscode.Position(Number(line) - 1, Number(column) - 1),
  );
}

/** A Markdown link as entity pages write them: brackets and signs in its text are escaped. */
const LINK = /\[(?:\\.|[^\]\\])+\]\([^()\s]+\)/;
