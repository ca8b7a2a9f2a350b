import * as vscode from 'vscode';
import type { SourceView } from '../../core/corpus/sourceView';
import { HeadingScan, type Heading } from '../../core/text/headings';
import { partsOf } from '../../core/text/span';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { symbolKindOf, typeLabel } from '../mentionTypes';
import { forSources } from '../sourceSelector';
import { mentionsInWords } from '../translate';

/** Most entities under the headings of one outline; a 20 MB source has too many to be an outline. */
const MOST_ENTITIES = 2000;

/** Rest after the last change of the shown source before its outline is asked for again, in milliseconds. */
const PAUSE = 300;

/** The outline of a source: its headings as a tree, and below each the entities that are first named there. */
export function registerOutline(corpora: Corpora): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document, token) {
      const { version } = document;
      const found = await headingsOf(document, token);
      // A newer text is asked for again.
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const place = corpora.placeOf(document.uri);
      const view = place?.corpus.index.view(place.source);
      return outline(document, found, place && view ? entitiesOf(place.corpus, view, document) : []);
    },
  };
  const register = (): vscode.Disposable =>
    forSources(selector =>
      vscode.languages.registerDocumentSymbolProvider(selector, provider, { label: vscode.l10n.t('Names') }),
    );
  let registered = register();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // VS Code asks again when the text changes, not when we know more of it: a new registration makes it ask.
  const renew = (): void => {
    timer = undefined;
    registered.dispose();
    registered = register();
  };
  return vscode.Disposable.from(
    corpora.onDidChange(({ corpus, sources }) => {
      const shown =
        vscode.window.activeTextEditor && corpora.placeOf(vscode.window.activeTextEditor.document.uri);
      if (shown?.corpus === corpus && sources.includes(shown.source)) timer ??= setTimeout(renew, PAUSE);
    }),
    { dispose: () => clearTimeout(timer) },
    { dispose: () => registered.dispose() },
  );
}

/** Lines that are looked at for headings in one piece: some milliseconds. */
const LINES_AT_A_TIME = 5000;

interface EntityRow {
  readonly offset: number;
  readonly symbol: vscode.DocumentSymbol;
}

/** Each entity where it is first named, in text order. */
function entitiesOf(corpus: OpenCorpus, view: SourceView, document: vscode.TextDocument): EntityRow[] {
  const rows: EntityRow[] = [];
  const seen = new Set<string>();
  view.mentions.forEach((mention, at) => {
    const id = view.links[at]?.entity;
    if (id === undefined || seen.has(id) || rows.length >= MOST_ENTITIES) return;
    seen.add(id);
    const entity = corpus.index.entity(id);
    const [{ start, end }] = partsOf(mention);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const count = corpus.index.occurrencesIn(id, view.source).length;
    const detail = `${typeLabel(mention.type)} · ${mentionsInWords(vscode.l10n.t, count)}`;
    const name = entity?.label ?? mention.name;
    rows.push({
      offset: mention.start,
      symbol: new vscode.DocumentSymbol(name, detail, symbolKindOf(mention.type), range, range),
    });
  });
  return rows;
}

interface OpenSection {
  readonly level: number;
  readonly symbol: vscode.DocumentSymbol;
}

/** The headings, found in pieces so that a large source does not hold up the editor. */
async function headingsOf(
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<readonly Heading[]> {
  const scan = new HeadingScan(document.getText());
  while (!scan.step(LINES_AT_A_TIME) && !token.isCancellationRequested)
    await new Promise(done => setTimeout(done, 0));
  return scan.found;
}

function outline(
  document: vscode.TextDocument,
  found: readonly Heading[],
  entities: readonly EntityRow[],
): vscode.DocumentSymbol[] {
  const roots: vscode.DocumentSymbol[] = [];
  const open: OpenSection[] = [];
  const add = (symbol: vscode.DocumentSymbol): void => {
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
  };
  let next = 0;
  const addEntitiesBefore = (offset: number): void => {
    for (let row = entities[next]; row && row.offset < offset; row = entities[++next]) add(row.symbol);
  };
  found.forEach((heading, at) => {
    addEntitiesBefore(heading.start);
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const symbol = sectionOf(document, heading, endOfSection(found, at));
    add(symbol);
    open.push({ level: heading.level, symbol });
  });
  addEntitiesBefore(Infinity);
  return roots;
}

/** Offset at which the next heading of the same or a higher level begins. */
function endOfSection(found: readonly Heading[], at: number): number {
  const level = found[at]?.level ?? 0;
  return found.slice(at + 1).find(heading => heading.level <= level)?.start ?? Infinity;
}

function sectionOf(document: vscode.TextDocument, heading: Heading, end: number): vscode.DocumentSymbol {
  const from = document.positionAt(heading.start);
  const last = Number.isFinite(end)
    ? document.positionAt(end)
    : document.lineAt(document.lineCount - 1).range.end;
  const own = new vscode.Range(from, document.positionAt(heading.end));
  const all = new vscode.Range(from, last.isBefore(own.end) ? own.end : last);
  return new vscode.DocumentSymbol(heading.title, '', vscode.SymbolKind.String, all, own);
}
