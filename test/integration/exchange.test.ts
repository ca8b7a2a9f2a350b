import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { glossator, inWorkspace, openSource, rangeOf, readText } from './editor';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`glossator.${command}`, ...args);

describe('Exchange with other tools', () => {
  const written: vscode.Uri[] = [];
  const target = (name: string): vscode.Uri => {
    const uri = inWorkspace(name);
    written.push(uri);
    return uri;
  };

  before(async () => {
    await openSource(LETTER);
    await (await glossator()).whenIdle();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const sidecars = await vscode.workspace.findFiles('**/*.annotations.json');
    for (const uri of [...written, ...sidecars]) {
      await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('exports what the editor shows: every record is a slice of its source', async () => {
    await openSource(LETTER);
    const file = target('exported.jsonl');
    await run('export', { format: 'jsonl', scope: 'corpus', depth: 'suggestions too', target: file });
    const records = (await readText(file))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { source: string; start: number; end: number; text: string });
    assert.ok(new Set(records.map(({ source }) => source)).size >= 8);
    for (const path of new Set(records.map(({ source }) => source))) {
      const characters = [...(await readText(inWorkspace(path)))];
      for (const { source, start, end, text } of records) {
        if (source === path) assert.equal(characters.slice(start, end).join(''), text);
      }
    }
  });

  it('imports what it exported, and undoes that as one step', async () => {
    await openSource(LETTER);
    const selection = { format: 'csv', scope: 'source', depth: 'suggestions too' };
    const file = target('exported.csv');
    await run('export', { ...selection, target: file });
    await run('import', { format: 'csv', files: [file] });
    const again = target('again.csv');
    await run('export', { ...selection, target: again });
    assert.equal(await readText(again), await readText(file));
    await run('undoDecision');
  });

  it('refuses a broken import and changes nothing', async () => {
    const file = target('broken.json');
    await vscode.workspace.fs.writeFile(file, Buffer.from('{ "nothing": '));
    await openSource(LETTER);
    await run('annotateSource');
    const before = await readText(inWorkspace(`${LETTER}.annotations.json`));
    await run('import', { format: 'w3c', files: [file] });
    assert.equal(await readText(inWorkspace(`${LETTER}.annotations.json`)), before);
  });

  it('copies a citation with a link', async () => {
    const editor = await openSource(LETTER);
    const range = rangeOf(editor.document, 'It was a wrong number from Catania.');
    editor.selection = new vscode.Selection(range.start, range.end);
    await run('copyCitation');
    const citation = await vscode.env.clipboard.readText();
    assert.match(
      citation,
      /^“It was a wrong number from Catania\.” \(.*line \d+\) \S+:\/\/glossator\.glossator\/open\?/,
    );
    await run('copyAsHtml');
    assert.match(await vscode.env.clipboard.readText(), /^<figure><blockquote>It was a wrong number/);
  });
});
