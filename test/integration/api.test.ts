import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Recognizer } from '../../src/editor/glossator';
import { eventually, glossator, openSource, withFile } from './editor';

/** An example of a recognizer: names of ships by their prefix. */
const ships: Recognizer = {
  id: 'example.ships',
  title: 'Ship names',
  recognize: text =>
    [...text.matchAll(/\bXQ [A-Z]\w+/g)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
      type: 'ship',
      confidence: 0.95,
    })),
};

const TEXT = 'At dawn the XQ Meridian left for open water.\n';

async function cardText(): Promise<string> {
  const { document } = await openSource('ships.txt');
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(TEXT.indexOf('Meridian')),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('The API for other extensions', () => {
  it('shows what a recognizer of another extension finds, until it is taken away', async () => {
    const file = await withFile('ships.txt', TEXT);
    const api = await glossator();
    assert.equal(api.version, 1);
    const registration = api.registerRecognizer(ships);
    try {
      const card = await eventually(async () => {
        const card = await cardText();
        return /XQ Meridian/.test(card) && /ship/.test(card) ? card : undefined;
      });
      assert.match(card, /Ship names|ship/);
    } finally {
      registration.dispose();
    }
    await eventually(async () => (/ship\b/.test(await cardText()) ? undefined : true));
    file.dispose();
  });

  it('refuses a second recognizer of the same name', async () => {
    const api = await glossator();
    const registration = api.registerRecognizer({ ...ships, id: 'example.twice' });
    assert.throws(() => api.registerRecognizer({ ...ships, id: 'example.twice' }), /registered already/);
    registration.dispose();
  });

  it('goes on when a recognizer fails or answers nonsense', async () => {
    const file = await withFile('ships.txt', `Angela Merkel came to Paris. ${TEXT}`);
    const api = await glossator();
    const failing = api.registerRecognizer({
      id: 'example.failing',
      title: 'Failing',
      recognize: () => Promise.reject(new Error('no luck')),
    });
    const nonsense = api.registerRecognizer({
      id: 'example.nonsense',
      title: 'Nonsense',
      recognize: () => [{ start: -5, end: 1e9, type: 'ship', confidence: 7 }],
    });
    try {
      await api.whenIdle();
      const { document } = await openSource('ships.txt');
      await eventually(async () => {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          document.positionAt(2),
        );
        return hovers.length > 0 ? true : undefined;
      });
    } finally {
      failing.dispose();
      nonsense.dispose();
      file.dispose();
    }
  });
});
