import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openSource, positionIn } from './editor';

describe('The host', () => {
  it('opens the sample corpus', async () => {
    const { document } = await openSource('encyclopaedia/marsaskala-accord.txt');
    assert.equal(document.languageId, 'plaintext');
    assert.equal(positionIn(document, 'Marsaskala').line, 0);
    assert.ok((await vscode.workspace.findFiles('**/*.{txt,md}')).length >= 8);
  });
});
