import * as assert from 'node:assert/strict';
import { headings } from '../../../src/core/text/headings';

const outline = (text: string): string[] => headings(text).map(({ level, title }) => `${level} ${title}`);

describe('Headings', () => {
  for (const [what, text, expected] of [
    ['wiki headings', '= Title =\ntext\n\n==One==\n===Two===\ntext', ['1 Title', '2 One', '3 Two']],
    ['Markdown headings', '# Title\n\n## One ##\ntext\n```\n# no heading\n```\n', ['1 Title', '2 One']],
    [
      'a title and lines of their own',
      'Minutes of the Meeting\n\nPresent\n\nMr. Smith was there.\n\nText that goes on\nand on.\n',
      ['1 Minutes of the Meeting', '2 Present'],
    ],
    ['no heading in prose', 'He said so.\n\nShe did not.\n', []],
    ['no marks inside a line', 'a == b == c\n', []],
    ['an empty text', '', []],
  ] as const) {
    it(`finds ${what}`, () => assert.deepEqual(outline(text), expected));
  }

  it('gives the heading’s line without its end', () => {
    const text = 'x\r\n\r\n== One ==\r\ny';
    assert.deepEqual(
      headings(text).map(({ start, end }) => text.slice(start, end)),
      ['== One =='],
    );
  });

  it('takes linear time on hostile lines', function () {
    // What else the machine does at the moment does not count.
    this.retries(3);
    const started = Date.now();
    headings(`${'='.repeat(100_000)}\n${'# '.repeat(50_000)}\n${'=a'.repeat(50_000)}`);
    assert.ok(Date.now() - started < 200);
  });
});
