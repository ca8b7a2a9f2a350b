import { strictEqual } from 'node:assert';
import { assert, array, integer, property } from 'fast-check';
import { partitionPoint } from '../../../src/core/text/partitionPoint';

const numbers = array(integer({ min: -20, max: 20 })).map(values => values.sort((a, b) => a - b));
const limit = integer({ min: -21, max: 21 });

describe('The partition point of a sorted list', () => {
  it('is the number of items before the limit', () =>
    assert(
      property(numbers, limit, (sorted, value) => {
        strictEqual(
          partitionPoint(sorted, item => item < value),
          sorted.filter(item => item < value).length,
        );
        strictEqual(
          partitionPoint(Int32Array.from(sorted), item => item <= value),
          sorted.filter(item => item <= value).length,
        );
      }),
    ));

  it('may go by the index', () =>
    assert(
      property(numbers, limit, (sorted, value) =>
        strictEqual(
          partitionPoint(sorted, (item, index) => item + index < value),
          sorted.filter((item, index) => item + index < value).length,
        ),
      ),
    ));

  it('is looked for in steps that halve what is left', () => {
    let steps = 0;
    const isBefore = (item: number): boolean => {
      steps++;
      return item < 700;
    };
    strictEqual(
      partitionPoint(
        Array.from({ length: 1000 }, (_, index) => index),
        isBefore,
      ),
      700,
    );
    strictEqual(steps <= 10, true);
  });
});
