import { deepStrictEqual, strictEqual } from 'node:assert';
import { mock } from 'node:test';
import { TypingPauses } from '../../../src/editor/corpus/typingPauses';

describe('pauses in the typing', () => {
  const paused: string[] = [];
  let typing: TypingPauses;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    paused.length = 0;
    typing = new TypingPauses(source => paused.push(source));
  });
  afterEach(() => mock.timers.reset());

  it('are told once for each source, after its last keystroke', () => {
    typing.typed('a');
    typing.typed('b');
    mock.timers.tick(149);
    typing.typed('a');
    mock.timers.tick(1);
    deepStrictEqual(paused, ['b']);
    strictEqual(typing.size, 1);
    mock.timers.tick(149);
    deepStrictEqual(paused, ['b', 'a']);
    strictEqual(typing.size, 0);
  });

  it('are not told any more behind the end', () => {
    typing.typed('a');
    typing.dispose();
    mock.timers.tick(1000);
    deepStrictEqual(paused, []);
  });
});
