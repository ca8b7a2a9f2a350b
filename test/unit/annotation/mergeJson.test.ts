import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasConflictMarks, splitConflict } from '../../../src/core/annotation/conflictMarks';
import { canonical, jsonEqual, mergeJson } from '../../../src/core/annotation/mergeJson';

describe('three-way merge of JSON', () => {
  const cases: readonly (readonly [string, unknown, unknown, unknown, unknown, number])[] = [
    ['one side changed', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }, 0],
    ['both changed alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, 0],
    ['different members', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }, 0],
    ['removed and untouched', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 1 }, { b: 1 }, 0],
    ['lists as sets', [1, 2], [1, 2, 3], [2, 4], [2, 3, 4], 0],
    ['both changed differently', { a: 1 }, { a: 2 }, { a: 3 }, { a: 3 }, 1],
    ['removed and changed', { a: 1 }, {}, { a: 2 }, { a: 2 }, 1],
    ['no base', undefined, { a: 1 }, { b: [2] }, { a: 1, b: [2] }, 0],
    [
      'no prototype is touched',
      {},
      JSON.parse('{"__proto__": {"x": 1}}'),
      { y: 1 },
      JSON.parse('{"__proto__": {"x": 1}, "y": 1}'),
      0,
    ],
  ];
  for (const [name, base, ours, theirs, expected, conflicts] of cases) {
    it(name, () => {
      const merged = mergeJson(base, ours, theirs);
      assert.deepEqual([canonical(merged.value), merged.conflicts.length], [canonical(expected), conflicts]);
      assert.equal(canonical(mergeJson(base, theirs, ours).value), canonical(expected));
    });
  }

  it('of any values is commutative, and merging again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (base, ours, theirs) => {
        const { value } = mergeJson(base, ours, theirs);
        assert.ok(jsonEqual(value, mergeJson(base, theirs, ours).value));
        assert.ok(jsonEqual(value, mergeJson(theirs, value, theirs).value));
      }),
    );
  });
});

describe('files with conflict marks', () => {
  it('are taken apart, with and without the base', () => {
    const text = ['a', '<<<<<<< HEAD', 'b', '||||||| base', 'c', '=======', 'd', '>>>>>>> branch', 'e'].join(
      '\n',
    );
    assert.deepEqual(splitConflict(text), { ours: 'a\nb\ne', base: 'a\nc\ne', theirs: 'a\nd\ne' });
    assert.deepEqual(splitConflict(text.replace('||||||| base\nc\n', '')), {
      ours: 'a\nb\ne',
      theirs: 'a\nd\ne',
    });
  });

  it('are no files without them or with marks out of order', () => {
    for (const text of ['', 'a\nb', '=======', '>>>>>>> x', '<<<<<<< x\na', '{"a": "<<<<<<< x"}']) {
      assert.equal(splitConflict(text), undefined);
    }
    assert.equal(hasConflictMarks('{"a": "<<<<<<< x"}'), false);
  });
});
