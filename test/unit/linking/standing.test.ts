import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { standingOf } from '../../../src/core/linking/acrossSources/standing';

const COARSEST = 0.75;

describe('standingOf', () => {
  it('keeps small counts and never gives more than a count, nor less than three quarters of it', () => {
    for (let count = 0; count <= 16; count++) assert.equal(standingOf(count), count);
    fc.assert(
      fc.property(fc.nat(), count => {
        const standing = standingOf(count);
        assert.ok(standing <= count && standing >= COARSEST * count);
      }),
    );
  });

  it('keeps the order of counts, and seldom changes among great ones', () => {
    fc.assert(fc.property(fc.nat(2 ** 30), count => standingOf(count) <= standingOf(count + 1)));
    const steps = new Set(Array.from({ length: 10_000 }, (_, count) => standingOf(count)));
    assert.ok(steps.size < 60, `${steps.size}`);
  });
});
