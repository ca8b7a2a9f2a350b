import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { sentences } from '../../../src/core/text/sentences';

const cut = (text: string): string[] =>
  sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    [
      'He met Lt. Gen. Haftar on Friday. Talks followed.',
      ['He met Lt. Gen. Haftar on Friday.', 'Talks followed.'],
    ],
    ['J. R. Smith left. Then rain.', ['J. R. Smith left.', 'Then rain.']],
    [
      'J.R.R. Tolkien read. He left the U.S. They stayed.',
      ['J.R.R. Tolkien read.', 'He left the U.S.', 'They stayed.'],
    ],
    ['of the U.S. Army and the U.N. Security Council', ['of the U.S. Army and the U.N. Security Council']],
    ['“Yes.” She went.', ['“Yes.”', 'She went.']],
    ['It cost 3.5 million. OK.', ['It cost 3.5 million.', 'OK.']],
    ['in the U.S. government. Next', ['in the U.S. government.', 'Next']],
    ['他走了。她来了。', ['他走了。', '她来了。']],
    ['wait... what', ['wait... what']],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => deepStrictEqual(cut(text), expected));

  it('loses nothing but white space', () => {
    const piece = fc.constantFrom('A', 'b', '. ', '! ', '?', '\n', '"', 'Mr. ', '。', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        deepStrictEqual(cut(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        for (const sentence of cut(text)) ok(sentence === sentence.trim());
      }),
    );
  });
});
