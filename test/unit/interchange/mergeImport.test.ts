import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, AnnotationContent, Status } from '../../../src/core/annotation/annotation';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import { mergeImport } from '../../../src/core/interchange/mergeImport';
import { spanning } from './adversarial';

const TEXT = 'Libya and Pakistan met in 1974, in Tripoli.';

const person: AnnotationContent = { kind: 'entity', type: 'person' };
const place = (entity?: string): AnnotationContent => ({
  kind: 'entity',
  type: 'place',
  ...(entity !== undefined && { entity }),
});
const suggestion = { status: 'suggested', generator: 'Glossator 0.1.0', confidence: 0.5 } as const;

const on = (content: AnnotationContent, id: string, rest: Partial<Annotation> = {}): Annotation =>
  spanning(TEXT, [[0, 5]], content, { id: `urn:uuid:${id}`, ...rest });

const sidecar = (annotations: readonly Annotation[]) => ({
  source: sourceRecord('t.txt', TEXT),
  annotations,
});

/** What an import makes of what is there: each annotation with its status, and the counts. */
function merged(
  existing: readonly Annotation[],
  imported: readonly Annotation[],
  isUndecided = false,
): string[] {
  const {
    sidecar: after,
    added,
    updated,
    known,
    conflicts,
  } = mergeImport(sidecar(existing), imported, {
    isUndecided,
  });
  return [
    ...after.annotations.map(({ id, status, content }) => {
      const says = content.kind === 'entity' ? [content.type, content.entity] : [content.kind];
      const isOpen = content.kind === 'entity' && content.entitySuggested ? ['?'] : [];
      return [id.replace('urn:uuid:', ''), status, ...says, ...isOpen].filter(Boolean).join(' ');
    }),
    `${added} ${updated} ${known} ${conflicts}`,
  ];
}

describe('mergeImport', () => {
  it('lets a decision decide the suggestion on the same words', () => {
    const there = on(place('libya'), 'own', suggestion);
    deepEqual(merged([there], [on(place('libya'), 'other')]), ['own accepted place libya', '0 1 0 0']);
    deepEqual(merged([there], [on(place(), 'other')]), ['own accepted place libya ?', '0 1 0 0']);
    deepEqual(merged([there], [on(place('oran'), 'other')]), ['own accepted place oran', '0 1 0 0']);
    deepEqual(merged([there], [on(person, 'other')]), ['own accepted person', '0 1 0 0']);
    deepEqual(merged([there], [on(place('libya'), 'other', { status: 'rejected' })]), [
      'own rejected place libya',
      '0 1 0 0',
    ]);
  });

  it('decides nothing where the format cannot say what is decided', () => {
    const there = on(place('libya'), 'own', suggestion);
    deepEqual(merged([there], [on(place(), 'other')], true), ['own suggested place libya', '0 0 1 0']);
  });

  it('never takes a decision back', () => {
    const there = on(place('libya'), 'own');
    deepEqual(merged([there], [on(place(), 'other')]), ['own accepted place libya', '0 0 1 0']);
    deepEqual(merged([there], [on(place('libya'), 'other', suggestion)]), [
      'own accepted place libya',
      '0 0 1 0',
    ]);
    deepEqual(merged([there], [on(person, 'other')]), [
      'own accepted place libya',
      'other accepted person',
      '1 0 0 0',
    ]);
    equal(merged([there], [on(person, 'own')]).at(-1), '0 0 0 1');
  });

  it('keeps each of those that share an id, and knows each again', () => {
    const twins = [
      on(person, 'twin'),
      spanning(TEXT, [[10, 18]], place(), { ...suggestion, id: 'urn:uuid:twin' }),
    ];
    const both = ['twin accepted person', 'twin suggested place'];
    deepEqual(merged([], twins), [...both, '2 0 0 0']);
    deepEqual(merged(twins, twins), [...both, '0 0 2 0']);
    deepEqual(merged(twins, twins.slice(1)), [...both, '0 0 1 0']);
    deepEqual(merged([], [on(person, 'twin'), on(place(), 'twin')]), [
      'twin accepted person',
      'twin accepted place',
      '2 0 0 0',
    ]);
  });

  const contents = fc.constantFrom<AnnotationContent>(
    person,
    place(),
    place('libya'),
    place('oran'),
    { kind: 'date', timex: 'DATE' },
    { kind: 'date', timex: 'DATE', value: '1974' },
    { kind: 'note' },
  );
  const places: readonly (readonly [number, number])[] = [
    [0, 5],
    [10, 18],
    [0, 18],
  ];
  const annotations = (prefix: string): fc.Arbitrary<Annotation[]> =>
    fc.uniqueArray(
      fc
        .tuple(contents, fc.nat(2), fc.constantFrom<Status>('suggested', 'accepted', 'rejected'), fc.nat(9))
        .map(([content, at, status, id]) =>
          spanning(TEXT, [places[at] ?? [0, 5]], content, {
            // A few ids are those of the other side; an id stays on its place.
            id: `urn:uuid:${id < 3 ? 'both' : prefix}-${id < 3 ? at : id}`,
            status,
            ...(status === 'suggested'
              ? { generator: 'Glossator 0.1.0' }
              : { creator: { type: 'Person', name: prefix } }),
          }),
        ),
      { selector: ({ id }) => id, maxLength: 8 },
    );

  it('keeps every decision that is there, and changes nothing the second time', () => {
    fc.assert(
      fc.property(
        annotations('own'),
        annotations('other'),
        fc.boolean(),
        (existing, imported, isUndecided) => {
          const first = mergeImport(sidecar(existing), imported, { isUndecided });
          const after = new Map(first.sidecar.annotations.map(annotation => [annotation.id, annotation]));
          for (const annotation of existing) {
            if (annotation.status === 'suggested') continue;
            const kept = [...after.values()].map(({ content, status, creator }) =>
              JSON.stringify([content, status, creator]),
            );
            const { content, status, creator } = annotation;
            equal(
              kept.includes(JSON.stringify([content, status, creator])),
              true,
              JSON.stringify(annotation),
            );
          }
          const { sidecar: again, ...counts } = mergeImport(first.sidecar, imported, { isUndecided });
          deepEqual(again, first.sidecar);
          deepEqual([counts.added, counts.updated, counts.conflicts], [0, 0, 0]);
        },
      ),
      { numRuns: 500 },
    );
  });
});
