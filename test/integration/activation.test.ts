import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { glossator, openSource, positionIn } from './editor';

describe('Activation', () => {
  it('comes with the first source and answers a hover', async () => {
    const { document } = await openSource('encyclopaedia/marsaskala-accord.txt');
    await (await glossator()).whenIdle();
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionIn(document, 'Belhadj travelled'),
    );
    const text = hovers.flatMap(hover =>
      hover.contents.map(content => (content as vscode.MarkdownString).value),
    );
    assert.match(text.join('\n'), /Belhadj/);
  });
});
