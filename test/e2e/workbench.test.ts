import * as assert from 'node:assert/strict';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

describe('The workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ copyOf: sampleFolder });
  });
  after(() => workbench.close());

  it('opens a source and puts the cursor where it is told', async () => {
    const path = 'encyclopaedia/marsaskala-accord.txt';
    await workbench.openFile(path);
    const place = workbench.workspace.placeOf(path, 'Operation Calm Water');
    await workbench.goTo(place);
    assert.deepEqual(await workbench.cursor(), place);
  });
});
