import assert from 'node:assert/strict';
import { describeMentions } from '../../../src/core/linking/context';
import { source } from './corpus';

const contexts = (marked: string): unknown => source('a', marked).contexts;

describe('describeMentions', () => {
  it('notes titles, kinship, sentence and line', () => {
    assert.deepEqual(contexts('Lt Gen [p Doe] came.\nHis late son [p Jim] and Prime Minister [p Roe] sat.'), [
      { name: 'Doe', sentence: 0, line: 0, title: 'lt gen' },
      { name: 'Jim', sentence: 1, line: 1, kin: 'son' },
      { name: 'Roe', sentence: 1, line: 1, title: 'prime minister', described: { calling: 'minister' } },
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

  it('notes families, surnames and whose relative somebody is', () => {
    assert.deepEqual(contexts('The [p Doe] family. [p Roe] is a rare surname. A friend met a [p Poe].'), [
      { name: 'Doe', sentence: 0, line: 0, isFamily: true },
      { name: 'Roe', sentence: 1, line: 0, isFamily: true },
      { name: 'Poe', sentence: 2, line: 0, isFamily: true },
    ]);
    assert.deepEqual(contexts('[p Jim Doe], eldest son of the actor and writer [p Doe]'), [
      { name: 'Jim Doe', sentence: 0, line: 0 },
      { name: 'Doe', sentence: 0, line: 0, kinOf: 'son', described: { calling: 'writer' } },
    ]);
  });

  it('takes no mentions and empty texts', () => {
    assert.deepEqual(describeMentions('', []), []);
  });
});
