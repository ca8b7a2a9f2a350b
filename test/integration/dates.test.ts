import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openSource, positionIn, readText } from './editor';
import { itemsOn, on, removeSidecars, run, sidecarOf, whenIdle } from './sidecars';

const LETTER = 'letters/1975-01-09-belhadj-to-aydin.txt';
const ARTICLE = 'encyclopaedia/marsaskala-accord.txt';

describe('Dates', () => {
  before(async () => {
    await openSource(LETTER);
    await whenIdle();
  });
  afterEach(removeSidecars);

  it('offers on a date what can be decided about it', async () => {
    const { document } = await openSource(LETTER);
    const at = positionIn(document, 'Saturday morning');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    const commands = actions.map(({ command }) => command?.command);
    for (const id of ['accept', 'notADate', 'correctValue', 'setSourceDate'])
      assert.ok(commands.includes(`glossator.${id}`), `${id} in ${commands.join(', ')}`);
  });

  it('draws the period of a date and lists overlapping ones of other sources', async () => {
    const card = await cardOn(ARTICLE, 'September 1983');
    assert.match(card, /\*\*September 1983\*\* · date · `1983-09`/);
    assert.match(card, /```text\n[^`]+\n```/);
    assert.match(card, /Overlapping dates in other sources/);
    assert.match(card, /command:glossator\./);
  });

  it('hides vague expressions unless the reader wants them', async () => {
    const { document } = await openSource(LETTER);
    const position = positionIn(document, 'Now to the less');
    assert.equal((await hoversAt(document, position)).length, 0);
    const settings = vscode.workspace.getConfiguration('glossator');
    await settings.update('dates.showVague', true, vscode.ConfigurationTarget.Workspace);
    try {
      assert.match(await cardOn(LETTER, 'Now to the less'), /No value/);
    } finally {
      await settings.update('dates.showVague', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('keeps a corrected value in the sidecar, where it wins', async () => {
    await run('correctValue', ...(await on(LETTER, 'Saturday morning')), '1975-01-04');
    const [item] = await itemsOn(LETTER, 'Saturday morning');
    assert.equal(item?.['glossator:status'], 'accepted');
    assert.equal(item.creator?.type, 'Person');
    assert.equal(item.body?.find(({ purpose }) => purpose === 'identifying')?.value, '1975-01-04');
    assert.match(await cardOn(LETTER, 'Saturday morning', /Decided by the reader/), /`1975-01-04`/);
    await run('annotateSource');
    const [kept] = await itemsOn(LETTER, 'Saturday morning');
    assert.equal(kept?.body?.find(({ purpose }) => purpose === 'identifying')?.value, '1975-01-04');
  });

  it('marks no date again that the reader said is none', async () => {
    await run('notADate', ...(await on(LETTER, 'the summer')));
    const [item] = await itemsOn(LETTER, 'the summer');
    assert.equal(item?.['glossator:status'], 'rejected');
    const { document } = await openSource(LETTER);
    await eventually(async () => {
      const hovers = await hoversAt(document, positionIn(document, 'the summer'));
      return hovers.length === 0 ? true : undefined;
    });
    await run('annotateSource');
    const again = await itemsOn(LETTER, 'the summer');
    assert.deepEqual(
      again.map(found => found['glossator:status']),
      ['rejected'],
    );
  });

  it('counts relative dates from the source’s date that the reader set', async () => {
    assert.match(await cardOn(LETTER, 'Saturday morning'), /counted from the source/);
    await run('setSourceDate', ...(await on(LETTER, 'Tunis')), '1976-02-03');
    const sidecar = JSON.parse(await readText(sidecarOf(LETTER))) as {
      'glossator:source': { date?: string };
    };
    assert.equal(sidecar['glossator:source'].date, '1976-02-03');
    const card = await cardOn(LETTER, 'Saturday morning', /3 February 1976/);
    assert.match(card, /`1976-01-31`/);
  });
});

const hoversAt = (document: vscode.TextDocument, position: vscode.Position): Thenable<vscode.Hover[]> =>
  vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);

/** The card on those words, once it says what is waited for. */
async function cardOn(source: string, words: string, awaited = /./): Promise<string> {
  const { document } = await openSource(source);
  return eventually(async () => {
    const hovers = await hoversAt(document, positionIn(document, words));
    const [content] = hovers.flatMap(({ contents }) => contents);
    return content instanceof vscode.MarkdownString && awaited.test(content.value)
      ? content.value
      : undefined;
  });
}
