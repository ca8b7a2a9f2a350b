import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Workbench } from './workbench';

const SENTENCE = 'On 4 March 1975 Nermin Aydin met Tarek Belhadj in Tunis.';

/** About `bytes` of text in paragraphs that differ, with names as dense as in a news report. */
function paragraphs(bytes: number): string {
  const filler = 'The delegates spoke of boats, of weather and of money, and agreed to meet again soon. ';
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += parts.at(-1)?.length ?? 0) {
    parts.push(`${parts.length}. ${(SENTENCE + ' ' + filler.repeat(3)).repeat(4)}\n\n`);
  }
  return parts.join('');
}

describe('Bad input in the workbench', () => {
  let workbench: Workbench | undefined;
  // Before the next, not after each: when a journey fails a picture is still to be taken.
  const closeLast = async (): Promise<void> => {
    await workbench?.close();
    workbench = undefined;
  };
  beforeEach(closeLast);
  after(closeLast);

  it('stays usable beside a source of 20 MB, and in one with a line of 5 MB', async () => {
    workbench = await Workbench.open({
      files: {
        'large.txt': paragraphs(20e6),
        'line.txt': paragraphs(5e6).replace(/\s+/g, ' '),
        'letter.txt': `${SENTENCE}\n`,
      },
    });
    await workbench.openFile('letter.txt');
    const card = await workbench.hover('letter.txt', 'Nermin Aydin');
    assert.match(await card.innerText(), /Nermin Aydin · person/);
    await workbench.openFile('line.txt');
    await workbench.page.keyboard.type('Usable. ');
    await workbench.waitForCursor({ line: 1, column: 9 });
  });

  it('says what to do when no folder is open', async () => {
    workbench = await Workbench.openNothing();
    await workbench.runCommand('Glossator: Annotate Corpus');
    await workbench.waitForNotification(/Open a folder with sources first/);
  });

  it('keeps several folders apart', async () => {
    workbench = await Workbench.open({
      workspaceFile: 'both.code-workspace',
      files: {
        'both.code-workspace': JSON.stringify({ folders: [{ path: 'north' }, { path: 'south' }] }),
        'north/letter.txt': `${SENTENCE} Aydin liked Tunis.\n`,
        'south/letter.txt': `${SENTENCE}\n`,
      },
    });
    await workbench.openFile('north/letter.txt');
    const card = await workbench.hover('north/letter.txt', 'Nermin Aydin');
    assert.match(await card.innerText(), /2 mentions in 1 source/);
    await workbench.runCommand('Glossator: Annotate Corpus');
    await workbench.waitForNotification(/1 sidecars? w/);
    assert.ok(existsSync(workbench.workspace.path('north/letter.txt.annotations.json')));
    assert.ok(!existsSync(workbench.workspace.path('south/letter.txt.annotations.json')));
  });
});
