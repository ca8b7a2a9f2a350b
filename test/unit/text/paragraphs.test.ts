import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { paragraphs } from '../../../src/core/text/paragraphs';

const cut = (text: string): string[] => paragraphs(text).map(({ start, end }) => text.slice(start, end));

describe('paragraphs', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing', '', []],
    ['blank', ' \n\t\n', []],
    ['blank lines part', 'One.\n\nTwo.\r\n\r\nThree.', ['One.', 'Two.', 'Three.']],
    [
      'wrapped lines stay together',
      'The ambassador left the city on the\nfourth of July, and the consul of the United\nStates went with him.',
      [
        'The ambassador left the city on the\nfourth of July, and the consul of the United\nStates went with him.',
      ],
    ],
    [
      'headings stand alone',
      '== Early life ==\nHe was born\nin Lahore.',
      ['== Early life ==', 'He was born\nin Lahore.'],
    ],
    ['list items stand alone', '- Asim Munir\n- Khalifa Haftar', ['- Asim Munir', '- Khalifa Haftar']],
    [
      'one name a line',
      'Asim Munir\nKhalifa Haftar\nMuammar Gaddafi',
      ['Asim Munir', 'Khalifa Haftar', 'Muammar Gaddafi'],
    ],
    ['table rows', '| a | b |\n| c | d |', ['| a | b |', '| c | d |']],
    [
      'one paragraph a line',
      `Title Here\n${'A long line of text. '.repeat(10)}\nNext one.`,
      ['Title Here', 'A long line of text. '.repeat(10).trim(), 'Next one.'],
    ],
  ];
  for (const [name, text, expected] of cases) it(name, () => deepStrictEqual(cut(text), expected));

  it('covers all that is not blank, in order', () => {
    const piece = fc.constantFrom(
      'Word',
      'word ',
      '\n',
      '\r\n',
      '\n\n',
      ' ',
      '= H =',
      '- ',
      '. ',
      '\t',
      '\u00a0',
      '\f',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const text = pieces.join('');
        deepStrictEqual(cut(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        for (const paragraph of cut(text)) ok(paragraph === paragraph.trim() && paragraph !== '');
      }),
    );
  });

  it('cuts a line of megabytes into bounded pieces, never inside a character', () => {
    for (const unit of ['word ', 'x', '😀', 'A sentence. ']) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const pieces = cut(text);
      ok(pieces.every(piece => piece.length <= 4000 && !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece)));
      deepStrictEqual(pieces.join('').replace(/\s/g, '').length, text.replace(/\s/g, '').length);
    }
  });
});
