import * as assert from 'node:assert/strict';
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
} from './sidecars';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';

const problemsIn = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Glossator');

describe('Annotations that survive', () => {
  before(async () => {
    await openSource(LETTER);
    await whenIdle();
  });
  afterEach(removeSidecars);

  it('takes a sidecar along when its source is renamed', async () => {
    const path = 'kept/before.txt';
    await withFile(path, 'Nermin Aydin met Tarek Belhadj in Tunis on 4 March 1975.\n');
    try {
      await openSource(path);
      await whenIdle();
      await run('accept', ...(await on(path, 'Nermin Aydin')));
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(inWorkspace(path), inWorkspace('kept/after.txt'));
      await vscode.workspace.applyEdit(edit);
      await eventually(async () => {
        assert.equal(await statusOf('kept/after.txt', 'Nermin Aydin'), 'accepted');
        assert.match(await readText(sidecarOf('kept/after.txt')), /"path": "kept\/after\.txt"/);
        return true;
      });
      assert.equal((await vscode.workspace.findFiles('kept/before*')).length, 0);
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('kept'), { recursive: true });
    }
  });

  it('says which decisions have lost their place, and puts one back by a quick fix', async () => {
    const path = 'kept/changed.txt';
    const file = await withFile(path, 'First, Nermin Aydin came. Then the long talks in Tunis began.\n');
    try {
      const editor = await openSource(path);
      const range = rangeOf(editor.document, 'the long talks');
      editor.selection = new vscode.Selection(range.start, range.end);
      await run('annotateSelection', { type: 'event' });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.writeFile(
        inWorkspace(path),
        Buffer.from('Quite another text altogether, by somebody else, about nothing of the kind.\n'),
      );
      const [problem] = await eventually(() => {
        const found = problemsIn(inWorkspace(path));
        return found.length > 0 ? found : undefined;
      });
      assert.match(problem?.message ?? '', /the long talks/);
      assert.equal((await itemsOn(path, 'the long talks')).length, 1);
      const again = await openSource(path);
      const words = rangeOf(again.document, 'Quite another text');
      again.selection = new vscode.Selection(words.start, words.end);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        inWorkspace(path),
        problem?.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const attach = actions.find(({ title }) => title === 'Attach to the Selection');
      assert.ok(attach?.command, actions.map(({ title }) => title).join(', '));
      await vscode.commands.executeCommand(attach.command.command, ...(attach.command.arguments ?? []));
      assert.equal(await statusOf(path, 'Quite another text'), 'accepted');
      await eventually(() => (problemsIn(inWorkspace(path)).length === 0 ? true : undefined));
    } finally {
      file.dispose();
    }
  });

  it('counts code points whatever the line ends, byte-order mark and emoji', async () => {
    const path = 'kept/ends.txt';
    const text = '\ufeffOne 😀 line\nthen\r\nNermin Aydin 🕊 met\rTarek Belhadj.\r\n';
    const file = await withFile(path, text);
    try {
      await openSource(path);
      await whenIdle();
      await run('accept', ...(await on(path, 'Nermin Aydin')));
      const [item] = await itemsOn(path, 'Nermin Aydin');
      assert.ok(item);
      const characters = [...text.slice(1)];
      assert.equal(characters.slice(startOf(item), startOf(item) + 12).join(''), 'Nermin Aydin');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      file.dispose();
    }
  });

  it('keeps notes as threads, on passages and on annotations', async () => {
    const { document } = await openSource(LETTER);
    const range = rangeOf(document, 'the lifeboat');
    const thread = { uri: document.uri, range, dispose: () => undefined };
    await run('saveNote', { thread, text: 'Which one?' });
    const [note] = await itemsOn(LETTER, 'the lifeboat');
    const body = note?.body?.find(({ purpose }) => purpose === 'commenting');
    assert.equal(body?.value, 'Which one?');
    await run('undoDecision');
    assert.equal((await itemsOn(LETTER, 'the lifeboat')).length, 0);
  });

  it('tags an annotation', async () => {
    await openSource(LETTER);
    await run('addTag', ...(await on(LETTER, 'Solberg')), ['to check', 'IMCO']);
    const tags = (await itemsOn(LETTER, 'Solberg'))[0]?.body?.filter(({ purpose }) => purpose === 'tagging');
    assert.deepEqual(
      tags?.map(({ value }) => value),
      ['to check', 'IMCO'],
    );
    await run('undoDecision');
  });

  it('merges what git left in a sidecar by a quick fix', async () => {
    await openSource(LETTER);
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    const json = await readText(sidecarOf(LETTER));
    const at = json.indexOf('"glossator:status": "suggested"');
    const line = json.slice(json.lastIndexOf('\n', at) + 1, json.indexOf('\n', at));
    const marked =
      json.slice(0, json.indexOf(line)) +
      `<<<<<<< ours\n${line}\n=======\n${line.replace('suggested', 'rejected')}\n>>>>>>> theirs` +
      json.slice(json.indexOf(line) + line.length);
    await vscode.workspace.fs.writeFile(sidecarOf(LETTER), Buffer.from(marked));
    const problem = await eventually(() => problemsIn(sidecarOf(LETTER))[0]);
    assert.match(problem.message, /conflict|merge/i);
    await run('applyFix', sidecarOf(LETTER).toString(), { kind: 'merge marks' });
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
    assert.ok((await items(LETTER)).some(item => item['glossator:status'] === 'rejected'));
    await eventually(() => (problemsIn(sidecarOf(LETTER)).length === 0 ? true : undefined));
  });

  it('compares two sidecars side by side and takes what is better there', async () => {
    await openSource(LETTER);
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    await run('accept', ...(await on(LETTER, 'Slim Ghorbal')));
    const theirs = inWorkspace('theirs.json');
    const page = JSON.parse(await readText(sidecarOf(LETTER))) as { items: { [key: string]: unknown }[] };
    for (const item of page.items) {
      if (quoteOf(item as never) === 'Camilleri') item['glossator:status'] = 'rejected';
    }
    await vscode.workspace.fs.writeFile(theirs, Buffer.from(JSON.stringify(page)));
    try {
      await run('compareAnnotations', inWorkspace(LETTER), [theirs]);
      const editor = await eventually(() => {
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.scheme === 'glossator-compare' ? active : undefined;
      });
      const lines = editor.document.getText().split('\n');
      assert.match(lines.join('\n'), /kappa/);
      const row = lines.findIndex(line => line.includes('“Camilleri”'));
      editor.selection = new vscode.Selection(row, 0, row, 0);
      await run('takeOtherVersion');
      assert.equal(await statusOf(LETTER, 'Camilleri'), 'rejected');
    } finally {
      await vscode.workspace.fs.delete(theirs);
    }
  });
});
