import * as assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { Desk, eventually } from './desk';
import { ARTICLE, openArticle } from './sample';
import { sharedWindow } from './sharedWindow';
import type { Workbench } from './workbench';

const MOVED = 'encyclopaedia/the-accord.txt';
const OTHER = 'bea.annotations.json';

describe('Remarks, lost places and other versions', () => {
  let workbench: Workbench;
  let desk: Desk;
  let text: string;
  sharedWindow(async () => {
    workbench = await openArticle({ 'glossator.reader': 'Ada' });
    desk = new Desk(workbench);
    text = workbench.workspace.read(ARTICLE);
    return workbench;
  });

  /** Types into the comment box (one of those in `form`) once it has the caret. */
  async function write(words: string, form = '.review-widget'): Promise<void> {
    const { page } = workbench;
    await page.locator(`${form} .monaco-editor.focused`).waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Control+Enter');
  }

  it('writes notes, answers, changes and resolves them', async () => {
    const { page } = workbench;
    const thread = page.locator('.review-widget');
    await desk.caretOn(ARTICLE, 'Habib Lamine');
    await desk.press('k');
    await thread.filter({ hasText: 'Note on “Habib Lamine”' }).waitFor();
    await write('Which Lamine?');
    const line = 'suggested “Habib Lamine” person → habib-lamine — Which Lamine?';
    await eventually(() => desk.decided(ARTICLE), [line]);
    assert.equal(workbench.workspace.read(ARTICLE), text, 'what was typed went into the note only');

    // The box gave way to the thread, which opens from the list of comments.
    await page.locator('.comments-panel .monaco-list-row', { hasText: 'Which Lamine?' }).click();
    await thread.locator('.comment-form .monaco-editor').first().click();
    await write('The president.');
    await eventually(() => desk.decided(ARTICLE), [`${line} — The president.`]);
    await thread.locator('[aria-label="Edit Note"]').first().click();
    await write(' Sure?', '.review-widget .edit-container');
    await eventually(() => desk.decided(ARTICLE), [`${line} Sure? — The president.`]);
    await thread.locator('[aria-label="Resolve"]').first().click();
    await eventually(() => desk.decided(ARTICLE), [`${line} Sure? — The president. resolved`]);
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    for (const step of ['Resolve Notes', 'Change Note', 'Note “The president.”', 'Note “Which Lamine?”'])
      await desk.undo(step);
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('tags and relates mentions, and their cards say so', async () => {
    await desk.caretOn(ARTICLE, 'Ingrid Solberg');
    await desk.press('h');
    await desk.enter('Tags of “Ingrid Solberg”', 'check');
    const line = 'suggested “Ingrid Solberg” person → ingrid-solberg #check';
    await eventually(() => desk.decided(ARTICLE), [line]);
    await desk.press('l');
    await desk.choose('Link “Ingrid Solberg” to Which Annotation?', 'IMCO');
    await desk.enter('How Is “Ingrid Solberg” Related to “IMCO”?', 'represented');
    await eventually(() => desk.decided(ARTICLE), [line, 'accepted link: represented']);
    const card = await workbench.hover(ARTICLE, 'Ingrid Solberg');
    assert.match(await card.innerText(), /Tags: check\s+Ingrid Solberg — represented — IMCO/);
    await workbench.leaveCard();
    await desk.undo('Link “Ingrid Solberg” to “IMCO”');
    await desk.undo('Tag “Ingrid Solberg”');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('compares with a colleague’s sidecar and takes over what she decided', async () => {
    const { page, workspace } = workbench;
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('a');
    const ours = 'accepted “Carmen Zahra” person → carmen-zahra';
    await eventually(() => desk.decided(ARTICLE), [ours]);
    workspace.write(
      OTHER,
      workspace.read(`${ARTICLE}.annotations.json`).replace('"accepted"', '"rejected"').replace('Ada', 'Bea'),
    );
    await workbench.runCommand('Glossator: Compare Annotations…');
    await desk.choose('Compare with What?', 'Other Sidecars…');
    await desk.ask(`Other Sidecars of ${ARTICLE}`);
    // The box is filled with the folder when its files are listed.
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: '.annotations.json' })
      .first()
      .waitFor();
    await page.locator('.quick-input-widget:visible input.input').first().fill(workspace.path(OTHER));
    await page.locator('.quick-input-list .monaco-list-row', { hasText: OTHER }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'rejected' }).first().click();
    await page.keyboard.press('Alt+2');
    await eventually(() => desk.decided(ARTICLE), [ours.replace('accepted', 'rejected')]);
    await desk.undo('Take the Other Version');
    await page.locator('.tab[data-resource-name="marsaskala-accord.txt"]').click();
    await workbench.waitForFile('marsaskala-accord.txt');
    await eventually(() => desk.decided(ARTICLE), [ours]);
    await desk.undo('Accept “Carmen Zahra”');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('tells when a decision has lost its place, and attaches it to other words', async () => {
    const { page, workspace } = workbench;
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('a');
    await eventually(() => desk.decided(ARTICLE).length, 1);
    workspace.write(ARTICLE, text.replace('The Maltese writer Carmen Zahra later', 'Somebody later'));
    await page.locator('.view-line', { hasText: 'Somebody' }).first().waitFor();
    await page.locator('#status\\.problems', { hasText: /[1-9]/ }).waitFor();
    await desk.select(ARTICLE, 'Somebody');
    await workbench.runCommand('Glossator: Review Changed and Lost Annotations…');
    await desk.choose('Changed and Lost Annotations', '“Carmen Zahra” has lost its place');
    await desk.choose('“Carmen Zahra” has lost its place', 'Attach to the Selection');
    await eventually(() => desk.decided(ARTICLE), ['accepted “Somebody” person → carmen-zahra']);
  });

  it('brings annotations along when their source was moved outside, and leads to words by a link', async () => {
    const { page, workspace } = workbench;
    await desk.caretOn(ARTICLE, 'Habib Lamine');
    await desk.press('a');
    await eventually(
      () => desk.decided(ARTICLE).includes('accepted “Habib Lamine” person → habib-lamine'),
      true,
    );
    const decided = desk.decided(ARTICLE);
    const takeAlong = async (to: string): Promise<void> => {
      await workbench.waitForNotification(new RegExp(`were moved without their annotations.* → ${to}`));
      await page.locator('.monaco-button:visible', { hasText: 'Take Them Along' }).first().click();
      await eventually(() => desk.decided(to), decided);
    };
    renameSync(workspace.path(ARTICLE), workspace.path(MOVED));
    await takeAlong(MOVED);
    await page.goto('about:blank');
    renameSync(workspace.path(MOVED), workspace.path(ARTICLE));
    await page.goBack();
    await takeAlong(ARTICLE);

    const words = new URLSearchParams({ source: ARTICLE, quote: 'Ingrid Solberg' });
    await workbench.runCommand('Developer: Open URL');
    await page.locator('.quick-input-widget:visible', { hasText: 'URL to open' }).waitFor();
    await page.keyboard.insertText(`code-oss://glossator.glossator/open?${words.toString()}`);
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: /^Open$/ }).click();
    await workbench.waitForFile('marsaskala-accord.txt');
    await workbench.waitForSelection(ARTICLE, 'Ingrid Solberg');
  });
});
