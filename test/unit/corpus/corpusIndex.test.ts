import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CorpusIndex, type MentionPlace, type TextEdit } from '../../../src/core/corpus/corpusIndex';
import type { SourceView } from '../../../src/core/corpus/sourceView';
import { lineStarts } from '../../../src/core/text/lines';

/** A view in which `[Name]` marks a mention of the entity `name` and `<1974>` a date. */
function view(source: string, marked: string): SourceView {
  const spans: { kind: string; name: string; start: number; end: number }[] = [];
  let text = '';
  for (const [, open, name = '', plain = ''] of marked.matchAll(/([[<])([^\]>]*)[\]>]|([^[<]+)/g)) {
    if (open) spans.push({ kind: open, name, start: text.length, end: text.length + name.length });
    text += open ? name : plain;
  }
  const mentions = spans.filter(({ kind }) => kind === '[');
  return {
    source,
    title: source,
    lineStarts: lineStarts(text),
    mentions: mentions.map(({ name, start, end }) => ({
      name,
      start,
      end,
      type: 'person',
      confidence: 0.9,
      status: 'suggested',
    })),
    links: mentions.map(({ name }) => ({
      entity: name.toLowerCase(),
      confidence: 1,
      reasons: [],
      rivals: [],
    })),
    dates: spans
      .filter(({ kind }) => kind === '<')
      .map(({ name, start, end }) => ({
        start,
        end,
        timex: 'DATE',
        value: name,
        certainty: 'certain',
        confidence: 1,
        status: 'suggested',
      })),
  };
}

function indexOf(...views: SourceView[]): CorpusIndex {
  const index = new CorpusIndex();
  index.apply({ views, removedSources: [], entities: [], removedEntities: [] });
  return index;
}

const placed = (place: MentionPlace | undefined): string =>
  place ? `${place.source}:${place.mention.start} ${place.mention.name}` : 'none';

describe('CorpusIndex', () => {
  const index = indexOf(
    view('b.txt', '[Anna] and [Omar] met in <1974>.\n[Anna] left.'),
    view('a.txt', 'In <1974> [Omar] wrote.'),
  );

  it('orders sources by path, whatever the order in which they came', () => {
    assert.deepEqual(index.sources(), ['a.txt', 'b.txt']);
  });

  it('finds the mention at an offset, its end included', () => {
    assert.deepEqual(
      [0, 4, 5, 11].map(offset => placed(index.mentionAt('b.txt', offset))),
      ['b.txt:0 Anna', 'b.txt:0 Anna', 'none', 'b.txt:9 Omar'],
    );
  });

  it('lists the mentions of an entity in order of sources and text', () => {
    assert.deepEqual(index.occurrences('omar').map(placed), ['a.txt:8 Omar', 'b.txt:9 Omar']);
    assert.deepEqual(index.occurrences('nobody'), []);
  });

  it('steps to the next and previous mention, over sources and round the end', () => {
    assert.equal(placed(index.neighbour('b.txt', 0, 1, 'anna')), `b.txt:27 Anna`);
    assert.equal(placed(index.neighbour('b.txt', 27, 1, 'anna')), 'b.txt:0 Anna');
    assert.equal(placed(index.neighbour('b.txt', 0, -1)), 'a.txt:8 Omar');
    assert.equal(placed(index.neighbour('b.txt', 27, 1)), 'a.txt:8 Omar');
  });

  it('finds equal dates in other sources', () => {
    assert.deepEqual(
      index.datesWithValue('1974').map(({ source, date }) => `${source}:${date.start}`),
      ['a.txt:3', 'b.txt:21'],
    );
  });

  it('tells line and column without the text', () => {
    assert.deepEqual(index.lineColumn('b.txt', 27), { line: 1, column: 0 });
  });

  it('forgets a removed source', () => {
    const index = indexOf(view('a.txt', '[Omar]'), view('b.txt', '[Omar]'));
    index.apply({ views: [], removedSources: ['a.txt'], entities: [], removedEntities: [] });
    assert.deepEqual([index.sources(), index.occurrences('omar').map(placed)], [['b.txt'], ['b.txt:0 Omar']]);
  });

  it('follows edits: what stands behind moves, what is touched goes, and every span keeps its words', () => {
    const edit = fc.record({ offset: fc.nat(60), removed: fc.nat(5), inserted: fc.string({ maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), edits => {
        const marked = '[Anna] and [Omar] met in <1974>. [Anna] left with [Omar Bey] again.';
        let text = marked.replace(/[[\]<>]/g, '');
        const index = indexOf(view('s.txt', marked));
        for (const { offset, removed, inserted } of edits) {
          const at = Math.min(offset, text.length);
          const cut = Math.min(removed, text.length - at);
          const textEdit: TextEdit = { offset: at, removed: cut, inserted: inserted.length };
          text = text.slice(0, at) + inserted + text.slice(at + cut);
          index.follow('s.txt', [textEdit]);
        }
        const followed = index.view('s.txt');
        assert.ok(followed && followed.mentions.length === followed.links.length);
        for (const { start, end, name } of followed.mentions) assert.equal(text.slice(start, end), name);
        for (const { start, end, value } of followed.dates) assert.equal(text.slice(start, end), value);
      }),
    );
  });

  it('finds a mention of several parts at each of them but not between, also after an edit before it', () => {
    const whole = view('s.txt', 'On [North and South America].');
    const parts = [
      { start: 3, end: 8 },
      { start: 19, end: 26 },
    ];
    const index = indexOf({ ...whole, mentions: whole.mentions.map(mention => ({ ...mention, parts })) });
    const found = (): number[] =>
      [...Array(40).keys()].filter(offset => index.mentionAt('s.txt', offset) !== undefined);
    const expected = [3, 4, 5, 6, 7, 8, 19, 20, 21, 22, 23, 24, 25, 26];
    assert.deepEqual(found(), expected);
    index.follow('s.txt', [{ offset: 0, removed: 2, inserted: 4 }]);
    assert.deepEqual(
      found(),
      expected.map(offset => offset + 2),
    );
  });
});
