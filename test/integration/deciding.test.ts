import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, inWorkspace, openSource, rangeOf, readText, withFile } from './editor';
import {
  items,
  itemsOn,
  on,
  quoteOf,
  removeSidecars,
  run,
  sidecarOf,
  startOf,
  statusOf,
  whenIdle,
  type Item,
} from './sidecars';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';
const DIARY = 'diary/george-camilleri-1974.txt';

describe('Deciding', () => {
  before(async () => {
    await openSource(LETTER);
    await whenIdle();
  });
  afterEach(removeSidecars);

  it('writes no sidecar because a source was opened', async () => {
    await openSource(DIARY);
    await whenIdle();
    assert.equal(existsSync(sidecarOf(DIARY).fsPath), false);
  });

  it('annotates a source: every quotation stands where its position says', async () => {
    await openSource(LETTER);
    await run('annotateSource');
    const text = [...(await readText(inWorkspace(LETTER)))];
    const found = await items(LETTER);
    assert.ok(found.length > 5);
    for (const item of found) {
      const start = startOf(item);
      const quote = quoteOf(item) ?? '';
      assert.equal(text.slice(start, start + [...quote].length).join(''), quote);
      assert.equal(item['glossator:status'], 'suggested');
    }
  });

  it('accepts and rejects suggestions, and undoes and redoes it', async () => {
    const place = await on(LETTER, 'Camilleri');
    await run('accept', ...place);
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
    await run('reject', ...(await on(LETTER, 'Jaziri')));
    assert.equal(await statusOf(LETTER, 'Jaziri'), 'rejected');
    await run('undoDecision');
    assert.equal(await statusOf(LETTER, 'Jaziri'), 'suggested');
    await run('undoDecision');
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'suggested');
    await run('redoDecision');
    await run('redoDecision');
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
    assert.equal(await statusOf(LETTER, 'Jaziri'), 'rejected');
    const [item] = await itemsOn(LETTER, 'Camilleri');
    assert.equal(item?.creator?.type, 'Person');
  });

  it('annotates the selection, without the blanks at its ends', async () => {
    const editor = await openSource(LETTER);
    const range = rangeOf(editor.document, ' two teleprinters,');
    editor.selection = new vscode.Selection(range.start, range.end.translate(0, -1));
    await run('annotateSelection', { type: 'other' });
    const [item] = await itemsOn(LETTER, 'two teleprinters');
    assert.equal(item?.['glossator:status'], 'accepted');
    assert.equal(item.body?.find(({ purpose }) => purpose === 'classifying')?.source, 'glossator:other');
    await run('undoDecision');
    assert.equal((await itemsOn(LETTER, 'two teleprinters')).length, 0);
  });

  it('keeps a decision where its words go while the source is edited, and after it is saved', async () => {
    const path = 'deciding/edited.txt';
    const file = await withFile(path, 'On Monday 😀 Nermin Aydin met Tarek Belhadj in Tunis.\n');
    try {
      const editor = await openSource(path);
      await eventually(async () => ((await mentionsOf(path)) ? true : undefined));
      await run('accept', ...(await on(path, 'Nermin Aydin')));
      await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Ankara, 4 March 1975 🕊\n\n'));
      await editor.edit(edit => edit.replace(rangeOf(editor.document, 'Nermin Aydin'), 'Nermin H. Aydin'));
      await editor.document.save();
      await eventually(async () => {
        const [item] = await itemsOn(path, 'Nermin H. Aydin');
        assert.equal(item?.['glossator:status'], 'accepted');
        const text = [...editor.document.getText()];
        const start = startOf(item);
        assert.equal(text.slice(start, start + 15).join(''), 'Nermin H. Aydin');
        return true;
      });
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      file.dispose();
    }
  });

  it('accepts many at once, undone and redone as one step across sources', async () => {
    const filter = { sources: [LETTER, DIARY], types: ['person'], minimum: 0.5 };
    await run('acceptMany', filter);
    const accepted = async (source: string): Promise<number> =>
      (await items(source)).filter(item => item['glossator:status'] === 'accepted').length;
    const [inLetter, inDiary] = [await accepted(LETTER), await accepted(DIARY)];
    assert.ok(inLetter > 0 && inDiary > 0);
    await run('undoDecision');
    assert.deepEqual([await accepted(LETTER), await accepted(DIARY)], [0, 0]);
    await run('redoDecision');
    assert.deepEqual([await accepted(LETTER), await accepted(DIARY)], [inLetter, inDiary]);
  });

  it('offers decisions as code actions', async () => {
    const { document } = await openSource(LETTER);
    await whenIdle();
    const range = rangeOf(document, 'Camilleri');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(range.start, range.start),
    );
    const commands = actions.map(({ command }) => command?.command);
    for (const id of ['accept', 'reject', 'correctType', 'thisIs']) {
      assert.ok(commands.includes(`glossator.${id}`), id);
    }
  });

  it('renames an entity everywhere and leaves the text alone', async () => {
    const { document } = await openSource(LETTER);
    const before = document.getText();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      rangeOf(document, 'Camilleri').start,
      'George P. Camilleri',
    );
    assert.equal(edit.size, 0);
    assert.equal(document.getText(), before);
    const registry = await readText(inWorkspace('glossator.entities.json'));
    assert.match(registry, /"label": "George P\. Camilleri"/);
    await run('undoDecision');
    assert.doesNotMatch(await readText(inWorkspace('glossator.entities.json')), /George P\. Camilleri/);
  });

  it('sets a source’s own date, which then counts', async () => {
    await openSource(LETTER);
    await run('setSourceDate', ...(await on(LETTER, 'Tunis')), '1976-02-03');
    const sidecar = JSON.parse(await readText(sidecarOf(LETTER))) as {
      'glossator:source': { date?: string };
    };
    assert.equal(sidecar['glossator:source'].date, '1976-02-03');
    await run('undoDecision');
  });

  it('takes over what others write into a sidecar while decisions are made', async () => {
    await openSource(LETTER);
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    const json = await readText(sidecarOf(LETTER));
    const page = JSON.parse(json) as { items: Item[] };
    const other = page.items.find(item => quoteOf(item) === 'Jaziri');
    assert.ok(other);
    const theirs = JSON.stringify(page).replace(
      JSON.stringify(other),
      JSON.stringify({
        ...other,
        'glossator:status': 'rejected',
        creator: { type: 'Person', name: 'A colleague' },
        created: '2026-01-01T00:00:00Z',
      }),
    );
    await vscode.workspace.fs.writeFile(sidecarOf(LETTER), Buffer.from(theirs));
    await run('accept', ...(await on(LETTER, 'Slim Ghorbal')));
    await eventually(async () => {
      assert.equal(await statusOf(LETTER, 'Slim Ghorbal'), 'accepted');
      assert.equal(await statusOf(LETTER, 'Jaziri'), 'rejected');
      assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
      return true;
    });
  });

  it('keeps decisions that can’t be written until they can', async () => {
    await openSource(LETTER);
    await run('annotateSource');
    // A folder in the place of the temporary file can't be written, even by the superuser.
    const obstacle = inWorkspace('letters/.1975-01-09-belhadj-to-aydin.txt.annotations.json.tmp');
    await vscode.workspace.fs.createDirectory(obstacle);
    try {
      await run('accept', ...(await on(LETTER, 'Camilleri')));
      assert.equal(await statusOf(LETTER, 'Camilleri'), 'suggested');
    } finally {
      await vscode.workspace.fs.delete(obstacle);
    }
    await run('accept', ...(await on(LETTER, 'Slim Ghorbal')));
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
    assert.equal(await statusOf(LETTER, 'Slim Ghorbal'), 'accepted');
  });

  it('leaves a sidecar alone that it can’t read', async () => {
    const broken = '{ "items": [ nothing of the sort';
    await vscode.workspace.fs.writeFile(sidecarOf(LETTER), Buffer.from(broken));
    await openSource(LETTER);
    await whenIdle();
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    assert.equal(await readText(sidecarOf(LETTER)), broken);
  });
});

/** The mentions that a hover finds; `undefined` while the source is not analysed. */
async function mentionsOf(path: string): Promise<true | undefined> {
  await whenIdle();
  const symbols = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    inWorkspace(path),
  );
  return symbols && symbols.length > 0 ? true : undefined;
}
