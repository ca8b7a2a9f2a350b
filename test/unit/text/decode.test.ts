import assert from 'node:assert/strict';
import { decodeText } from '../../../src/core/text/decode';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decodeText', () => {
  for (const [what, input, text] of [
    ['an empty file', bytes(), ''],
    ['UTF-8', new TextEncoder().encode('Zoë 👩'), 'Zoë 👩'],
    ['UTF-8 with a byte-order mark, which is no part of the text', bytes(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['UTF-16 LE with a byte-order mark', bytes(0xff, 0xfe, 0x61, 0x00), 'a'],
    ['UTF-16 BE with a byte-order mark', bytes(0xfe, 0xff, 0x00, 0x61), 'a'],
    ['mixed line ends, as they are', new TextEncoder().encode('a\r\nb\nc\rd'), 'a\r\nb\nc\rd'],
  ] as const) {
    it(`reads ${what}`, () => {
      const decoded = decodeText(input);
      assert.equal(decoded.ok && decoded.value.text, text);
    });
  }

  for (const [what, input, message] of [
    ['NUL bytes', bytes(0x61, 0x00, 0x62), /NUL bytes/],
    ['invalid UTF-8', bytes(0x61, 0xff, 0x62), /not valid UTF-8; save it as UTF-8/],
    ['a cut-off UTF-8 sequence', bytes(0x61, 0xc3), /not valid UTF-8/],
  ] as const) {
    it(`refuses ${what} with a sentence`, () => {
      const decoded = decodeText(input);
      assert.match(decoded.ok ? '' : decoded.error, message);
    });
  }
});
