import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';
import { projectFolder } from './workspace';

/** Real sources for measuring, which the project does not ship; without them these journeys are left out. */
const seedsFolder = join(projectFolder, '..', 'shared', 'seeds');

const seedWith = (words: string): string => {
  const name = readdirSync(seedsFolder).find(name =>
    readFileSync(join(seedsFolder, name), 'utf8').includes(words),
  );
  assert.ok(name, `no seed has "${words}"`);
  return name;
};

describe('The seeds', () => {
  let workbench: Workbench | undefined;
  before(async function () {
    if (!existsSync(seedsFolder)) this.skip();
    workbench = await Workbench.open({ copyOf: seedsFolder });
  });
  after(() => workbench?.close());

  it('lead from a name to its other spelling in another source, by the card and by F12', async () => {
    assert.ok(workbench);
    const { page } = workbench;
    const [one, other] = [seedWith('Gaddafi'), seedWith('Qaddafi')];
    await workbench.openFile(one);
    const card = await workbench.hover(one, 'Gaddafi');
    await workbench.clickInCard(card, /^(Muammar )?Qaddafi$/);
    await workbench.waitForFile(other);
    await page.keyboard.press('F12');
    await page.locator(`.tab.active[data-resource-name="${one}"]`).waitFor();
    await workbench.waitForCursor(workbench.workspace.placeOf(one, 'Muammar Gaddafi', 0, 0));
  });
});
