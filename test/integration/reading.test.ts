import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openSource, positionIn, rangeOf } from './editor';

const ARTICLE = 'encyclopaedia/marsaskala-accord.txt';

describe('Reading', () => {
  before(whenIdle);

  it('shows a card with other sources on a name', async () => {
    const { document } = await openSource(ARTICLE);
    const card = await cardAt(document, positionIn(document, 'Belhadj'));
    assert.match(card.text, /mentions in \d+ sources/);
    assert.match(card.text, /command:glossator\.reveal\?/);
    assert.match(card.text, /command:glossator\.openEntityPage\?/);
  });

  it('trusts its own commands only, and escapes what sources say', async () => {
    const { document } = await openSource(ARTICLE);
    const { markdown } = await cardAt(document, positionIn(document, 'Belhadj'));
    assert.ok(typeof markdown.isTrusted === 'object');
    assert.ok(markdown.isTrusted.enabledCommands.every(command => command.startsWith('glossator.')));
    assert.equal(markdown.supportHtml ?? false, false);
  });

  it('jumps to what a link of the card names, and to nothing else', async () => {
    const { document } = await openSource('diary/george-camilleri-1974.txt');
    const range = rangeOf(document, 'Camilleri');
    const place = [document.uri.toString(), document.offsetAt(range.start), document.offsetAt(range.end)];
    await openSource(ARTICLE);
    await vscode.commands.executeCommand('glossator.reveal', ...place);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), document.uri.toString());
    assert.deepEqual(editor?.selection, new vscode.Selection(range.start, range.end));
    for (const args of [
      ['file:///etc/passwd', 0, 1],
      ['no uri', 0, 1],
      [place[0], -1, 2],
      [place[0], 3, 1],
      [{}],
    ]) {
      await vscode.commands.executeCommand('glossator.reveal', ...args);
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    }
  });

  it('finds the mentions of an entity in all sources', async () => {
    const { document } = await openSource(ARTICLE);
    const position = positionIn(document, 'Belhadj');
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      position,
    );
    assert.ok(new Set(found.map(({ uri }) => uri.toString())).size > 1);
    const here = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    const inDocument = found.filter(({ uri }) => uri.toString() === document.uri.toString());
    assert.deepEqual(
      here.map(({ range }) => range),
      inDocument.map(({ range }) => range),
    );
  });

  it('goes to the first full mention', async () => {
    const { document } = await openSource('news/2024-05-17-archive-row.txt');
    const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionIn(document, 'Camilleri', 1),
    );
    assert.equal(definitions.length, 1);
    const target = await vscode.workspace.openTextDocument(definitions[0]?.targetUri ?? document.uri);
    assert.match(target.getText(definitions[0]?.targetRange), /^\S+ (\S+ )*Camilleri$/);
  });

  it('steps through the mentions of an entity and back', async () => {
    const editor = await openSource(ARTICLE);
    const start = rangeOf(editor.document, 'Belhadj');
    editor.selection = new vscode.Selection(start.start, start.start);
    await vscode.commands.executeCommand('glossator.nextMentionOfEntity');
    const next = vscode.window.activeTextEditor?.selection;
    assert.ok(next && !next.isEqual(editor.selection.with(start.start)));
    await vscode.commands.executeCommand('glossator.previousMentionOfEntity');
    assert.ok(vscode.window.activeTextEditor?.selection.intersection(start));
  });

  it('outlines headings with the entities below them', async () => {
    const { document } = await openSource(ARTICLE);
    // An outline that is renewed while it is asked for answers nothing.
    const title = await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.[0];
    });
    assert.ok(title.children.length > 0);
    assert.equal(title.kind, vscode.SymbolKind.String);
    assert.ok(title.children.some(({ kind }) => kind !== vscode.SymbolKind.String));
  });

  it('finds entities among the workspace symbols, other spellings too', async () => {
    for (const query of ['Belhadj', 'Bilhaj', 'Tarik Bilhaj']) {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      assert.ok(
        found.some(({ name }) => name.includes('Belhadj')),
        `${query} finds ${found.map(({ name }) => name).join(', ')}`,
      );
    }
  });

  it('writes a page on an entity, each quotation a link', async () => {
    const { document } = await openSource(ARTICLE);
    const { start } = rangeOf(document, 'Belhadj');
    const offset = document.offsetAt(start);
    await vscode.commands.executeCommand('glossator.openEntityPage', document.uri.toString(), offset, offset);
    const page = vscode.window.activeTextEditor?.document;
    assert.equal(page?.uri.scheme, 'glossator');
    assert.equal(page?.languageId, 'markdown');
    const line = page
      .getText()
      .split('\n')
      .findIndex(text => text.startsWith('- '));
    const [target] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      page.uri,
      new vscode.Position(line, 6),
    );
    assert.equal(target?.uri.scheme, document.uri.scheme);
  });

  it('orders a page by dates', async () => {
    const { document } = await openSource(ARTICLE);
    const offset = document.offsetAt(rangeOf(document, 'Belhadj').start);
    await vscode.commands.executeCommand('glossator.openEntityPage', document.uri.toString(), offset, offset);
    await vscode.commands.executeCommand('glossator.entityPageByDate');
    const page = vscode.window.activeTextEditor?.document.getText() ?? '';
    const years = [...page.matchAll(/^## (\d{4})$/gm)].map(([, year]) => Number(year));
    assert.ok(years.length > 1, page);
    assert.deepEqual(
      years,
      [...years].sort((a, b) => a - b),
    );
  });

  it('shows a card with value, certainty and other sources on a date', async () => {
    const { document } = await openSource(ARTICLE);
    const { text } = await cardAt(document, positionIn(document, '12 May 1974'));
    assert.match(text, /\*\*12 May 1974\*\* · date · `1974-05-12`/);
    assert.match(text, /Certain/);
    assert.match(text, /The same date in other sources/);
    const same = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      positionIn(document, '12 May 1974'),
    );
    assert.ok(new Set(same.map(({ uri }) => uri.toString())).size > 1);
  });

  it('hints at inferred dates if the reader wants it', async () => {
    const { document } = await openSource(ARTICLE);
    const hints = async (): Promise<vscode.InlayHint[]> =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
    assert.deepEqual(await hints(), []);
    const settings = vscode.workspace.getConfiguration('glossator');
    await settings.update('dates.inlayHints', true, vscode.ConfigurationTarget.Workspace);
    try {
      const { end } = rangeOf(document, 'Two days later');
      const found = (await hints()).find(({ position }) => position.isEqual(end));
      assert.equal(found?.label, '5 February 1972');
    } finally {
      await settings.update('dates.inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

/** Activates the extension and waits until the corpus is analysed. */
async function whenIdle(): Promise<void> {
  const extension = vscode.extensions.getExtension('glossator.glossator');
  const api = (await extension?.activate()) as { whenIdle(): Promise<void> } | undefined;
  await api?.whenIdle();
}

async function cardAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<{ text: string; markdown: vscode.MarkdownString }> {
  return eventually(async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const [content] = hovers.flatMap(({ contents }) => contents);
    return content instanceof vscode.MarkdownString ? { text: content.value, markdown: content } : undefined;
  });
}
