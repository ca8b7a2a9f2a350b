import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Linker, type LinkSource } from '../../../src/core/linking/linker';
import { source } from './corpus';

describe('Linker as a whole', () => {
  const names = [
    '[p Jane Doe]',
    '[p Doe]',
    '[p Mary Doe]',
    '[p J. Doe]',
    '[o Tidal Works Board]',
    '[o TWB]',
    '[l Libya]',
    '[p Jane]',
    '[p Jane Ann Doe]',
    '[x Doe]',
    '[p Qaddafi]',
    '[p Muammar Gaddafi]',
  ];
  const texts = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });
  const shape = (linker: Linker): unknown => {
    const { entities, links } = linker.link();
    return [
      [...entities].sort(([x], [y]) => (x < y ? -1 : 1)),
      [...links].sort(([x], [y]) => (x < y ? -1 : 1)),
    ];
  };

  it('gives the same in any order of updates, with removals in between', () => {
    fc.assert(
      fc.property(texts, fc.integer(), (corpus, seed) => {
        const sources = corpus.map((list, i): LinkSource => source(`${i}`, list.join(' and ')));
        const forward = new Linker();
        for (const one of sources) forward.update(one);
        const backward = new Linker();
        backward.update(source('extra', '[p Jane Doe] [p Zoe Doe]'));
        for (const one of [...sources].reverse()) backward.update(one);
        if (seed % 2 === 0) backward.link();
        backward.remove('extra');
        assert.deepEqual(shape(backward), shape(forward));
      }),
      { numRuns: 150 },
    );
  });

  it('every mention has an entity of the result and a reason', () => {
    fc.assert(
      fc.property(texts, corpus => {
        const linker = new Linker();
        corpus.forEach((list, i) => linker.update(source(`${i}`, list.join(' and '))));
        const { entities, links } = linker.link();
        for (const link of [...links.values()].flat()) {
          assert.ok(link.entity !== undefined && entities.has(link.entity));
          assert.ok(link.reasons.length > 0);
          assert.ok(link.confidence > 0 && link.confidence <= 1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('links the same without reasons', () => {
    fc.assert(
      fc.property(texts, corpus => {
        const [telling, plain] = [new Linker(), new Linker(false)].map(linker => {
          corpus.forEach((list, i) => linker.update(source(`${i}`, list.join(' and '))));
          const { entities, links } = linker.link();
          return [entities, [...links].map(([path, list]) => [path, list.map(({ entity }) => entity)])];
        });
        assert.deepEqual(plain, telling);
      }),
      { numRuns: 100 },
    );
  });
});
