import assert from 'node:assert/strict';
import { describeMentions } from '../../../src/core/linking/context';
import { source } from './corpus';

const contexts = (marked: string): unknown => source('a', marked).contexts;

describe('describeMentions', () => {
  it('notes titles, kinship, sentence and line', () => {
    assert.deepEqual(contexts('Lt Gen [p Doe] came.\nHis late son [p Jim] and Prime Minister [p Roe] sat.'), [
      { name: 'Doe', sentence: 0, line: 0, title: 'lt gen' },
      { name: 'Jim', sentence: 1, line: 1, kin: 'son' },
      { name: 'Roe', sentence: 1, line: 1, title: 'prime minister' },
    ]);
  });

  it('pairs a name with its acronym in brackets, either way round, and with a new name', () => {
    assert.deepEqual(contexts('The [o Tidal Works] ([o TW])'), [
      { name: 'Tidal Works', sentence: 0, line: 0, partner: 1 },
      { name: 'TW', sentence: 0, line: 0, partner: 0 },
    ]);
    assert.deepEqual(contexts('[o TW] ([o Tidal Works])'), [
      { name: 'TW', sentence: 0, line: 0, partner: 1 },
      { name: 'Tidal Works', sentence: 0, line: 0, partner: 0 },
    ]);
    assert.deepEqual(contexts('[o Tidal Works], now known as the [o Sea Board], and ([l Malta])'), [
      { name: 'Tidal Works', sentence: 0, line: 0, partner: 1 },
      { name: 'Sea Board', sentence: 0, line: 0, partner: 0 },
      { name: 'Malta', sentence: 0, line: 0 },
    ]);
  });

  it('takes the year of the sentence', () => {
    const text = 'In 1974 Doe came. Roe left.';
    const mention = (name: string) => ({
      start: text.indexOf(name),
      end: text.indexOf(name) + name.length,
      type: 'person',
      confidence: 1,
    });
    const dates = [
      { start: 3, end: 7, timex: 'DATE', value: '1974', certainty: 'certain', confidence: 1 } as const,
    ];
    assert.deepEqual(
      describeMentions(text, [mention('Doe'), mention('Roe')], dates).map(({ year }) => year),
      [1974, undefined],
    );
  });

  it('takes no mentions and empty texts', () => {
    assert.deepEqual(describeMentions('', [], []), []);
  });
});
