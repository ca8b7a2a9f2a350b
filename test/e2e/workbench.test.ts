import * as assert from 'node:assert/strict';
import { ARTICLE } from './sample';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

describe('The workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ copyOf: sampleFolder });
  });
  after(() => workbench.close());

  it('opens a source and puts the cursor where it is told', async () => {
    await workbench.openFile(ARTICLE);
    const place = workbench.workspace.placeOf(ARTICLE, 'Operation Calm Water');
    await workbench.goTo(place);
    assert.deepEqual(await workbench.cursor(), place);
  });
});
