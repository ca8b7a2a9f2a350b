import * as assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { updateSuggestions } from '../../../src/core/annotation/suggest';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import {
  accepted,
  annotated,
  annotationOn,
  corrected,
  notNaming,
  rejected,
  withAnnotation,
  withoutAnnotation,
  type Decider,
} from '../../../src/editor/annotating/decide';

const TEXT = 'Nermin Aydin met Tarek Belhadj in Tunis.';

let ids = 0;
const by: Decider = {
  creator: { type: 'Person', name: 'R' },
  now: '2026-11-22T10:00:00Z',
  newId: () => `urn:uuid:${String(++ids)}`,
};

const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

const suggest = (...words: readonly string[]): readonly Annotation[] =>
  updateSuggestions(
    undefined,
    sourceRecord('a.txt', TEXT),
    TEXT,
    words.map(name => ({ ...at(name), content: { kind: 'entity', type: 'person' }, confidence: 0.8 })),
    'Glossator 0',
  ).annotations;

const brief = (annotations: readonly Annotation[]): readonly string[] =>
  annotations.map(({ status, targets }) => `${status} ${targets.map(({ exact }) => exact).join(' … ')}`);

describe('Deciding, one annotation', () => {
  it('keeps program and person apart', () => {
    const [suggestion] = suggest('Tarek Belhadj');
    assert.ok(suggestion);
    const yes = accepted(suggestion, by);
    assert.equal(yes.status, 'accepted');
    assert.deepEqual([yes.generator, yes.creator?.name, yes.created], ['Glossator 0', 'R', by.now]);
    const no = rejected(yes, { ...by, now: '2026-11-23T10:00:00Z' });
    assert.deepEqual([no.status, no.created, no.modified], ['rejected', by.now, '2026-11-23T10:00:00Z']);
  });

  it('makes a suggested link a decided one', () => {
    const content = { kind: 'entity', type: 'person', entity: 'x', entitySuggested: true } as const;
    const suggestion = annotated(TEXT, [at('Tunis')], content, by);
    assert.deepEqual(accepted(suggestion, by).content, { kind: 'entity', type: 'person', entity: 'x' });
  });

  it('rules entities out, one after the other, and leaves open who it is', () => {
    const content = { kind: 'entity', type: 'person', entity: 'x', label: 'X' } as const;
    const decision = annotated(TEXT, [at('Tunis')], content, by);
    assert.deepEqual(notNaming(notNaming(decision, 'x', by), 'a', by).content, {
      kind: 'entity',
      type: 'person',
      notEntities: ['a', 'x'],
    });
  });

  it('settles a conflict', () => {
    const marked = { ...annotated(TEXT, [at('Tunis')], { kind: 'note' }, by), conflict: 'urn:uuid:other' };
    assert.equal(corrected(marked, { kind: 'note' }, by).conflict, undefined);
  });

  it('makes room among suggestions, not among decisions', () => {
    const suggestions = suggest('Aydin', 'Tarek', 'Belhadj');
    const [aydin] = suggestions;
    assert.ok(aydin);
    const decided = withAnnotation(suggestions, accepted(aydin, by));
    const wide = annotated(TEXT, [at('Nermin Aydin')], { kind: 'entity', type: 'person' }, by);
    assert.deepEqual(brief(withAnnotation(decided, wide)), [
      'accepted Nermin Aydin',
      'accepted Aydin',
      'suggested Tarek',
      'suggested Belhadj',
    ]);
    const both = annotated(TEXT, [at('Tarek'), at('Tunis')], { kind: 'entity', type: 'person' }, by);
    // What stands between two parts is no part.
    assert.deepEqual(brief(withAnnotation(decided, both)), [
      'accepted Aydin',
      'accepted Tarek … Tunis',
      'suggested Belhadj',
    ]);
  });

  it('finds what stands on a span, decisions first', () => {
    const suggestions = suggest('Tunis');
    const decided = annotated(TEXT, [at('Tunis')], { kind: 'entity', type: 'place' }, by);
    assert.equal(annotationOn([...suggestions, decided], 'entity', at('Tunis')), decided);
    assert.equal(annotationOn(suggestions, 'date', at('Tunis')), undefined);
  });

  it('deletes an annotation with the links that lead to it', () => {
    const [a, b] = [
      annotated(TEXT, [at('Tunis')], { kind: 'note' }, by),
      annotated(TEXT, [at('Tarek')], { kind: 'note' }, by),
    ];
    const link = annotated(TEXT, [], { kind: 'link', from: a.id, to: b.id, label: 'in' }, by);
    assert.deepEqual(withoutAnnotation([a, b, link], a.id), [b]);
  });
});
