import * as assert from 'node:assert/strict';
import { ARTICLE, DIARY, openArticle } from './sample';
import { sharedWindow } from './sharedWindow';
import type { Workbench } from './workbench';

describe('Navigation by keyboard', () => {
  let workbench: Workbench;
  sharedWindow(async () => (workbench = await openArticle()));

  it('steps to the next mention of an entity and back', async () => {
    const { page, workspace } = workbench;
    await workbench.goTo(workspace.placeOf(ARTICLE, 'Tarek Belhadj'));
    await page.keyboard.press('Alt+F7');
    await workbench.waitForSelection(ARTICLE, 'Belhadj', 1);
    await page.keyboard.press('Shift+Alt+F7');
    await workbench.waitForSelection(ARTICLE, 'Tarek Belhadj');
  });

  it('goes to an entity whose name is typed in another spelling', async () => {
    const { page } = workbench;
    await workbench.openFile(DIARY);
    await workbench.runCommand('Glossator: Go to Entity…');
    await page.locator('.quick-input-title:visible', { hasText: 'Go to Entity' }).waitFor();
    await page.keyboard.type('Bilhaj');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list').waitFor({ state: 'hidden' });
    await workbench.waitForFile('marsaskala-accord.txt');
    await workbench.waitForSelection(ARTICLE, 'Tarek Belhadj');
  });

  it('finds entities among the symbols, by names in any order and without their marks', async () => {
    for (const [typed, label] of [
      ['camilleri george', 'George Camilleri'],
      ['nermin aydin', 'Nermin Aydın'],
    ] as const) {
      await workbench.pick('Control+t', `#${typed}`, label);
      await workbench.page.locator('.quick-input-list').waitFor({ state: 'hidden' });
    }
  });

  it('lists what happened at a time', async () => {
    const { page } = workbench;
    await workbench.runCommand('Glossator: Go to Date…');
    await page.locator('.quick-input-title:visible', { hasText: 'Go to Date' }).waitFor();
    await page.keyboard.type('May 1974');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: '12 May 1974' }).first().waitFor();
    assert.ok((await rows.count()) > 1);
    await page.keyboard.press('Escape');
  });

  it('opens an entity’s page, and F12 leads from a quotation to its source', async () => {
    const { page, workspace } = workbench;
    await workbench.openFile(ARTICLE);
    await workbench.goTo(workspace.placeOf(ARTICLE, 'Tarek Belhadj'));
    await workbench.runCommand('Glossator: Open Entity Page');
    await page.locator('.tab.active', { hasText: 'Tarek Belhadj.md' }).waitFor();
    const quotation = page.locator('.view-line', { hasText: 'travelled to Izmir' }).first();
    await quotation.click();
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: 'marsaskala-accord.txt' }).waitFor();
    const { line } = workspace.placeOf(ARTICLE, 'Belhadj travelled');
    assert.equal((await workbench.cursor()).line, line);
  });

  it('switches highlights off and on', async () => {
    const underlined = workbench.page.locator('.view-lines [class*="ced-"]').first();
    await underlined.waitFor({ state: 'attached' });
    await workbench.runCommand('Glossator: Toggle Highlights');
    await underlined.waitFor({ state: 'detached' });
    await workbench.runCommand('Glossator: Toggle Highlights');
    await underlined.waitFor({ state: 'attached' });
  });
});
