import { deepStrictEqual } from 'node:assert';
import { DateFinder } from '../../../src/core/dates/dateFinder';

/** What is found, as `words = value, certainty`. */
const found = (text: string): string[] =>
  new DateFinder()
    .analyse(text)
    .dates.map(
      ({ start, end, value, certainty }) => `${text.slice(start, end)} = ${value ?? '?'}, ${certainty}`,
    );

describe('headings as context for the dates below them', () => {
  for (const [what, text, expected] of [
    ['a year', '== 1977 ==\n\nIn May the army moved.', ['1977 = 1977, certain', 'May = 1977-05, inferred']],
    [
      'a year in Markdown',
      '## 1977\n\nIn May it moved.',
      ['1977 = 1977, certain', 'May = 1977-05, inferred'],
    ],
    [
      'decades, which name no year',
      '==1960s–70s: talks==\n\nIn May they met.',
      ['1960s–70s = 196X/197X, certain', 'May = ?, absent'],
    ],
    ['a sum, which is no heading', 'They found that x = 1977 in all.', []],
  ] as const) {
    it(what, () => deepStrictEqual(found(text), expected));
  }
});
