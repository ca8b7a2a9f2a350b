import * as assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import { LineIndex } from '../../../src/core/text/lines';
import { anchorFindings } from '../../../src/editor/annotating/problems/anchorFindings';
import {
  agreementOf,
  annotationLine,
  compareVersions,
  rowsOfPeople,
} from '../../../src/editor/annotating/comparing/comparison';
import { noteOn, reply, withoutComment } from '../../../src/editor/annotating/notes/notes';
import { linked, tagged } from '../../../src/editor/annotating/tagsAndLinks';
import { without } from '../../../src/editor/annotating/without';
import type { Decider } from '../../../src/editor/annotating/decide';

const TEXT = 'Nermin Aydin met Tarek Belhadj\nin Tunis on 4 March 1975.';

const t = (message: string, ...args: readonly (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));

let ids = 0;
const by: Decider = {
  creator: { type: 'Person', name: 'R' },
  now: '2026-11-22T10:00:00Z',
  newId: () => `urn:uuid:${String(++ids)}`,
};

const person = (
  words: string,
  id: string,
  type = 'person',
  status: Annotation['status'] = 'accepted',
): Annotation => {
  const start = TEXT.indexOf(words);
  return {
    id,
    targets: [targetAt(TEXT, { start, end: start + words.length })],
    content: { kind: 'entity', type },
    status,
    creator: { type: 'Person', name: id },
    comments: [],
    tags: [],
  };
};

describe('Comparing two versions', () => {
  it('pairs by id, by place and by overlap, and tells what differs', () => {
    const left = [person('Nermin Aydin', 'a'), person('Tarek Belhadj', 'b'), person('Tunis', 'c', 'place')];
    const right = [person('Nermin Aydin', 'x'), person('Belhadj', 'y'), person('met', 'z', 'event')];
    assert.deepEqual(
      compareVersions(left, right).map(row => [row.left?.id, row.right?.id, row.differs]),
      [
        ['a', 'x', false],
        [undefined, 'z', true],
        ['b', 'y', true],
        ['c', undefined, true],
      ],
    );
  });

  it('leaves out what only the program said, unless nobody said anything', () => {
    const suggested = {
      ...without(person('Tunis', 'c', 'place', 'suggested'), 'creator'),
      generator: 'Glossator 0',
    };
    const decided = person('Nermin Aydin', 'a');
    const shown = (left: readonly Annotation[]) =>
      rowsOfPeople(compareVersions(left, [suggested])).map(row => row.left?.id);
    assert.deepEqual(shown([decided, suggested]), ['a']);
    assert.deepEqual(shown([suggested]), ['c']);
  });

  it('gives the figures of agreement', () => {
    const left = [person('Nermin Aydin', 'a'), person('Tunis', 'b', 'place')];
    const right = [person('Nermin Aydin', 'c'), person('Tunis', 'd', 'organization')];
    const { spans, labelled } = agreementOf([left, right]);
    assert.deepEqual([spans.f1, labelled.f1], [1, 0.5]);
    assert.equal(agreementOf([left, left]).kappa, 1);
    assert.equal(agreementOf([left, left, left]).alpha, 1);
  });

  it('says an annotation in one line', () => {
    const annotation = { ...person('Tunis', 'R', 'place'), tags: ['x'], comments: [{ text: 'the\ncity' }] };
    assert.equal(
      annotationLine(annotation, new LineIndex(TEXT), t),
      '2:4  accepted  “Tunis”  place  R  #x  — the city',
    );
  });
});

describe('Decisions that have lost their place', () => {
  it('are told with what can be done, and nothing else is', () => {
    const annotations = [person('Nermin Aydin', 'a'), person('Tarek Belhadj', 'b')];
    const text = 'Nermin Aydin met nobody at all\nin Tunis on 4 March 1975.';
    const [finding, ...others] = anchorFindings(annotations, text);
    assert.equal(others.length, 0);
    assert.equal(finding?.annotation.id, 'b');
    const kinds = finding.fixes.map(({ kind }) => kind);
    for (const kind of ['attach to selection', 'keep', 'delete'] as const) assert.ok(kinds.includes(kind));
    assert.deepEqual(anchorFindings(annotations, TEXT), []);
  });
});

describe('Notes, tags and links', () => {
  it('stand on passages and on annotations', () => {
    const span = { start: 0, end: 12 };
    const onPassage = noteOn(span, 'Who?', by)([], TEXT);
    assert.deepEqual(
      onPassage?.map(({ content, comments }) => [content.kind, comments[0]?.text]),
      [['note', 'Who?']],
    );
    const onPerson = noteOn(span, 'Who?', by)([person('Nermin Aydin', 'a')], TEXT);
    assert.deepEqual(
      onPerson?.map(({ id, comments }) => [id, comments[0]?.text]),
      [['a', 'Who?']],
    );
  });

  it('a note goes with its last comment, an annotation does not', () => {
    const [note] = noteOn({ start: 0, end: 6 }, 'One', by)([], TEXT) ?? [];
    assert.ok(note);
    const two = reply(note.id, 'Two', by)([note], TEXT) ?? [];
    const one = withoutComment(note.id, 0)(two, TEXT) ?? [];
    assert.deepEqual(
      one[0]?.comments.map(({ text }) => text),
      ['Two'],
    );
    assert.deepEqual(withoutComment(note.id, 0)(one, TEXT), []);
    const [, kept] =
      withoutComment('a', 0)(
        [person('Tunis', 'b'), { ...person('Nermin Aydin', 'a'), comments: [{ text: 'x' }] }],
        TEXT,
      ) ?? [];
    assert.ok(kept);
  });

  it('relates words to an annotation that is there', () => {
    const annotations = [person('Nermin Aydin', 'a'), person('Tunis', 'b')];
    const after = linked({ start: 0, end: 12 }, 'b', 'was in', by)(annotations, TEXT);
    assert.deepEqual(after?.at(-1)?.content, { kind: 'link', from: 'a', to: 'b', label: 'was in' });
    assert.equal(linked({ start: 0, end: 12 }, 'gone', 'was in', by)(annotations, TEXT), undefined);
    const [first] = tagged({ start: 0, end: 12 }, ['x', 'x', 'y'], by)(annotations, TEXT) ?? [];
    assert.deepEqual(first?.tags, ['x', 'y']);
  });
});
