import * as vscode from 'vscode';
import { HumanError } from '../../core/text/humanError';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { writeEntityPage, type WrittenPage } from './entityPage';
import { entityPageFacts, type PageOrder, type PageTarget } from './entityPageFacts';
import { givenPlace } from '../places';

/** Scheme of the read-only documents that Glossator writes. */
const SCHEME = 'glossator';

/** Rest after the last change of a corpus before open pages are written anew, in milliseconds. */
const PAUSE = 500;

/** What a page's URI says: whose page it is and how it is ordered. */
interface PageRequest {
  readonly corpus: string;
  readonly entity: string;
  readonly order: PageOrder;
}

/** Entity pages: read-only Markdown documents with all that the corpus says of an entity. */
export class EntityPages implements vscode.Disposable {
  private readonly written = new Map<string, WrittenPage<PageTarget>>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(private readonly corpora: Corpora) {
    this.subscriptions = [
      this.changed,
      corpora.onDidChange(() => {
        this.timer ??= setTimeout(() => this.refresh(), PAUSE);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.written.delete(uri.toString())),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: uri => this.write(uri),
      }),
      vscode.languages.registerDocumentLinkProvider(
        { scheme: SCHEME },
        { provideDocumentLinks: document => this.links(document) },
      ),
      vscode.languages.registerDefinitionProvider(
        { scheme: SCHEME },
        { provideDefinition: (document, position) => this.definition(document, position) },
      ),
      registerCommand('glossator.openEntityPage', (...args) => openPage(corpora, args)),
      registerCommand('glossator.entityPageBySource', () => reorder('sources')),
      registerCommand('glossator.entityPageByDate', () => reorder('dates')),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private refresh(): void {
    this.timer = undefined;
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) this.changed.fire(uri);
  }

  private async write(uri: vscode.Uri): Promise<string> {
    const request = readRequest(uri);
    const corpus = request && this.corpusOf(request);
    const entity = request && corpus?.index.entity(request.entity);
    if (!request || !corpus || !entity) return vscode.l10n.t('The corpus no longer names this entity.');
    const page = writeEntityPage(await entityPageFacts(corpus, entity, request.order), vscode.l10n.t);
    this.written.set(uri.toString(), page);
    return page.text;
  }

  private links(document: vscode.TextDocument): vscode.DocumentLink[] {
    const corpus = this.corpusOf(readRequest(document.uri));
    const page = this.written.get(document.uri.toString());
    if (!corpus || !page) return [];
    return page.links.map(({ start, end, target }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return new vscode.DocumentLink(range, linkTarget(corpus, target));
    });
  }

  /** From anywhere on a quotation to where it stands; from the name of another entity to its page. */
  private definition(document: vscode.TextDocument, position: vscode.Position): vscode.Location | undefined {
    const corpus = this.corpusOf(readRequest(document.uri));
    const links = this.written.get(document.uri.toString())?.links ?? [];
    const offset = document.offsetAt(position);
    const link =
      links.find(({ start, end }) => start <= offset && offset <= end) ??
      links.find(({ start }) => document.positionAt(start).line === position.line);
    if (!corpus || !link) return undefined;
    if ('source' in link.target) return corpus.location(link.target.source, link.target.span);
    return new vscode.Location(linkTarget(corpus, link.target), new vscode.Position(0, 0));
  }

  private corpusOf(request: PageRequest | undefined): OpenCorpus | undefined {
    return request && this.corpora.all.find(({ id }) => id === request.corpus);
  }
}

function linkTarget(corpus: OpenCorpus, target: PageTarget): vscode.Uri {
  if ('entity' in target) {
    return pageUri(target.label, { corpus: corpus.id, entity: target.entity, order: 'sources' });
  }
  const { start } = corpus.range(target.source, target.span);
  // The editor's opener takes `#L7,204` as line and column.
  return corpus.uri(target.source).with({ fragment: `L${start.line + 1},${start.character + 1}` });
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
