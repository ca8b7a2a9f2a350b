import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Linker, type LinkDecision, type LinkSource } from '../../../src/core/linking/linker';
import {
  emptyRegistry,
  markDistinct,
  mergeEntities,
  rejectName,
  renameEntity,
  setNotes,
  type Registry,
} from '../../../src/core/linking/registry';
import { source } from './corpus';

/** Names that meet in every way: namesakes, initials, variants, acronyms, equations, several types. */
const NAMES = [
  '[p Jane Doe]',
  '[p Doe]',
  'the actor [p Jane Doe]',
  'the Welsh footballer [p Jane Doe]',
  '[p Jane Doe] (1756–1820)',
  '[p Jane Doe], Governor of Ohio in 1820,',
  'the Welsh footballer [p Doe]',
  'Mrs [p Doe]',
  'Miss [p Doe]',
  'Mr [p Doe]',
  'the [p Doe] family',
  '[p Mary Doe]',
  '[p J. Doe]',
  '[p Jane Ann Doe]',
  '[p Jane Mary Doe]',
  '[p Jane]',
  '[x Doe]',
  '[p Doe 2]',
  '[p Qaddafi]',
  '[p Gaddafi]',
  '[p Muammar Gaddafi]',
  '[p Moammar Qaddafi]',
  '[o Tidal Works Board]',
  '[o Tidal Works Board] ([o TWB])',
  '[o Tidal Water Board] ([o TWB])',
  '[o TWB]',
  '[o Twb]',
  '[o U.S. Tidal Works Board]',
  '[l Jordan]',
  '[p Jordan]',
  '[l Libya]',
  '[p President]',
];
const IDS = ['jane-doe', 'jane-doe-2', 'mary-doe', 'doe', 'doe-2', 'tidal-works-board', 'somebody'];

const decision: fc.Arbitrary<LinkDecision | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...IDS).map(entity => ({ entity })) },
  { weight: 1, arbitrary: fc.constantFrom(...IDS).map(id => ({ notEntity: [id] })) },
);
const text = fc.array(fc.constantFrom(...NAMES), { maxLength: 5 }).map(names => names.join(' met '));
const jane = { id: 'jane-doe', label: 'Jane Doe', type: 'person' };
const mary = { id: 'mary-doe', label: 'Mary Doe', type: 'person' };
const twoJanes = setNotes(setNotes(emptyRegistry, jane, 'one'), { ...jane, id: 'jane-doe-2' }, 'another');
const REGISTRIES: readonly Registry[] = [
  emptyRegistry,
  mergeEntities(emptyRegistry, jane, [mary]),
  markDistinct(emptyRegistry, jane, { id: 'jane-ann-doe', label: 'Jane Ann Doe', type: 'person' }),
  renameEntity(rejectName(emptyRegistry, jane, 'Jane Ann Doe'), jane, 'Doe'),
  twoJanes,
  mergeEntities(twoJanes, jane, [mary]),
];

type Step =
  | {
      readonly kind: 'put';
      readonly path: string;
      readonly text: string;
      readonly decisions: (LinkDecision | undefined)[];
    }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'registry'; readonly registry: number }
  | { readonly kind: 'link' };
const path = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      path,
      text,
      decisions: fc.array(decision, { maxLength: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('registry' as const), registry: fc.nat(REGISTRIES.length - 1) }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'link' as const }) },
);

function everything(linker: Linker): unknown {
  const { entities, links } = linker.link();
  return { entities: new Map([...entities].sort()), links: new Map([...links].sort()) };
}

describe('Linker, step by step', () => {
  it('comes to what linking from the start comes to: entities, links, reasons, rivals', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), steps => {
        const linker = new Linker();
        const now = new Map<string, LinkSource>();
        let registry = emptyRegistry;
        for (const one of steps) {
          if (one.kind === 'link') linker.link();
          else if (one.kind === 'registry') {
            registry = REGISTRIES[one.registry] ?? emptyRegistry;
            linker.setRegistry(registry);
          } else if (one.kind === 'remove') {
            now.delete(one.path);
            linker.remove(one.path);
          } else {
            const put = source(one.path, one.text);
            const decided = { ...put, decisions: put.mentions.map((_, i) => one.decisions[i]) };
            now.set(one.path, decided);
            linker.update(decided);
          }
        }
        const afresh = new Linker();
        afresh.setRegistry(registry);
        for (const one of now.values()) afresh.update(one);
        assert.deepEqual(everything(linker), everything(afresh));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the links of other sources as they are, the very same objects', () => {
    const linker = new Linker();
    linker.update(source('a', '[p Jane Doering] met [p Ivo Lunt] in [l Libya].'));
    linker.update(source('b', '[p Jane Doering] spoke. [l Libya] answered.'));
    linker.update(source('c', '[p Omar Sahl] spoke of [l Libya].'));
    const before = linker.link();
    linker.update(source('d', '[p Zoe Marsh] spoke of [l Libya] and [p Jane Doering].'));
    const after = linker.link();
    for (const path of ['a', 'b', 'c']) assert.equal(after.links.get(path), before.links.get(path));
  });

  it('leaves short names elsewhere as they are when a name that many sources hold is named once more', () => {
    const linker = new Linker();
    for (let i = 0; i < 100; i++) linker.update(source(`full-${i}`, '[p Jane Doering] met [p Ivo Lunt].'));
    linker.update(source('short', '[p Doering] spoke.'));
    const before = linker.link().links.get('short');
    linker.update(source('another', '[p Jane Doering] met [p Zoe Marsh].'));
    assert.equal(linker.link().links.get('short'), before);
    linker.update(source('namesake', '[p Mary Doering] spoke.'));
    assert.deepEqual(
      linker
        .link()
        .links.get('short')
        ?.flatMap(({ rivals }) => rivals.map(rival => rival.entity)),
      ['mary-doering'],
    );
  });

  it('comes to the same where names stand in more sources than are looked at', () => {
    const several = fc.array(fc.constantFrom(...NAMES.slice(0, 8)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(several, { minLength: 30, maxLength: 60 }),
        fc.nat(59),
        several,
        (all, at, other) => {
          const texts = all.map(names => names.join(' met '));
          const linker = new Linker();
          const put = (to: Linker, text: string, i: number): void => to.update(source(`${i}`, text));
          texts.forEach((text, i) => put(linker, text, i));
          linker.link();
          texts[at % texts.length] = other.join(' met ');
          put(linker, other.join(' met '), at % texts.length);
          const afresh = new Linker();
          texts.forEach((text, i) => put(afresh, text, i));
          assert.deepEqual(everything(linker), everything(afresh));
        },
      ),
      { numRuns: 30 },
    );
  });
});
