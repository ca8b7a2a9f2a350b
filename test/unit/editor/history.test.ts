import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import {
  accepted,
  annotated,
  inOrder,
  rejected,
  withAnnotation,
  withoutAnnotation,
  type Decider,
} from '../../../src/editor/annotating/decide';
import { afterEdits } from '../../../src/editor/annotating/book/followText';
import {
  changesBetween,
  History,
  withChanges,
  type SourceStep,
} from '../../../src/editor/annotating/book/history';

let ids = 0;
const by: Decider = {
  creator: { type: 'Person', name: 'R' },
  now: '2026-11-22T10:00:00Z',
  newId: () => `urn:uuid:${String(++ids)}`,
};

const TEXT = Array.from({ length: 12 }, (_, i) => `Sentence ${i} names Person${i} once.`).join(' ');

const suggestions: readonly Annotation[] = Array.from({ length: 12 }, (_, i) => {
  const start = TEXT.indexOf(`Person${i} `);
  return {
    id: `urn:uuid:s${i}`,
    targets: [targetAt(TEXT, { start, end: start + `Person${i}`.length })],
    content: { kind: 'entity', type: 'person' },
    status: 'suggested',
    generator: 'Glossator 0',
    confidence: 0.5,
    comments: [],
    tags: [],
  };
});

describe('The history of decisions', () => {
  it('undoes and redoes any sequence of decisions exactly', () => {
    const decisions = fc.array(fc.tuple(fc.constantFrom('accept', 'reject', 'delete', 'add'), fc.nat(11)), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(decisions, steps => {
        const history = new History<string>();
        let now: readonly Annotation[] = inOrder(suggestions);
        const states = [now];
        for (const [kind, index] of steps) {
          const next = decide(now, kind, index);
          const annotations = changesBetween(now, next);
          if (annotations.length === 0) continue;
          const step: SourceStep = { annotations };
          history.add('a', { label: kind, sources: new Map([['a.txt', step]]), registry: [] });
          now = next;
          states.push(now);
        }
        for (const state of states.slice(0, -1).reverse()) {
          now = travel(history, 'undo', now);
          assert.deepEqual(now, state);
        }
        assert.equal(history.take('undo'), undefined);
        for (const state of states.slice(1)) {
          now = travel(history, 'redo', now);
          assert.deepEqual(now, state);
        }
      }),
    );
  });

  it('leaves an annotation where the text has moved it since', () => {
    const [first] = suggestions;
    assert.ok(first);
    const after = withAnnotation(suggestions, accepted(first, by));
    const changes = changesBetween(suggestions, after);
    const text = `A new beginning. ${TEXT}`;
    const moved = afterEdits(after, [[{ start: 0, end: 0, inserted: 17 }]], TEXT, text);
    const [undone] = withChanges(moved, changes, 'undo', text);
    assert.equal(undone?.status, 'suggested');
    assert.equal(undone.targets[0]?.start, (first.targets[0]?.start ?? 0) + 17);
  });

  it('puts what comes back where its words stand now', () => {
    const changes = changesBetween(suggestions, withoutAnnotation(suggestions, 'urn:uuid:s7'));
    const text = `A new beginning. ${TEXT}`;
    const [back] = withChanges([], changes, 'undo', text);
    assert.equal(back?.targets[0]?.start, text.indexOf('Person7'));
  });

  it('forgets what was undone once something new is decided', () => {
    const history = new History<string>();
    const step = { label: '', sources: new Map(), registry: [] };
    history.add('a', step);
    history.take('undo');
    history.add('a', step);
    assert.equal(history.take('redo'), undefined);
    history.forget('a');
    assert.equal(history.take('undo'), undefined);
  });
});

function decide(annotations: readonly Annotation[], kind: string, index: number): readonly Annotation[] {
  const annotation = annotations.find(({ id }) => id === `urn:uuid:s${index}`);
  switch (kind) {
    case 'add':
      return withAnnotation(
        annotations,
        annotated(TEXT, [{ start: index, end: index + 5 }], { kind: 'note' }, by),
      );
    case 'delete':
      return withoutAnnotation(annotations, annotation?.id ?? '');
    default:
      if (!annotation) return annotations;
      return withAnnotation(
        annotations,
        kind === 'accept' ? accepted(annotation, by) : rejected(annotation, by),
      );
  }
}

function travel(
  history: History<string>,
  direction: 'undo' | 'redo',
  annotations: readonly Annotation[],
): readonly Annotation[] {
  const step = history.take(direction)?.step.sources.get('a.txt');
  assert.ok(step);
  return withChanges(annotations, step.annotations, direction, TEXT);
}
