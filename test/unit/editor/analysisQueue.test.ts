import * as assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AnalysisQueue } from '../../../src/editor/corpus/analysisQueue';

describe('AnalysisQueue', () => {
  let running: Map<string, () => void>;
  let begun: string[];
  let done: number[];
  let queue: AnalysisQueue;
  beforeEach(() => {
    running = new Map();
    begun = [];
    done = [];
    queue = new AnalysisQueue(
      source => {
        begun.push(source);
        return new Promise(resolve => running.set(source, resolve));
      },
      () => done.push(queue.size),
    );
  });
  const finish = async (source: string): Promise<void> => {
    running.get(source)?.();
    await nextTurn();
  };

  it('analyses a few at a time, in the order in which they came', async () => {
    for (let number = 0; number < 20; number++) queue.add(`${number}.txt`);
    assert.equal(begun.length, 8);
    assert.equal(queue.size, 20);
    await finish('3.txt');
    assert.deepEqual(begun.slice(8), ['8.txt']);
    assert.deepEqual(done, [19]);
  });

  it('takes an urgent source before all that wait', async () => {
    for (let number = 0; number < 20; number++) queue.add(`${number}.txt`);
    queue.add('15.txt', true);
    assert.equal(queue.size, 20);
    await finish('0.txt');
    await finish('1.txt');
    assert.deepEqual(begun.slice(8), ['15.txt', '8.txt']);
    assert.ok(queue.isWaiting);
  });

  it('analyses a source that changes meanwhile once more, and never twice at a time', async () => {
    queue.add('a.txt');
    queue.add('a.txt');
    queue.add('a.txt');
    assert.deepEqual(begun, ['a.txt']);
    await finish('a.txt');
    assert.deepEqual(begun, ['a.txt', 'a.txt']);
    await finish('a.txt');
    assert.deepEqual(begun, ['a.txt', 'a.txt']);
    assert.equal(queue.size, 0);
  });

  it('leaves out what was taken away before its turn', async () => {
    for (let number = 0; number < 10; number++) queue.add(`${number}.txt`);
    queue.delete('8.txt');
    await finish('0.txt');
    assert.equal(begun.at(-1), '9.txt');
    queue.clear();
    await finish('1.txt');
    assert.equal(queue.size, 7);
  });
});
