import * as assert from 'node:assert/strict';
import { mentionCard, type MentionCard } from '../../../src/editor/reading/mentionCard';
import { t } from './words';

const card: MentionCard = {
  name: 'Gaddafi',
  type: 'person',
  status: 'suggested',
  confidence: 0.964,
  entity: {
    label: 'Muammar Gaddafi',
    aliases: [
      { name: 'Muammar Gaddafi', count: 2 },
      { name: 'Gaddafi', count: 9 },
    ],
    mentions: 11,
    sources: 2,
    target: 'command:page',
  },
  reasons: [
    { kind: 'full name', supports: true, text: 'full name on line 3' },
    { kind: 'given name', supports: false, text: 'another given name on line 9' },
  ],
  rivals: [
    {
      label: 'Saif Gaddafi',
      target: 'command:rival',
      confidence: 0.2,
      reasons: [{ kind: 'surname', supports: true, text: 'same surname' }],
    },
  ],
  remarks: {
    not: [{ title: 'Saif Gaddafi', target: 'command:saif' }],
    tags: ['to *check*'],
    relations: [
      {
        from: { title: 'Gaddafi', target: 'command:from' },
        label: 'led',
        to: { title: 'Libya', target: 'command:to' },
      },
    ],
    notes: [{ text: 'See [the letter]', author: 'Ada' }],
  },
  ways: [{ title: 'Next', target: 'command:next' }],
  actions: [{ title: 'Accept', target: 'command:accept' }],
  others: [
    {
      title: 'A letter [1]',
      date: '9 May 1974',
      count: 1,
      target: 'command:source',
      passages: [
        { passage: { before: '… the leader ', exact: 'Qaddafi', after: ' said' }, target: 'command:there' },
      ],
    },
  ],
  moreSources: 3,
  companions: [{ title: 'Libya', target: 'command:libya', count: 4 }],
  period: {
    first: { title: '1969', target: 'command:first' },
    last: { title: '2011', target: 'command:last' },
  },
};

describe('The card of a mention', () => {
  it('says who, why, what to decide, where else and with whom', () => {
    assert.equal(
      mentionCard(card, t),
      [
        '[**Muammar Gaddafi**](command:page) · person · suggested, 96 %  ',
        '11 mentions in 2 sources · [Next](command:next)  ',
        'Also: Gaddafi (9)',
        '',
        'Linked: full name on line 3 — against it: another given name on line 9',
        '',
        'May also be [Saif Gaddafi](command:rival) (20 %): same surname',
        '',
        'Decided: not [Saif Gaddafi](command:saif)  ',
        'Tags: to \\*check\\*  ',
        '[Gaddafi](command:from) — led — [Libya](command:to)  ',
        'Note by Ada: See \\[the letter\\]',
        '',
        '[Accept](command:accept)',
        '',
        '---',
        '',
        '[A letter \\[1\\]](command:source) · 9 May 1974 · 1 mention  ',
        '… the leader [**Qaddafi**](command:there) said',
        '',
        '[… and in 3 sources more](command:page)',
        '',
        '---',
        '',
        'Often together with [Libya](command:libya) (4)  ',
        'Dated mentions: from [1969](command:first) to [2011](command:last)',
      ].join('\n'),
    );
  });

  it('is two lines where there is nothing more to say', () => {
    const bare: MentionCard = {
      name: 'Gaddafi',
      type: 'person',
      status: 'accepted',
      confidence: 1,
      reasons: [],
      rivals: [],
      ways: [],
      actions: [],
      others: [],
      moreSources: 0,
      companions: [],
    };
    assert.equal(
      mentionCard(bare, t),
      '**Gaddafi** · person · decided\n\nNot linked: the evidence leaves open whom or what this names.',
    );
  });
});
