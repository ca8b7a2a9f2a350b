import * as assert from 'node:assert/strict';
import { dateCard } from '../../../src/editor/reading/dateCard';
import { dateScale } from '../../../src/editor/reading/dateScale';
import { interval } from '../../../src/core/dates/interval';
import { t } from './words';

describe('The card of a date', () => {
  it('says when, how we know, what to decide and where else', () => {
    const passage = { before: 'met on ', exact: '18 July', after: ' in Rawalpindi' };
    assert.equal(
      dateCard(
        {
          words: 'Friday',
          date: {
            start: 0,
            end: 6,
            timex: 'DATE',
            value: '2025-07-18',
            certainty: 'inferred',
            basis: 'Friday, counted from the source’s date 18 July 2025',
            confidence: 0.9,
          },
          status: 'suggested',
          value: '18 July 2025',
          same: [{ title: 'A report', passages: [{ passage, target: 'command:there' }] }],
          overlapping: [],
          more: 2,
          all: 'command:all',
          actions: [{ title: 'Not a Date', target: 'command:not' }],
        },
        t,
      ),
      [
        '**18 July 2025** · date · `2025-07-18`',
        '',
        'Inferred: Friday, counted from the source’s date 18 July 2025',
        '',
        '[Not a Date](command:not)',
        '',
        '---',
        '',
        'The same date in other sources',
        '',
        '*A report*  ',
        'met on [**18 July**](command:there) in Rawalpindi',
        '',
        '[More dates like this (2)](command:all)',
      ].join('\n'),
    );
  });

  for (const [value, scale] of [
    ['1977', '1975 ├────────────────█████████───────────────┤ 1980'],
    ['197X', '1950 ├────────────────████████────────────────┤ 2000'],
    ['1974-05-12', '1974 ├──────────────█─────────────────────────┤ 1975'],
    ['1974/..', undefined],
  ] as const) {
    it(`draws ${value} on a scale of round years`, () => {
      const time = interval(value);
      assert.equal(time && dateScale(time), scale);
    });
  }
});
