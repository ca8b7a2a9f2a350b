import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { NumberSet } from '../../../src/core/linking/acrossSources/numberSet';

const numbers = fc.array(fc.nat(300));
const setOf = (list: readonly number[]): NumberSet => {
  const set = new NumberSet(list.length);
  for (const number of list) set.add(number);
  return set;
};

describe('NumberSet', () => {
  it('has what was added and nothing else', () => {
    fc.assert(
      fc.property(numbers, fc.nat(300), (list, wanted) => {
        assert.equal(setOf(list).has(wanted), list.includes(wanted));
      }),
    );
  });

  it('tells in what it differs from another', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const expected = [
          ...a.filter(number => !b.includes(number)),
          ...b.filter(number => !a.includes(number)),
        ];
        assert.deepEqual(setOf(a).differing(setOf(b)), new Set(expected));
      }),
    );
  });
});
