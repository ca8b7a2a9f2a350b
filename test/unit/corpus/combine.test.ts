import assert from 'node:assert/strict';
import { combineDates, combineMentions } from '../../../src/core/corpus/combine';
import type { Decision } from '../../../src/core/corpus/decision';
import { withForeign } from '../../../src/core/corpus/otherProposals';
import type { SourceAnalysis } from '../../../src/core/corpus/sourceAnalysis';
import type { Mention } from '../../../src/core/recognition/mention';

const text = 'Anna Borg and the Lands Office (LO) in Valletta, 1974';

const at = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const mention = (words: string, type = 'person', confidence = 0.9): Mention => ({
  ...at(words),
  type,
  confidence,
});
const decision = (words: string, status: Decision['status'], type = 'person', entity?: string): Decision => ({
  ...at(words),
  annotation: `urn:uuid:${words}`,
  status,
  content: { kind: 'entity', type, ...(entity !== undefined && { entity }) },
});

/** What remains of the mentions, as `words type status`. */
function combined(mentions: Mention[], decisions: Decision[], threshold = 0.5): string[] {
  const analysis = {
    mentions,
    contexts: mentions.map(({ start, end }) => ({ name: text.slice(start, end), sentence: 0, line: 0 })),
  } as unknown as SourceAnalysis;
  return combineMentions(analysis, mentions, decisions, threshold).mentions.map(
    ({ name, type, status }) => `${name} ${type} ${status}`,
  );
}

describe('combineMentions', () => {
  const proposals = [
    mention('Anna Borg'),
    mention('Lands Office', 'organization'),
    mention('Valletta', 'place', 0.3),
  ];

  it('leaves out what is less sure than the threshold', () => {
    assert.deepEqual(combined(proposals, []), [
      'Anna Borg person suggested',
      'Lands Office organization suggested',
    ]);
  });

  it('lets a decision win over every proposal that it overlaps', () => {
    const decided = [decision('Office', 'accepted', 'place')];
    assert.deepEqual(combined([...proposals, mention('Office', 'place', 1)], decided), [
      'Anna Borg person suggested',
      'Office place accepted',
    ]);
  });

  it('leaves room for proposals between the parts of a decision, which is called by its parts', () => {
    const [anna, lo] = [at('Anna'), at('LO')];
    const parted: Decision = {
      ...decision('Anna Borg and the Lands Office (LO', 'accepted', 'other'),
      parts: [anna, lo],
      name: 'Anna LO',
    };
    const { start, end } = parted;
    const mentions = [...proposals, { start, end, type: 'other', confidence: 1 }];
    assert.deepEqual(combined(mentions, [parted]), [
      'Anna LO other accepted',
      'Lands Office organization suggested',
    ]);
  });

  it('does not propose a rejected span again, whatever the type', () => {
    assert.deepEqual(combined(proposals, [decision('Anna Borg', 'rejected', 'place')]), [
      'Lands Office organization suggested',
    ]);
  });

  it('keeps partners together by their new places, and apart where one is not shown', () => {
    const mentions = [mention('Anna Borg', 'person', 0.1), mention('Lands Office'), mention('LO')];
    const analysis = {
      mentions,
      contexts: [
        { name: 'Anna Borg', sentence: 0, line: 0, partner: 1 },
        { name: 'Lands Office', sentence: 0, line: 0, partner: 2 },
        { name: 'LO', sentence: 0, line: 0, partner: 0 },
      ],
    } as unknown as SourceAnalysis;
    const { contexts } = combineMentions(analysis, mentions, [], 0.5);
    assert.deepEqual(
      contexts.map(({ name, partner }) => [name, partner]),
      [
        ['Lands Office', 1],
        ['LO', undefined],
      ],
    );
  });
});

describe('combineDates', () => {
  const proposed = {
    ...at('1974'),
    timex: 'DATE',
    value: '1974',
    certainty: 'certain',
    confidence: 0.9,
  } as const;
  const decided = (status: Decision['status'], value: string): Decision => ({
    ...at('1974'),
    annotation: 'urn:uuid:date',
    status,
    content: { kind: 'date', timex: 'DATE', value },
  });

  for (const [what, decisions, values] of [
    ['a proposal as it is', [], ['1974 suggested']],
    ['the reader’s correction', [decided('accepted', '1874')], ['1874 accepted']],
    ['nothing where the reader said that it is no date', [decided('rejected', '1974')], []],
  ] as const) {
    it(`gives ${what}`, () => {
      const dates = combineDates([proposed], decisions);
      assert.deepEqual(
        dates.map(({ value, status }) => `${value} ${status}`),
        values,
      );
    });
  }
});

describe('withForeign', () => {
  const foreign = (words: string, confidence: number) => ({
    ...at(words),
    type: 'office',
    confidence,
    recognizer: 'Offices',
  });
  const words = (mentions: readonly Mention[]): string[] =>
    mentions.map(({ start, end, type }) => `${text.slice(start, end)} ${type}`);

  it('takes the surer of two that overlap', () => {
    const ours = [mention('Anna Borg', 'person', 0.9), mention('Office', 'place', 0.4)];
    assert.deepEqual(
      words(withForeign(ours, [foreign('Lands Office', 0.8), foreign('Borg', 0.8)], text.length)),
      ['Anna Borg person', 'Lands Office office'],
    );
  });

  it('leaves out spans outside the text and confidences that are none', () => {
    const bad = [
      { ...foreign('LO', 0.9), end: 9999 },
      { ...foreign('LO', 0.9), start: -1 },
      { ...foreign('LO', 0.9), start: 0.5 },
      { ...foreign('LO', 0.9), start: 9, end: 9 },
      foreign('LO', 2),
      foreign('LO', NaN),
    ];
    assert.deepEqual(withForeign([], bad, text.length), []);
  });
});
