import * as assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LinkingSchedule } from '../../../src/editor/corpus/linkingSchedule';

describe('LinkingSchedule', () => {
  let linked: number[];
  let rests: number;
  let finish: () => void;
  let schedule: LinkingSchedule;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    linked = [];
    rests = 0;
    schedule = new LinkingSchedule(
      () => {
        linked.push(Date.now());
        return new Promise(resolve => (finish = resolve));
      },
      () => rests++,
    );
  });
  afterEach(() => {
    schedule.dispose();
    mock.timers.reset();
  });
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };

  it('links once for all that comes in a row', async () => {
    for (let result = 0; result < 5; result++) {
      schedule.request();
      mock.timers.tick(50);
    }
    assert.deepEqual(linked, []);
    mock.timers.tick(50);
    assert.deepEqual(linked, [300]);
    assert.ok(schedule.isBusy);
    finish();
    await turns();
    assert.equal(rests, 1);
    assert.ok(!schedule.isBusy);
  });

  it('does not wait for ever while results keep coming in', () => {
    for (let elapsed = 0; elapsed < 2500; elapsed += 50) {
      schedule.request();
      mock.timers.tick(50);
    }
    assert.deepEqual(linked, [2000]);
  });

  it('links again after what came in meanwhile, never twice at a time', async () => {
    schedule.request();
    mock.timers.tick(100);
    schedule.request();
    mock.timers.tick(1000);
    assert.equal(linked.length, 1);
    finish();
    await turns();
    assert.equal(rests, 0);
    mock.timers.tick(100);
    assert.equal(linked.length, 2);
    finish();
    await turns();
    assert.equal(rests, 1);
  });

  it('links at once where nothing is shown yet, then gathers three times as long as that took while more is to come', async () => {
    schedule.request('now');
    schedule.request('later');
    mock.timers.tick(0);
    assert.deepEqual(linked, [0]);
    mock.timers.tick(500);
    finish();
    await turns();
    for (let results = 0; results < 3; results++) {
      schedule.request('later');
      mock.timers.tick(450);
    }
    assert.equal(linked.length, 1);
    mock.timers.tick(150);
    assert.deepEqual(linked, [0, 2000]);
  });

  it('links soon after the last result, however long it would gather', async () => {
    schedule.request();
    mock.timers.tick(100);
    mock.timers.tick(10_000);
    finish();
    await turns();
    schedule.request('later');
    mock.timers.tick(1000);
    schedule.request();
    mock.timers.tick(100);
    assert.deepEqual(linked, [100, 11_200]);
  });

  it('does nothing once it is disposed of', () => {
    schedule.request();
    schedule.dispose();
    schedule.request();
    mock.timers.tick(5000);
    assert.deepEqual(linked, []);
    assert.ok(!schedule.isBusy);
  });
});
