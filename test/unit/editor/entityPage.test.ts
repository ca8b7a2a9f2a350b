import * as assert from 'node:assert/strict';
import { writeEntityPage } from '../../../src/editor/reading/entityPage';
import { t } from './words';

describe('An entity page', () => {
  const { text, links } = writeEntityPage(
    {
      label: 'Tarek Belhadj',
      type: 'person',
      decided: true,
      mentions: 2,
      sources: 1,
      notes: 'Not the general.',
      aliases: [{ name: 'Belhadj', count: 2 }],
      sameAs: ['https://www.wikidata.org/entity/Q1'],
      companions: [{ label: 'Malta', count: 3, target: 'malta' }],
      sections: [
        {
          title: 'A diary',
          about: '9 May 1974 · diary.txt',
          quotations: [
            {
              passage: { before: 'I put it to ', exact: 'Belhadj', after: ' in Tunis' },
              line: 7,
              target: 'first',
            },
            {
              passage: { before: '', exact: 'Belhadj', after: '' },
              line: 8,
              target: 'second',
              date: '1974',
              source: 'Diary',
            },
          ],
        },
      ],
    },
    t,
  );

  it('reads well as it is', () => {
    assert.equal(
      text,
      [
        '# Tarek Belhadj',
        '',
        'person · in the registry · 2 mentions in 1 source',
        '',
        '> Not the general.',
        '',
        'Names: Belhadj (2)',
        '',
        'Elsewhere: https\\://www\\.wikidata.org/entity/Q1',
        '',
        'Often together with: Malta (3)',
        '',
        '## A diary',
        '',
        '9 May 1974 · diary.txt',
        '',
        '- I put it to **Belhadj** in Tunis (line 7)',
        '- 1974 — **Belhadj** (Diary, line 8)',
        '',
      ].join('\n'),
    );
  });

  it('knows where its links stand', () => {
    assert.deepEqual(
      links.map(({ start, end, target }) => [text.slice(start, end), target]),
      [
        ['Malta', 'malta'],
        ['**Belhadj**', 'first'],
        ['**Belhadj**', 'second'],
      ],
    );
  });
});
