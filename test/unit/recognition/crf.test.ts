import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { bestTags, lattice, pathProbability, tagProbability } from '../../../src/core/recognition/crf';
import {
  beginTag,
  lastTag,
  mayEnd,
  mayFollow,
  mayStart,
  OUTSIDE,
  TAG_COUNT,
  unitTag,
} from '../../../src/core/recognition/tags';

const noTransitions = new Float64Array(TAG_COUNT * TAG_COUNT);

/** Every allowed tagging of `length` tokens. */
function taggings(length: number): number[][] {
  const tags = Array.from({ length: TAG_COUNT }, (_, tag) => tag);
  let paths = tags.filter(mayStart).map(tag => [tag]);
  for (let i = 1; i < length; i++) {
    paths = paths.flatMap(path =>
      tags.filter(tag => mayFollow(path.at(-1) ?? 0, tag)).map(tag => [...path, tag]),
    );
  }
  return paths.filter(path => mayEnd(path.at(-1) ?? 0));
}

const score = (scores: Float64Array, path: readonly number[]): number =>
  path.reduce((sum, tag, i) => sum + (scores[i * TAG_COUNT + tag] ?? 0), 0);

describe('conditional random field', () => {
  const chains = fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 3 * TAG_COUNT, maxLength: 3 * TAG_COUNT }),
    )
    .map(([length, values]) => ({
      length,
      scores: Float64Array.from(values.slice(0, length * TAG_COUNT), value => value / 10),
      transitions: noTransitions,
    }));

  it('finds the best tagging, and sums over all of them', () => {
    fc.assert(
      fc.property(chains, chain => {
        const paths = taggings(chain.length);
        const best = Math.max(...paths.map(path => score(chain.scores, path)));
        ok(Math.abs(score(chain.scores, [...bestTags(chain)]) - best) < 1e-9);
        const sums = lattice(chain);
        const total = Math.log(paths.reduce((sum, path) => sum + Math.exp(score(chain.scores, path)), 0));
        ok(Math.abs(sums.logSum - total) < 1e-6);
        const [path = []] = paths;
        ok(Math.abs(pathProbability(sums, 0, path) - Math.exp(score(chain.scores, path) - total)) < 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('gives each token probabilities that sum to one', () => {
    fc.assert(
      fc.property(chains, chain => {
        const sums = lattice(chain);
        for (let i = 0; i < chain.length; i++) {
          let sum = 0;
          for (let tag = 0; tag < TAG_COUNT; tag++) sum += tagProbability(sums, i, tag);
          ok(Math.abs(sum - 1) < 1e-9);
        }
      }),
    );
  });

  it('keeps to tag sequences that mean something', () => {
    ok(
      mayFollow(beginTag(0), lastTag(0)) &&
        !mayFollow(beginTag(0), lastTag(1)) &&
        !mayFollow(beginTag(0), OUTSIDE),
    );
    ok(mayFollow(unitTag(2), beginTag(0)) && !mayFollow(OUTSIDE, lastTag(0)));
    deepStrictEqual([mayStart(lastTag(0)), mayEnd(beginTag(0))], [false, false]);
  });
});
