import assert from 'node:assert/strict';
import { titleOf } from '../../../src/core/corpus/title';

describe('titleOf', () => {
  for (const [text, title] of [
    ['= Libya–Malta relations =\n\nText.', 'Libya–Malta relations'],
    ['# Minutes\n\nText.', 'Minutes'],
    ['---\ntitle: "The Harbour Papers"\ndate: 1974\n---\n\nText.', 'The Harbour Papers'],
    ['\n\nA meeting in Valletta\n\nText.', 'A meeting in Valletta'],
    ['It rained all day, and nobody came.\nThe end.', 'day.txt'],
    ['', 'day.txt'],
  ] as const) {
    it(`calls ${JSON.stringify(text.slice(0, 24))} "${title}"`, () =>
      assert.equal(titleOf(text, 'diary/day.txt'), title));
  }
});
