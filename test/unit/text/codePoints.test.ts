import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodePoints } from '../../../src/core/text/codePoints';

/** The vector of code points that Python, ICU and the W3C model count. */
const counted = (text: string): number => Array.from(text).length;

describe('CodePoints', () => {
  it('counts an astral character once and a combining mark for itself', () => {
    const text = 'Zoë 👩‍👩‍👧 met 𝔄lice\r\nin Paris 🇫🇷';
    const points = new CodePoints(text);
    const cases = ['met', '𝔄lice', 'Paris'].map(word => {
      const start = text.indexOf(word);
      return [word, points.fromUtf16(start), points.fromUtf16(start + word.length)];
    });
    assert.deepEqual(cases, [
      ['met', 10, 13],
      ['𝔄lice', 14, 19],
      ['Paris', 24, 29],
    ]);
  });

  it('agrees with counting character by character, both ways, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const points = new CodePoints(text);
        assert.equal(points.length, counted(text));
        let utf16 = 0;
        Array.from(text).forEach((character, index) => {
          assert.equal(points.fromUtf16(utf16), index);
          assert.equal(points.toUtf16(index), utf16);
          utf16 += character.length;
        });
        assert.equal(points.toUtf16(points.length), text.length);
      }),
    );
  });
});
