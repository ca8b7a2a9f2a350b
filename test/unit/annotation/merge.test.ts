import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { mergeSidecars } from '../../../src/core/annotation/merge';
import { formatSidecar } from '../../../src/core/annotation/sidecar';
import { mark, sidecarOf } from './samples';

const text = 'Anna met Ben and Carla in Delft.';
const anna = mark(text, 'Anna');
const ben = mark(text, 'Ben');
const guess = mark(text, 'Carla', { status: 'suggested', generator: 'Glossator 0.1.0', confidence: 0.7 });

const merged = (
  base: readonly Annotation[] | undefined,
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
) => mergeSidecars(base && sidecarOf(text, base), sidecarOf(text, ours), sidecarOf(text, theirs));

/** The words of each annotation with what is said of them. */
const summary = ({ annotations }: Sidecar): string[] =>
  annotations.map(({ targets, content, status, comments, tags, conflict }) => {
    const words = targets.map(({ exact }) => exact).join();
    const type = content.kind === 'entity' ? content.type : content.kind;
    const notes = [...comments.map(comment => comment.text), ...tags.map(tag => `#${tag}`)].join();
    return [words, type, status, notes, conflict === undefined ? '' : '!'].filter(Boolean).join(' ');
  });

const place = { kind: 'entity', type: 'place' } as const;
const group = { kind: 'entity', type: 'group' } as const;

const suggested = (entity: string, label = entity): Annotation => ({
  ...anna,
  content: { kind: 'entity', type: 'person', entity, label, entitySuggested: true },
});

describe('merging sidecars', () => {
  const cases: readonly (readonly [
    string,
    readonly Annotation[] | undefined,
    readonly Annotation[],
    readonly Annotation[],
    readonly string[],
    number,
  ])[] = [
    ['added on both sides', [], [anna], [ben], ['Anna person accepted', 'Ben person accepted'], 0],
    ['no common version', undefined, [anna], [anna, ben], ['Anna person accepted', 'Ben person accepted'], 0],
    ['deleted on one side', [anna, ben], [ben], [anna, ben], ['Ben person accepted'], 0],
    [
      'a decision and a note',
      [guess],
      [{ ...guess, status: 'accepted' }],
      [{ ...guess, comments: [{ text: 'who?' }], tags: ['x'] }],
      ['Carla person accepted who?,#x'],
      0,
    ],
    [
      'notes on both sides',
      [anna],
      [{ ...anna, tags: ['a'] }],
      [{ ...anna, tags: ['b'] }],
      ['Anna person accepted #a,#b'],
      0,
    ],
    [
      'a decision beats a new guess',
      [guess],
      [{ ...guess, status: 'rejected' }],
      [{ ...guess, content: place }],
      ['Carla person rejected'],
      0,
    ],
    [
      'a decision beats a dropped guess',
      [guess],
      [{ ...guess, status: 'accepted' }],
      [],
      ['Carla person accepted'],
      0,
    ],
    [
      'two guesses',
      [guess],
      [{ ...guess, confidence: 0.8 }],
      [{ ...guess, content: place }],
      ['Carla place suggested'],
      0,
    ],
    [
      'two decisions are both kept',
      [anna],
      [{ ...anna, content: place }],
      [{ ...anna, content: group }],
      ['Anna group accepted !', 'Anna place accepted !'],
      1,
    ],
    ['deleted against changed', [anna], [], [{ ...anna, content: place }], ['Anna place accepted !'], 1],
    [
      'the program suggests two entities for what was decided',
      [anna],
      [suggested('anna-1')],
      [suggested('anna-2')],
      ['Anna person accepted'],
      0,
    ],
    [
      'a decision and a new label of its entity',
      [suggested('anna-1')],
      [suggested('anna-1', 'Anna I')],
      [{ ...suggested('anna-1'), status: 'rejected' }],
      ['Anna person rejected'],
      0,
    ],
  ];
  for (const [name, base, ours, theirs, expected, conflicts] of cases) {
    it(name, () => {
      const result = merged(base, ours, theirs);
      assert.deepEqual(
        [summary(result.sidecar).sort(), result.conflicts.length],
        [[...expected].sort(), conflicts],
      );
    });
  }

  it('says what was decided differently', () => {
    const { conflicts } = merged([anna], [{ ...anna, content: place }], [{ ...anna, content: group }]);
    assert.match(conflicts[0]?.message ?? '', /“Anna” was decided differently/);
  });
});

const anyAnnotation = fc
  .record({
    words: fc.constantFrom('Anna', 'Ben', 'Carla'),
    status: fc.constantFrom('suggested', 'accepted', 'rejected'),
    type: fc.constantFrom('person', 'place'),
    entity: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    label: fc.constantFrom('X', 'Y'),
    isEntitySuggested: fc.boolean(),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    notes: fc.uniqueArray(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    resolved: fc.option(fc.boolean(), { nil: undefined }),
    creator: fc.constantFrom('A', 'B'),
  })
  .map(({ words, status, type, entity, label, isEntitySuggested, tags, notes, resolved, creator }) =>
    mark(text, words, {
      status: status as Annotation['status'],
      content: {
        kind: 'entity',
        type,
        ...(entity !== undefined && { entity, label }),
        ...(entity !== undefined && isEntitySuggested && { entitySuggested: true }),
      },
      tags,
      comments: notes.map(note => ({ text: note })),
      ...(status === 'suggested'
        ? { generator: 'Glossator 0.1.0' }
        : { creator: { type: 'Person', name: creator } }),
      ...(resolved !== undefined && { resolved }),
    }),
  );
const anySidecar = fc
  .uniqueArray(anyAnnotation, { selector: ({ id }) => id, maxLength: 3 })
  .map(annotations => sidecarOf(text, annotations));

describe('merging any sidecars', () => {
  const bytes = (sidecar: Sidecar): string => formatSidecar(sidecar, text);

  it('is commutative', () => {
    fc.assert(
      fc.property(fc.option(anySidecar, { nil: undefined }), anySidecar, anySidecar, (base, ours, theirs) => {
        const one = mergeSidecars(base, ours, theirs);
        const other = mergeSidecars(base, theirs, ours);
        assert.equal(bytes(one.sidecar), bytes(other.sidecar));
        assert.deepEqual(one.conflicts, other.conflicts);
      }),
      { numRuns: 400 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.option(anySidecar, { nil: undefined }), anySidecar, anySidecar, (base, ours, theirs) => {
        const { sidecar } = mergeSidecars(base, ours, theirs);
        assert.equal(bytes(mergeSidecars(sidecar, sidecar, sidecar).sidecar), bytes(sidecar));
        assert.equal(bytes(mergeSidecars(theirs, sidecar, theirs).sidecar), bytes(sidecar));
        assert.equal(bytes(mergeSidecars(base, sidecar, theirs).sidecar), bytes(sidecar));
      }),
      { numRuns: 400 },
    );
  });

  it('loses no decision and no note', () => {
    const says = (sidecar: Sidecar): Set<string> =>
      new Set(
        sidecar.annotations.flatMap(({ targets: [target], content, status, comments }) => [
          ...(status === 'suggested' || content.kind !== 'entity'
            ? []
            : [`${target?.exact ?? ''} ${content.type} ${status}`]),
          ...comments.map(comment => `${target?.exact ?? ''}: ${comment.text}`),
        ]),
      );
    fc.assert(
      fc.property(anySidecar, anySidecar, (ours, theirs) => {
        const result = says(mergeSidecars(undefined, ours, theirs).sidecar);
        for (const said of [...says(ours), ...says(theirs)]) assert.ok(result.has(said), said);
      }),
      { numRuns: 400 },
    );
  });
});
