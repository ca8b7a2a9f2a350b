import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256Hex, uuidOf } from '../../../src/core/annotation/hash';

describe('hashes', () => {
  it('are those of SHA-256, whatever the length', () => {
    const expected = (text: string): string => createHash('sha256').update(text).digest('hex');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        text => sha256Hex(text) === expected(text),
      ),
    );
    for (const length of [0, 55, 56, 63, 64, 65, 119, 120]) {
      assert.equal(sha256Hex('a'.repeat(length)), expected('a'.repeat(length)));
    }
  });

  it('make identifiers of the form of RFC 9562', () => {
    assert.match(
      uuidOf('x'),
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    assert.equal(uuidOf('x'), uuidOf('x'));
    assert.notEqual(uuidOf('x'), uuidOf('y'));
  });
});
