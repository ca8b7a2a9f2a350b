import assert from 'node:assert/strict';
import { Linker, type LinkSource } from '../../../src/core/linking/linker';
import { addAlias, emptyRegistry, setNotes, type Registry } from '../../../src/core/linking/registry';
import { untrueReasons } from './claims';
import { linked, readable, source } from './corpus';

const SMITHS = ['john-smith', 'john-smith-2'].map(id => ({ id, label: 'John Smith', type: 'person' }));
const registry = SMITHS.reduce<Registry>(
  (known, smith) => setNotes(known, smith, 'a John Smith'),
  emptyRegistry,
);

/** Two sources in which the reader said which John Smith is meant. */
const decided = (one: string, other: string): LinkSource[] => [
  source('one', one, [{ entity: 'john-smith' }]),
  source('other', other, [{ entity: 'john-smith-2' }]),
];
const first = (sources: readonly LinkSource[], path = 'a'): string | undefined =>
  linked(sources, registry)[path]?.[0];

describe('Two entities of one label in the registry', () => {
  const companions = decided(
    '[p John Smith] met [p Mary Marsh] in [l Libya].',
    '[p John Smith] met [p Peter Pond] in [l Libya].',
  );
  it('are told apart by who is named beside them', () => {
    const a = source('a', '[p John Smith] wrote to [p Mary Marsh]. [p Smith] left.');
    const b = source('b', '[p John Smith] wrote to [p Peter Pond].');
    const { a: inA, b: inB } = linked([...companions, a, b], registry);
    assert.deepEqual(inA, ['John Smith -> john-smith', 'Mary Marsh -> mary-marsh', 'Smith -> john-smith']);
    assert.equal(inB?.[0], 'John Smith -> john-smith-2');
  });
  it('stay open where nothing tells, or as much for the one as for the other; both are rivals', () => {
    for (const text of [
      '[p John Smith] wept.',
      '[p John Smith] saw [l Libya].',
      '[p John Smith] met [p Mary Marsh] and [p Peter Pond].',
    ]) {
      const sources = [...companions, source('a', text)];
      assert.equal(first(sources), 'John Smith -> john-smith-3', text);
      const linker = new Linker();
      linker.setRegistry(registry);
      for (const one of sources) linker.update(one);
      const rivals = linker
        .link()
        .links.get('a')?.[0]
        ?.rivals.map(({ entity }) => entity);
      assert.deepEqual(rivals, ['john-smith', 'john-smith-2']);
    }
  });
  it('are told apart by what they do, and by when they lived', () => {
    const callings = decided(
      '[p John Smith], the Welsh goalkeeper, fell.',
      '[p John Smith], the American senator, rose.',
    );
    assert.equal(
      first([...callings, source('a', '[p John Smith], a senator, slept.')]),
      'John Smith -> john-smith-2',
    );
    assert.equal(first([...callings, source('a', '[p John Smith] slept.')]), 'John Smith -> john-smith-3');
    const years = decided('[p John Smith] (1756–1820) wrote.', '[p John Smith] (1930–1999) wrote.');
    assert.equal(
      first([...years, source('a', '[p John Smith] (born 1756) slept.')]),
      'John Smith -> john-smith',
    );
  });
  it('are told apart without entries too, where the reader decided on mentions of both', () => {
    const sources = [...companions, source('a', '[p John Smith] wrote to [p Mary Marsh].')];
    assert.equal(linked(sources)['a']?.[0], 'John Smith -> john-smith');
  });
  it('holds for a short name that both have', () => {
    const both = SMITHS.reduce((known, smith) => addAlias(known, smith, 'Smithy'), registry);
    const sources = [
      ...companions,
      source('a', '[p Smithy] met [p Peter Pond].'),
      source('b', '[p Smithy].'),
    ];
    const { a, b } = linked(sources, both);
    assert.deepEqual([a?.[0], b?.[0]], ['Smithy -> john-smith-2', 'Smithy -> smithy-in-b']);
  });
  it('and for places', () => {
    const reading = setNotes(
      setNotes(emptyRegistry, { id: 'reading', label: 'Reading', type: 'place' }, 'England'),
      { id: 'reading-2', label: 'Reading', type: 'place' },
      'Pennsylvania',
    );
    const sources = [
      source('one', '[l Reading], says [p Mary Marsh]', [{ entity: 'reading' }]),
      source('other', '[l Reading], says [p Peter Pond]', [{ entity: 'reading-2' }]),
      source('a', '[l Reading] and [p Peter Pond]'),
    ];
    assert.equal(linked(sources, reading)['a']?.[0], 'Reading -> reading-2');
  });
  it('mean who had their ids before, where nothing was decided', () => {
    const sources = {
      a: '[p John Smith], the Welsh goalkeeper, fell.',
      b: '[p John Smith], Governor of Ohio in 1820, rose.',
    };
    const before = linked(sources);
    assert.deepEqual(new Set(Object.values(before).flat()).size, 2);
    assert.deepEqual(linked(sources, registry), before);
  });
  it('gives reasons that are true', () => {
    const texts: readonly (readonly [path: string, text: string, entity?: string])[] = [
      ['one', 'The Welsh goalkeeper [p John Smith] met [p Mary Marsh].', 'john-smith'],
      ['other', 'The American senator [p John Smith] met [p Peter Pond].', 'john-smith-2'],
      ['a', 'The goalkeeper [p John Smith] met [p Mary Marsh].'],
    ];
    const sources = texts.map(([path, text, entity]) => ({
      ...readable(path, text),
      ...(entity === undefined ? {} : { decisions: [{ entity }] }),
    }));
    const linker = new Linker();
    linker.setRegistry(registry);
    for (const one of sources) linker.update(one);
    const linking = linker.link();
    assert.deepEqual(
      linking.links.get('a')?.[0]?.reasons.map(({ text }) => text),
      [
        'your registry gives this name to “John Smith”: Welsh goalkeeper',
        'this source names Mary Marsh too, as sources on “John Smith” do',
      ],
    );
    assert.deepEqual(untrueReasons(sources, linking), []);
  });
});
