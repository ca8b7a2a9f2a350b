import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, openSource, rangeOf, readText, withFile } from './editor';
import { items, itemsOn, on, removeSidecars, run, sidecarOf, startOf, statusOf, whenIdle } from './sidecars';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';

const problemsIn = (path: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(inWorkspace(path)).filter(({ source }) => source === 'Glossator');

/** The problem of a kind, once it is told. */
const problemOf = (path: string, kind: string, words = ''): Promise<vscode.Diagnostic> =>
  eventually(() => problemsIn(path).find(({ code, message }) => code === kind && message.includes(words)));

/** The quick fixes that the editor offers on a problem. */
async function fixesOf(path: string, problem: vscode.Diagnostic): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    inWorkspace(path),
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ command }) => command?.command === 'glossator.applyFix');
}

async function fix(actions: readonly vscode.CodeAction[], title: RegExp): Promise<void> {
  const action = actions.find(candidate => title.test(candidate.title));
  assert.ok(action?.command, actions.map(candidate => candidate.title).join('\n'));
  await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

describe('Adjudicating', () => {
  afterEach(removeSidecars);

  it('offers every place that an annotation may belong to, told apart by the words around', async () => {
    const path = 'adjudicating/twice.txt';
    const file = await withFile(path, 'On Monday they met. The long talks began.\n');
    try {
      const editor = await openSource(path);
      await whenIdle();
      const range = rangeOf(editor.document, 'long talks');
      editor.selection = new vscode.Selection(range.start, range.end);
      await run('annotateSelection', { type: 'event' });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const text = 'On Tuesday they met. The long talks began.\nOn Sunday they met. The long talks began.\n';
      await vscode.workspace.fs.writeFile(inWorkspace(path), Buffer.from(text));
      const problem = await problemOf(path, 'ambiguous');
      await openSource(path);
      const fixes = await fixesOf(path, problem);
      assert.deepEqual(
        fixes.map(({ title }) => title).filter(title => title.startsWith('Take')),
        [
          'Take This Place: On Sunday they met. The “long talks” began.',
          'Take This Place: … Tuesday they met. The “long talks” began.',
        ],
      );
      await fix(fixes, /Sunday/);
      const place = async (): Promise<number[]> => (await itemsOn(path, 'long talks')).map(startOf);
      assert.deepEqual(await place(), [text.lastIndexOf('long talks')]);
      await run('undoDecision');
      const again = await problemOf(path, 'ambiguous');
      await fix(await fixesOf(path, again), /Tuesday/);
      assert.deepEqual(await place(), [text.indexOf('long talks')]);
      await eventually(() => (problemsIn(path).every(({ code }) => code !== 'ambiguous') ? true : undefined));
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      file.dispose();
    }
  });

  it('shows both versions that a merge kept, and lets one of them hold', async () => {
    await openSource(LETTER);
    await whenIdle();
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    const ours = await readText(sidecarOf(LETTER));
    const item = ours.split(/(?<=\n)(?= {4}\{\n)/).find(text => text.includes('"accepted"')) ?? '';
    const theirs = item
      .replace('"accepted"', '"rejected"')
      .replace(/("type": "Person", "name": )"[^"]*"/, '$1"Bea"');
    const marked = `<<<<<<< ours\n${item}=======\n${theirs}>>>>>>> theirs\n`;
    await vscode.workspace.fs.writeFile(sidecarOf(LETTER), Buffer.from(ours.replace(item, marked)));
    await eventually(() =>
      vscode.languages.getDiagnostics(sidecarOf(LETTER)).find(({ code }) => code === 'invalid sidecar'),
    );
    await run('applyFix', sidecarOf(LETTER).toString(), { kind: 'merge marks' });
    const versions = async (): Promise<string[]> =>
      (await itemsOn(LETTER, 'Camilleri')).map(other => other['glossator:status']).sort();
    assert.deepEqual(await versions(), ['accepted', 'rejected']);
    const theirVersion = await problemOf(LETTER, 'conflict', 'Bea');
    const fixes = await fixesOf(LETTER, theirVersion);
    await fix(fixes, /^This Version Holds: Bea, rejected person/);
    assert.deepEqual(await versions(), ['rejected']);
    await eventually(() => (problemsIn(LETTER).every(({ code }) => code !== 'conflict') ? true : undefined));
    await run('undoDecision');
    assert.deepEqual(await versions(), ['accepted', 'rejected']);
    const ourVersion = await problemOf(LETTER, 'conflict', 'accepted person');
    await fix(await fixesOf(LETTER, ourVersion), /, accepted person/);
    assert.deepEqual(await versions(), ['accepted']);
  });

  it('deletes a decision, which is then proposed again, and brings it back', async () => {
    await openSource(LETTER);
    await whenIdle();
    await run('accept', ...(await on(LETTER, 'Camilleri')));
    await whenIdle();
    await run('deleteAnnotation', ...(await on(LETTER, 'Camilleri')));
    await eventually(async () => {
      assert.notEqual(await statusOf(LETTER, 'Camilleri'), 'accepted');
      return true;
    });
    await run('undoDecision');
    assert.equal(await statusOf(LETTER, 'Camilleri'), 'accepted');
  });

  it('rejects many at once and takes it back', async () => {
    await openSource(LETTER);
    await whenIdle();
    await run('rejectMany', { sources: [LETTER], types: ['person'], minimum: 0 });
    const rejected = async (): Promise<number> =>
      (await items(LETTER)).filter(item => item['glossator:status'] === 'rejected').length;
    assert.ok((await rejected()) > 2);
    await run('undoDecision');
    assert.equal(await rejected(), 0);
  });
});
