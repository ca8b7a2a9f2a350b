import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Target } from '../../../src/core/annotation/annotation';
import { anchor, anchorAll, gradeOf, healed } from '../../../src/core/annotation/anchoring';
import { targetAt } from '../../../src/core/annotation/quote';
import { mark } from './samples';

const first = 'The conference met at Lahore in February 1974. Thirty-eight delegations came to the city.';
const second = 'Its host spoke of unity. Colonel Gaddafi visited the stadium that bears his name today.';
const third = 'In Karachi the ships waited for cotton. Nobody in Karachi had read the final declaration.';
const text = [first, second, third].join('\n\n');

const quote = (words: string, nth = 0): Target => mark(text, words, {}, nth).targets[0] ?? assert.fail();

/** `grade: words in the new text`, a bar on each side of the words. */
function show(target: Target, newText: string, oldText?: string): string {
  const { grade, span } = anchor(target, oldText, newText);
  if (!span) return grade;
  const around = 8;
  const { start, end } = span;
  const words = newText.slice(start, end);
  return `${grade}: ${newText.slice(Math.max(0, start - around), start)}|${words}|${newText.slice(end, end + around)}`;
}

describe('anchoring one target', () => {
  const gaddafi = quote('Gaddafi');
  const cases: readonly (readonly [string, Target, string, string])[] = [
    ['nothing changed', gaddafi, text, 'exact: Colonel |Gaddafi| visited'],
    ['text inserted before', gaddafi, `A title\n\n${text}`, 'moved: Colonel |Gaddafi| visited'],
    [
      'paragraphs exchanged',
      gaddafi,
      [second, third, first].join('\n\n'),
      'moved: Colonel |Gaddafi| visited',
    ],
    [
      'a word changed before',
      gaddafi,
      text.replace('Colonel', 'The guest'),
      'moved: e guest |Gaddafi| visited',
    ],
    ['a word changed after', gaddafi, text.replace('visited', 'saw'), 'exact: Colonel |Gaddafi| saw the'],
    ['its words changed', gaddafi, text.replace('Gaddafi', 'Qaddafi'), 'changed: Colonel |Qaddafi| visited'],
    ['its words deleted', gaddafi, text.replace(' Gaddafi', ''), 'lost'],
    ['its sentence deleted', gaddafi, [first, third].join('\n\n'), 'lost'],
    ['another text', gaddafi, 'Something else altogether.', 'lost'],
    ['an empty text', gaddafi, '', 'lost'],
    ['the name only elsewhere', gaddafi, `${first}\n\nThe Gaddafi Stadium was full.`, 'lost'],
    [
      'a longer word elsewhere',
      quote('host'),
      text.replace('Its host', 'Its hostess'),
      'changed: y.\n\nIts |hostess| spoke o',
    ],
    ['the first of two', quote('Karachi'), `x ${text}`, 'moved: ay.\n\nIn |Karachi| the shi'],
    ['the second of two', quote('Karachi', 1), `x ${text}`, 'moved: body in |Karachi| had rea'],
  ];
  for (const [name, target, newText, expected] of cases) {
    it(name, () => {
      assert.equal(show(target, newText), expected);
    });
  }

  it('a copy before the original does not take over', () => {
    const copied = `${second}\n\n${text}`;
    const { grade, span } = anchor(gaddafi, undefined, copied);
    if (span) assert.equal(span.start, gaddafi.start + second.length + 2);
    else assert.equal(grade, 'ambiguous');
  });

  it('a copy does not take over from an original whose words were changed', () => {
    const original = text.replace('Gaddafi', 'al-Qadhafi');
    const { grade, candidates } = anchor(gaddafi, undefined, `${second}\n\n${original}`);
    assert.equal(grade, 'ambiguous');
    assert.equal(candidates.length, 2);
  });

  it('a copy does not take over from an original that was reworded around the quote', () => {
    const reworded = text.replace('Colonel', 'Then').replace('visited', 'saw');
    const { grade, candidates } = anchor(gaddafi, undefined, `${reworded}\n\n${first}\n\n${second}`);
    assert.equal(grade, 'ambiguous');
    assert.equal(candidates.length, 2);
  });

  it('a copy draws no neighbours along', () => {
    const reworded = text.replace('spoke of', 'sang of').replace('visited', 'saw');
    const newText = `${reworded}\n\n${first}\n\n${second}`;
    const annotations = ['unity', 'Gaddafi'].map(words => mark(text, words));
    for (const [anchoring] of anchorAll(annotations, newText)) {
      const start = anchoring?.grade === 'ambiguous' ? 0 : (anchoring?.span?.start ?? 0);
      assert.ok(start < text.length, JSON.stringify(anchoring));
    }
  });

  it('finds the edges of a paragraph that was moved', () => {
    const newText = [third, first, second].join('\n\n');
    assert.equal(show(quote('In Karachi'), newText), 'moved: |In Karachi| the shi');
    assert.equal(show(quote('declaration'), newText), 'moved: e final |declaration|.\n\nThe c');
  });

  it('a word whose own surroundings were all changed is not guessed', () => {
    const before = 'A map of the great harbour by Flickr “urbz”, drawn in 1923.';
    const after = 'A map of the great harbour by “urbz”/Flickr, made later.';
    const target = mark(before, 'Flickr').targets[0] ?? assert.fail();
    assert.notEqual(anchor(target, undefined, after).grade, 'moved');
  });

  it('a look-alike in another context does not take over', () => {
    const changed = [first, 'A long interlude.', third, 'Colonel Gaddafi wrote books.'].join('\n\n');
    assert.equal(show(gaddafi, changed), 'lost');
  });

  it('knows more with the old text', () => {
    const bare = { ...quote('Karachi', 1), prefix: '', suffix: '' };
    assert.equal(show(bare, `A new beginning.\n\n${text}`, text), 'moved: body in |Karachi| had rea');
  });

  it('without context only the old position counts', () => {
    const bare = { ...gaddafi, prefix: '', suffix: '' };
    assert.equal(show(bare, text), 'exact: Colonel |Gaddafi| visited');
    assert.equal(show(bare, third + text), 'lost');
  });

  it('an empty quote and offsets outside are lost', () => {
    assert.equal(show(targetAt(text, { start: 5, end: 5 }), `x${text}`), 'lost');
    assert.equal(show({ start: 9e15, end: 9e15 + 3, exact: 'xyz', prefix: '', suffix: '' }, text), 'lost');
  });
});

describe('anchoring together', () => {
  it('neighbours decide between equal places', () => {
    const row = (name: string): string => `${name}: yes\n`;
    const table = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'].map(row).join('');
    const annotations = [0, 1, 2, 3, 4].map(nth => mark(table, 'yes', {}, nth));
    const newText = `Names, answers\n${table}`;
    const starts = anchorAll(annotations, newText).map(([anchoring]) => anchoring?.span?.start);
    assert.deepEqual(
      starts,
      annotations.map(({ targets: [target] }) => (target?.start ?? 0) + 15),
    );
  });

  it('is parallel to annotations and targets in any order', () => {
    const ends = ['declaration', 'Lahore'].map(words => quote(words));
    const annotations = [
      mark(text, 'Karachi', { targets: ends }),
      mark(text, 'Gaddafi'),
      mark(text, 'unity', { targets: [] }),
    ];
    const found = anchorAll(annotations, `Title\n${text}`);
    const words = found.map(list =>
      list.map(({ span }) => span && `Title\n${text}`.slice(span.start, span.end)),
    );
    assert.deepEqual(words, [['declaration', 'Lahore'], ['Gaddafi'], []]);
  });

  it('heals what it found for sure and leaves the rest as it was', () => {
    const newText = `Title\n${text.replace('Lahore', 'Multan')}`;
    const annotations = [mark(text, 'Gaddafi'), mark(text, 'Lahore')];
    const anchorings = anchorAll(annotations, newText);
    const after = annotations.map((annotation, i) => healed(annotation, anchorings[i] ?? [], newText));
    assert.deepEqual(after, [{ ...mark(newText, 'Gaddafi') }, annotations[1]]);
    assert.deepEqual(anchorings.map(gradeOf), ['moved', 'changed']);
  });

  it('what is found for sure always carries the quote, whatever the edits', () => {
    const words = text.split(/(?<= )/);
    const edit = fc.tuple(fc.nat(words.length - 1), fc.constantFrom('', 'new ', 'Karachi ', 'in the '));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), edits => {
        const changed = [...words];
        for (const [at, word] of edits) changed[at] = word;
        const newText = changed.join('');
        const annotations = words.map((word, i): Annotation => {
          const start = words.slice(0, i).join('').length;
          return mark(text, word, {
            targets: [targetAt(text, { start, end: start + word.trimEnd().length })],
          });
        });
        anchorAll(annotations, newText).forEach(([anchoring], i) => {
          const exact = annotations[i]?.targets[0]?.exact;
          if (anchoring?.grade !== 'exact' && anchoring?.grade !== 'moved') return;
          assert.equal(newText.slice(anchoring.span?.start, anchoring.span?.end), exact);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes time in proportion to the text, whatever it holds', function () {
    // What else the machine does at the moment does not count.
    this.retries(3);
    const same = 'a'.repeat(200_000);
    const targets = Array.from({ length: 4000 }, (_, i) =>
      targetAt(same, { start: i * 50, end: i * 50 + 20 }),
    );
    const annotations = targets.map(target => mark(text, 'met', { targets: [target] }));
    const start = performance.now();
    anchorAll(annotations, `b${same}`);
    anchorAll(annotations, text.repeat(1000));
    assert.ok(performance.now() - start < 10_000);
  });
});
