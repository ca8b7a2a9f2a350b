import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, openSource, rangeOf, withFile } from './editor';
import { removeSidecars, run, whenIdle } from './sidecars';

const PATH = 'parts/voyage.txt';
const TEXT = 'In 1974 ships from North and South America met. Nermin Aydin saw it.\n';

describe('An annotation of several parts', () => {
  let file: vscode.Disposable;
  let editor: vscode.TextEditor;
  before(async () => {
    file = await withFile(PATH, TEXT);
    editor = await openSource(PATH);
    await whenIdle();
    editor.selections = ['North', 'America'].map(words => {
      const { start, end } = rangeOf(editor.document, words);
      return new vscode.Selection(start, end);
    });
    await run('annotateSelection', { type: 'place' });
  });
  after(async () => {
    await removeSidecars();
    file.dispose();
  });

  const at = (words: string): [vscode.Uri, vscode.Position] => [
    inWorkspace(PATH),
    rangeOf(editor.document, words).start.translate(0, 2),
  ];
  const words = (range: vscode.Range | undefined): string =>
    range ? editor.document.getText(range) : 'none';
  const hovered = async (place: string): Promise<string[]> =>
    (await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', ...at(place))).map(
      ({ range }) => words(range),
    );

  const highlighted = async (): Promise<string[]> =>
    (
      await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        ...at('America'),
      )
    ).map(({ range }) => words(range));

  it('is highlighted part by part', () =>
    eventually(async () => {
      assert.deepEqual(await highlighted(), ['North', 'America']);
      return true;
    }));

  it('has a card on each part, and none between', async () => {
    assert.deepEqual(await hovered('North'), ['North']);
    assert.deepEqual(await hovered('America'), ['America']);
    assert.deepEqual(await hovered('and South'), []);
  });

  it('stands for its first part where one place is shown', async () => {
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      ...at('America'),
    );
    assert.deepEqual(
      references.map(({ range }) => words(range)),
      ['North'],
    );
    // An outline that is renewed while it is asked for answers nothing.
    const symbol = await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        inWorkspace(PATH),
      );
      return symbols?.find(({ name }) => name === 'North America');
    });
    assert.equal(words(symbol.range), 'North');
  });

  it('goes when that is undone', async () => {
    await run('undoDecision');
    await eventually(async () => {
      assert.notDeepEqual(await highlighted(), ['North', 'America']);
      return true;
    });
  });
});
