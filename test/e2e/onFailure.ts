import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';
import { projectFolder } from './workspace';

const picturesFolder = join(projectFolder, 'out', 'e2e-failures');

/** Keeps a picture of every open workbench when a journey fails; mocha loads this before the tests. */
export const mochaHooks: Mocha.RootHookObject = {
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    mkdirSync(picturesFolder, { recursive: true });
    const name = test.fullTitle().replace(/[^\w]+/g, '-');
    for (const [number, workbench] of [...Workbench.opened].entries()) {
      const picture = join(picturesFolder, `${name}-${number}.png`);
      await workbench.screenshot(picture);
      console.log(`      what the screen showed: ${picture}`);
    }
  },
};
