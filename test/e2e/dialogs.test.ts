import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Desk, eventually } from './desk';
import { ARTICLE, openArticle } from './sample';
import { sharedWindow } from './sharedWindow';
import type { Workbench } from './workbench';

describe('Types, bulk, deleting, and the last commit', () => {
  let workbench: Workbench;
  let desk: Desk;
  sharedWindow(async () => {
    workbench = await openArticle({ 'glossator.reader': 'Ada', 'git.enabled': true });
    desk = new Desk(workbench);
    return workbench;
  });

  it('changes the type of an entity in all sources', async () => {
    await desk.caretOn(ARTICLE, 'Santa Marta');
    await desk.press('f');
    await desk.choose('Edit Santa Marta', 'Change Type');
    await desk.ask('What Is Santa Marta?');
    await workbench.page.keyboard.press('x');
    await eventually(() => desk.registry().map(({ id, type }) => [id, type]), [['santa-marta', 'other']]);
    await desk.undo('Change Type: Santa Marta');
    await eventually(() => desk.registry(), []);
  });

  it('rejects many by filters, and takes it back', async () => {
    await workbench.runCommand('Glossator: Reject Many…');
    await desk.choose('In which sources?', 'In This Source');
    await desk.enter('Of which types?');
    await desk.choose('How sure at least?', 'However Sure');
    await desk.choose('Of which entity?', 'Tarek Belhadj');
    await desk.enter('Reject 3 Suggestions');
    await eventually(
      () => desk.decided(ARTICLE),
      ['Tarek Belhadj', 'Belhadj', 'Belhadj'].map(name => `rejected “${name}” person → tarek-belhadj`),
    );
    await desk.undo('Reject 3 Suggestions');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('deletes a decision from its card, after which it is a suggestion again', async () => {
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('a');
    const decision = 'accepted “Carmen Zahra” person → carmen-zahra';
    await eventually(() => desk.decided(ARTICLE), [decision]);
    await workbench.page
      .locator('.editor-group-container.active [class*="ced-"]', { hasText: 'Carmen Zahra' })
      .first()
      .waitFor();
    const card = await workbench.hover(ARTICLE, 'Carmen Zahra');
    assert.match(await card.innerText(), /decided/);
    await workbench.clickInCard(card, 'Delete Annotation');
    await eventually(() => desk.decided(ARTICLE), []);
    await workbench.leaveCard();
    await desk.undo('Delete');
    await eventually(() => desk.decided(ARTICLE), [decision]);
    await desk.undo('Accept “Carmen Zahra”');
    await eventually(() => desk.decided(ARTICLE), []);
  });

  it('compares with the last commit', async () => {
    const { page, workspace } = workbench;
    const git = (...args: string[]): void => {
      const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
      execFileSync('git', [...who, ...args], { cwd: workspace.folder, stdio: 'ignore' });
    };
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('a');
    await eventually(() => desk.decided(ARTICLE).length, 1);
    git('init');
    git('add', '.');
    git('commit', '-m', 'First reading');
    await desk.caretOn(ARTICLE, 'Carmen Zahra');
    await desk.press('r');
    await eventually(() => desk.decided(ARTICLE), ['rejected “Carmen Zahra” person → carmen-zahra']);
    await workbench.runCommand('Glossator: Compare Annotations…');
    await desk.choose('Compare with What?', 'The Last Commit');
    await page.locator('.tab.active', { hasText: 'last commit' }).waitFor();
    await page.locator('.view-line', { hasText: 'rejected' }).first().click();
    await page.keyboard.press('Alt+2');
    await eventually(() => desk.decided(ARTICLE), ['accepted “Carmen Zahra” person → carmen-zahra']);
    await desk.undo('Take the Other Version');
    await eventually(() => desk.decided(ARTICLE), ['rejected “Carmen Zahra” person → carmen-zahra']);
  });
});
