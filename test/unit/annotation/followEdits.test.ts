import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, followEdits } from '../../../src/core/annotation/followEdits';

/** Applies edits to a text; returns both texts' spans of what `[…]` marks. */
const cases: readonly (readonly [string, Edit, readonly [number, number, boolean]])[] = [
  ['inserted before', { start: 0, end: 0, inserted: 3 }, [13, 18, false]],
  ['inserted at the start', { start: 10, end: 10, inserted: 3 }, [13, 18, false]],
  ['inserted inside', { start: 12, end: 12, inserted: 3 }, [10, 18, true]],
  ['inserted at the end', { start: 15, end: 15, inserted: 3 }, [10, 15, false]],
  ['inserted behind', { start: 20, end: 20, inserted: 3 }, [10, 15, false]],
  ['deleted before', { start: 4, end: 10, inserted: 0 }, [4, 9, false]],
  ['deleted inside', { start: 11, end: 13, inserted: 0 }, [10, 13, true]],
  ['its beginning replaced', { start: 8, end: 12, inserted: 1 }, [9, 12, true]],
  ['its end replaced', { start: 13, end: 18, inserted: 9 }, [10, 13, true]],
  ['replaced exactly', { start: 10, end: 15, inserted: 7 }, [10, 17, true]],
  ['swallowed', { start: 9, end: 16, inserted: 7 }, [9, 9, true]],
];

describe('following edits', () => {
  for (const [name, edit, [start, end, touched]] of cases) {
    it(name, () =>
      assert.deepEqual(followEdits([{ start: 10, end: 15 }], [edit]), [{ start, end, touched }]),
    );
  }

  it('an untouched span keeps its words through any edits made together', () => {
    const anyEdit = fc.tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 5 }));
    const anySpan = fc.tuple(fc.nat(40), fc.nat(10));
    fc.assert(
      fc.property(
        fc.string({ minLength: 60, maxLength: 60 }),
        fc.array(anyEdit),
        fc.array(anySpan),
        (text, drafts, marks) => {
          const edits: (Edit & { text: string })[] = [];
          for (const [start, length, words] of [...drafts].sort((a, b) => a[0] - b[0])) {
            if (start > (edits.at(-1)?.end ?? -1))
              edits.push({ start, end: start + length, inserted: words.length, text: words });
          }
          const newText = [...edits]
            .reverse()
            .reduce((t, { start, end, text: words }) => t.slice(0, start) + words + t.slice(end), text);
          const spans = marks.map(([start, length]) => ({ start, end: start + length }));
          followEdits(spans, edits).forEach(({ start, end, touched }, i) => {
            assert.ok(0 <= start && start <= end && end <= newText.length);
            if (!touched) assert.equal(newText.slice(start, end), text.slice(spans[i]?.start, spans[i]?.end));
          });
        },
      ),
    );
  });
});
