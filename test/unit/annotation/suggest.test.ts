import assert from 'node:assert/strict';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { formatSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import { isUntouched, type Proposal, updateSuggestions } from '../../../src/core/annotation/suggest';
import { mark, sidecarOf } from './samples';

const text = 'Anna Berg met Ben in Delft. Ben left Delft in 1974, and Anna Berg stayed.';

const proposal = (words: string, type = 'person', nth = 0): Proposal => {
  const [target] = mark(text, words, {}, nth).targets;
  return {
    start: target?.start ?? 0,
    end: target?.end ?? 0,
    content: { kind: 'entity', type },
    confidence: 0.87654,
  };
};

const update = (sidecar: Sidecar | undefined, proposals: readonly Proposal[], newText = text): Sidecar =>
  updateSuggestions(sidecar, sourceRecord('a.txt', newText), newText, proposals, 'Glossator 0.1.0');

const summary = ({ annotations }: Sidecar): string[] =>
  annotations.map(({ targets, status, content }) => {
    const words = targets.map(({ exact }) => exact).join();
    return `${words} ${content.kind === 'entity' ? content.type : content.kind} ${status}`;
  });

describe('suggestions', () => {
  it('are made of proposals, in text order, with rounded confidence and ids that depend on what they say', () => {
    const one = update(undefined, [proposal('Delft', 'place'), proposal('Anna Berg')]);
    const other = update(undefined, [proposal('Anna Berg'), proposal('Delft', 'place')]);
    assert.equal(formatSidecar(one, text), formatSidecar(other, text));
    assert.deepEqual(summary(one), ['Anna Berg person suggested', 'Delft place suggested']);
    assert.deepEqual([one.annotations[0]?.confidence, one.annotations[0]?.created], [0.88, undefined]);
    assert.ok(one.annotations.every(isUntouched));
  });

  it('give way to new ones', () => {
    const before = update(undefined, [proposal('Anna Berg'), proposal('Ben')]);
    assert.deepEqual(summary(update(before, [proposal('Delft', 'place')])), ['Delft place suggested']);
  });

  it('keep their ids when text is inserted elsewhere', () => {
    const [before] = update(undefined, [proposal('Anna Berg', 'person', 1)]).annotations;
    const newText = `Yesterday ${text}`;
    const start = newText.lastIndexOf('Anna Berg');
    const moved = { ...proposal('Anna Berg'), start, end: start + 9 };
    assert.equal(update(undefined, [moved], newText).annotations[0]?.id, before?.id);
  });

  it('have different ids where the same words stand in the same surroundings', () => {
    const rows = 'yes, Ben;\n'.repeat(9);
    const proposals = [...rows.matchAll(/Ben/g)].map(({ index }) => ({
      ...proposal('Ben'),
      start: index,
      end: index + 3,
    }));
    const ids = update(undefined, proposals, rows).annotations.map(({ id }) => id);
    assert.equal(new Set(ids).size, 9);
  });

  const accepted = mark(text, 'Anna Berg', { creator: { type: 'Person', name: 'A' } });
  const kept: readonly (readonly [string, Annotation, readonly Proposal[], readonly string[]])[] = [
    [
      'an accepted one stands, whatever overlaps it',
      accepted,
      [proposal('Anna'), proposal('Berg', 'place')],
      ['Anna Berg person accepted'],
    ],
    [
      'another kind may overlap it',
      accepted,
      [{ ...proposal('Anna'), content: { kind: 'date', timex: 'DATE' } }],
      ['Anna Berg person accepted', 'Anna date suggested'],
    ],
    [
      'a rejected one is not proposed again',
      { ...accepted, status: 'rejected' },
      [proposal('Anna Berg')],
      ['Anna Berg person rejected'],
    ],
    [
      'beside a rejected one another extent may be proposed',
      { ...accepted, status: 'rejected' },
      [proposal('Anna')],
      ['Anna Berg person rejected', 'Anna person suggested'],
    ],
    [
      'a suggestion with a note stays',
      mark(text, 'Ben', { status: 'suggested', generator: 'G', comments: [{ text: 'who?' }] }),
      [],
      ['Ben person suggested'],
    ],
    [
      'a note stays and blocks nothing',
      mark(text, 'Delft', { content: { kind: 'note' } }),
      [proposal('Delft', 'place')],
      ['Delft note accepted', 'Delft place suggested'],
    ],
  ];
  for (const [name, annotation, proposals, expected] of kept) {
    it(name, () => {
      const before = sidecarOf(text, [annotation]);
      assert.deepEqual(summary(update(before, proposals)).sort(), [...expected].sort());
    });
  }

  it('that a link leads to stay', () => {
    const before = update(undefined, [proposal('Ben'), proposal('Anna Berg')]);
    const [anna] = before.annotations;
    const link: Annotation = {
      ...mark(text, 'met', {
        content: { kind: 'link', from: anna?.id ?? '', to: 'urn:uuid:x', label: 'met' },
      }),
      targets: [],
    };
    const after = update({ ...before, annotations: [...before.annotations, link] }, []);
    assert.deepEqual(summary(after), ['Anna Berg person suggested', ' link accepted']);
  });

  it('decisions follow a changed text; one whose words are gone keeps its old place and blocks nothing', () => {
    const newText = `A title\n\n${text.replace('1974', '1975')}`;
    const year = mark(text, '1974', { content: { kind: 'date', timex: 'DATE', value: '1974' } });
    const after = update(sidecarOf(text, [accepted, year]), [], newText);
    const [anna, old] = [...after.annotations].sort((a, b) => (a.content.kind < b.content.kind ? 1 : -1));
    assert.equal(anna?.targets[0]?.start, 9);
    assert.deepEqual(old, year);
  });

  it('keeps what the sidecar said of its source beyond our knowledge', () => {
    const before: Sidecar = { ...update(undefined, []), foreign: [1], unknown: { label: 'x' } };
    const { foreign, unknown, source } = update(
      { ...before, source: { ...before.source, unknown: { archive: 'B' } } },
      [],
    );
    assert.deepEqual([foreign, unknown, source.unknown], [[1], { label: 'x' }, { archive: 'B' }]);
  });
});
