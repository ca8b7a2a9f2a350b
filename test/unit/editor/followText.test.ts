import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import { acrossLineEnds, differInLineEndsOnly } from '../../../src/editor/annotating/book/lineEnds';
import { afterEdits, inOtherText, standsIn } from '../../../src/editor/annotating/book/followText';
import { wordOccurrences } from '../../../src/editor/annotating/occurrences';

const annotation = (text: string, start: number, end: number, id = `${start}`): Annotation => ({
  id,
  targets: [targetAt(text, { start, end })],
  content: { kind: 'note' },
  status: 'accepted',
  comments: [],
  tags: [],
});

const on = (text: string, words: string): Annotation =>
  annotation(text, text.indexOf(words), text.indexOf(words) + words.length, words);

/** One replacement: the text after it, and the edit as an event tells it. */
function replace(text: string, from: string, to: string) {
  const start = text.indexOf(from);
  const end = start + from.length;
  return { text: text.slice(0, start) + to + text.slice(end), edit: { start, end, inserted: to.length } };
}

describe('Following an open document', () => {
  const before = 'On Monday Nermin Aydin met Tarek Belhadj in Tunis.';

  it('moves with the text and takes over what the reader changes inside', () => {
    const { text, edit } = replace(before, 'Aydin met', 'H. Aydin saw');
    const [moved, changed] = afterEdits(
      [on(before, 'Belhadj'), on(before, 'Nermin Aydin')],
      [[edit]],
      before,
      text,
    );
    assert.deepEqual(
      moved?.targets[0],
      on(text, 'Belhadj').targets[0] && {
        ...on(before, 'Belhadj').targets[0],
        start: text.indexOf('Belhadj'),
        end: text.indexOf('Belhadj') + 7,
      },
    );
    assert.equal(changed?.targets[0]?.exact, 'Nermin H. Aydin saw'.slice(0, 'Nermin '.length));
  });

  it('keeps the quote of words that are gone, and comes back with them', () => {
    const gone = replace(before, 'met Tarek Belhadj in Tunis', '');
    const [lost] = afterEdits([on(before, 'Tarek Belhadj')], [[gone.edit]], before, gone.text);
    assert.ok(lost);
    assert.equal(lost.targets[0]?.exact, 'Tarek Belhadj');
    assert.equal(standsIn(gone.text, lost), false);
    const back = replace(gone.text, 'Aydin ', 'Aydin met Tarek Belhadj in Tunis');
    const [found] = afterEdits([lost], [[back.edit]], gone.text, back.text);
    assert.ok(found);
    assert.equal(standsIn(back.text, found), true);
  });

  it('never takes over words at a place that it has already lost', () => {
    const stale = {
      ...on(before, 'Nermin'),
      targets: [{ ...targetAt(before, { start: 3, end: 9 }), exact: 'Leila' }],
    };
    const { text, edit } = replace(before, 'Monday', 'Mondays');
    const [still] = afterEdits([stale], [[edit]], before, text);
    assert.equal(still?.targets[0]?.exact, 'Leila');
  });

  it('loses nothing in any sequence of edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.string({ maxLength: 8 })), { maxLength: 20 });
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 80 }), edits, (start, steps) => {
        let text = start;
        const batches = steps.map(([at, removed, inserted]) => {
          const from = at % (text.length + 1);
          const to = Math.min(text.length, from + removed);
          text = text.slice(0, from) + inserted + text.slice(to);
          return [{ start: from, end: to, inserted: inserted.length }];
        });
        const annotations = [annotation(start, 2, 6), annotation(start, 4, 15), annotation(start, 19, 20)];
        const after = afterEdits(annotations, batches, start, text);
        assert.deepEqual(
          after.map(({ id }) => id),
          annotations.map(({ id }) => id),
        );
        for (const { targets } of after) {
          for (const target of targets) {
            assert.ok(0 <= target.start && target.start <= target.end && target.end <= text.length);
          }
        }
      }),
    );
  });
});

describe('Line ends', () => {
  it('carries annotations from mixed line ends to one and back', () => {
    const lines = fc.array(
      fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'é', '😀', ' ') }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    const ends = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(lines, ends, (parts, separators) => {
        const mixed = parts.map((line, i) => line + (i < parts.length - 1 ? separators[i] : '')).join('');
        const uniform = parts.join('\r\n');
        if (mixed === '') return;
        assert.ok(mixed === uniform || differInLineEndsOnly(mixed, uniform));
        const there = acrossLineEnds([annotation(mixed, 0, mixed.length)], mixed, uniform);
        assert.equal(there[0]?.targets[0]?.exact, uniform);
        const [back] = acrossLineEnds(there, uniform, mixed);
        assert.equal(back?.targets[0]?.exact, mixed);
      }),
    );
  });

  it('is used where nothing else differs', () => {
    const [moved] = inOtherText(
      [on('a\nb\r\nNermin Aydin', 'Nermin Aydin')],
      'a\nb\r\nNermin Aydin',
      'a\r\nb\r\nNermin Aydin',
    );
    assert.equal(moved?.targets[0]?.start, 6);
  });
});

describe('Occurrences of words', () => {
  const cases: readonly (readonly [text: string, words: string, found: readonly string[]])[] = [
    ['Ali met Alistair and Ali.', 'Ali', ['Ali', 'Ali']],
    [
      'the Second\nWorld War, the Second World War',
      'Second World War',
      ['Second\nWorld War', 'Second World War'],
    ],
    ['Émile, Émiles, l’Émile', 'Émile', ['Émile', 'Émile']],
    ['aaa aa aa', 'aa aa', ['aa aa']],
    ['nothing', '', []],
    ['a.b', ' a.b ', ['a.b']],
  ];
  for (const [text, words, found] of cases) {
    it(`finds ${found.length} × “${words}” in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        wordOccurrences(text, words).map(({ start, end }) => text.slice(start, end)),
        found,
      );
    });
  }
});
