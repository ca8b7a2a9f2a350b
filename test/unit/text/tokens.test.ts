import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { tokens } from '../../../src/core/text/tokens';

const words = (text: string): string[] =>
  tokens(text, { start: 0, end: text.length }).map(token => token.text);

describe('tokens', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ["Libya's army", ['Libya', "'s", 'army']],
    ['the martyrs’ monument', ['the', 'martyrs', '’', 'monument']],
    ['Tripoli-based', ['Tripoli', '-', 'based']],
    ['Muhammad Zia-ul-Haq', ['Muhammad', 'Zia', '-', 'ul', '-', 'Haq']],
    ["coup d'état by O’Brien", ['coup', "d'état", 'by', 'O’Brien']],
    ['the U.S. and U.K', ['the', 'U.S.', 'and', 'U.K']],
    ['J. W. Smith Jr. left.', ['J.', 'W.', 'Smith', 'Jr.', 'left', '.']],
    ['1,000.5 km in 1970s', ['1,000.5', 'km', 'in', '1970s']],
    ['see https://a.org/x?y, now', ['see', 'https://a.org/x?y', ',', 'now']],
    ['mail a.b@c.org.', ['mail', 'a.b@c.org', '.']],
    ['(ISPR)', ['(', 'ISPR', ')']],
    ['Привет, мир', ['Привет', ',', 'мир']],
    ['a😀b', ['a', '😀', 'b']],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => deepStrictEqual(words(text), expected));

  it('covers everything that is not white space, in order, with offsets that re-slice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(20), (text, start) => {
        const from = Math.min(start, text.length);
        let at = from;
        for (const token of tokens(text, { start: from, end: text.length })) {
          ok(token.start >= at && token.end > token.start);
          ok(/^\s*$/.test(text.slice(at, token.start)));
          deepStrictEqual(text.slice(token.start, token.end), token.text);
          at = token.end;
        }
        ok(/^\s*$/.test(text.slice(at)));
      }),
    );
  });

  it('stays inside the span', () => {
    deepStrictEqual(
      tokens('Abu Dhabi', { start: 1, end: 6 }).map(token => token.text),
      ['bu', 'Dh'],
    );
  });

  it('takes linear time on runs of one character', function () {
    // What else the machine does at the moment does not count.
    this.retries(3);
    for (const text of ['a', '@', 'a.', '1,', "a'", 'a@', '-', '\u0301'].map(unit => unit.repeat(100_000))) {
      const began = performance.now();
      tokens(text, { start: 0, end: text.length });
      ok(performance.now() - began < 3000, JSON.stringify(text.slice(0, 4)));
    }
  });
});
