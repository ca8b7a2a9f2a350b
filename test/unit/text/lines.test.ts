import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lines';

describe('LineIndex', () => {
  const text = 'one\r\ntwo\nthree\rfour';

  it('ends lines at CRLF, LF and a lone CR', () => {
    const lines = new LineIndex(text);
    const found = Array.from({ length: lines.count }, (_, line) => {
      const { start, end } = lines.span(line);
      return text.slice(start, end);
    });
    assert.deepEqual(found, ['one', 'two', 'three', 'four']);
  });

  for (const [word, line, column] of [
    ['one', 0, 0],
    ['wo', 1, 1],
    ['three', 2, 0],
    ['our', 3, 1],
  ] as const) {
    it(`finds "${word}" in line ${line}`, () => {
      assert.deepEqual(new LineIndex(text).at(text.indexOf(word)), { line, column });
    });
  }

  it('turns an offset within a line into line and column and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', ' ') }), fc.nat(), (text, at) => {
        const lines = new LineIndex(text);
        const offset = text.length === 0 ? 0 : at % text.length;
        const { start, end } = lines.span(lines.at(offset).line);
        if (offset >= start && offset <= end) assert.equal(lines.offset(lines.at(offset)), offset);
      }),
    );
  });

  it('clamps what lies outside the text', () => {
    const lines = new LineIndex(text);
    assert.deepEqual(lines.at(1000), { line: 3, column: 4 });
    assert.equal(lines.offset({ line: 0, column: 99 }), 3);
    assert.equal(lines.offset({ line: 99, column: 0 }), text.length);
  });
});
