import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { passageOf } from '../../../src/editor/passages';

describe('Passages', () => {
  const text = `Title\nThe quick brown fox met ${'very '.repeat(30)}old Haftar in Tripoli, ${'and then '.repeat(30)}left.\nEnd`;
  const start = text.indexOf('Haftar');

  it('cut at words and at the ends of the line', () => {
    const { before, exact, after } = passageOf(text, { start, end: start + 6 }, { before: 20, after: 20 });
    assert.deepEqual([before, exact, after], ['… very very very old ', 'Haftar', ' in Tripoli, and …']);
    assert.deepEqual(passageOf(text, { start: 0, end: 5 }), { before: '', exact: 'Title', after: '' });
  });

  it('hold nothing that the text does not, in its order', () => {
    const line = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(fc.array(line), fc.nat(), fc.nat(30), (lines, at, length) => {
        const whole = lines.join('\n');
        const from = Math.min(at % (whole.length + 1), whole.length);
        const end = Math.min(whole.length, from + length);
        const { before, exact, after } = passageOf(whole, { start: from, end });
        const clean = (part: string): string => part.replace(/…/g, '').replace(/\s+/g, ' ').trim();
        assert.equal(clean(exact), clean(whole.slice(from, end)));
        assert.ok(clean(whole.slice(0, from)).endsWith(clean(before)));
        assert.ok(clean(whole.slice(end)).startsWith(clean(after)));
      }),
    );
  });
});
