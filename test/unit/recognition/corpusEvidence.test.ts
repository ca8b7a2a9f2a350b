import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { CorpusEvidence } from '../../../src/core/recognition/corpusEvidence';
import type { Mention } from '../../../src/core/recognition/mention';

interface Source {
  readonly path: string;
  readonly mentions: readonly Mention[];
  readonly names: readonly string[];
}

/** A source with one mention for each `name type confidence`. */
const source = (...said: readonly (readonly [string, string, number])[]): Source => ({
  path: 'own',
  mentions: said.map(([, type, confidence], i) => ({ start: i * 20, end: i * 20 + 5, type, confidence })),
  names: said.map(([name]) => name),
});
const gathered = (sources: readonly Source[]): CorpusEvidence => {
  const evidence = new CorpusEvidence();
  for (const { path, mentions, names } of sources) evidence.update(path, mentions, names);
  return evidence;
};
const apply = (own: Source, ...others: readonly Source[]): string[] =>
  gathered([own, ...others.map((other, i) => ({ ...other, path: `other ${i}` }))])
    .apply(own.path)
    .map(({ type, confidence }) => `${type} ${confidence}`);

describe('corpus evidence', () => {
  it('leaves a lone source as it is', () => {
    deepStrictEqual(apply(source(['Haftar', 'person', 0.4], ['Haftar', 'place', 0.6])), [
      'person 0.4',
      'place 0.6',
    ]);
  });
  it('raises what other sources call the same', () => {
    const sure = source(['HAFTAR', 'person', 0.98]);
    const [raised = ''] = apply(source(['Haftar', 'person', 0.4]), sure, sure, sure);
    ok(Number(raised.split(' ')[1]) > 0.7, raised);
  });
  it('knows a surname from full names', () => {
    const full = source(['Khalifa Haftar', 'person', 0.98]);
    const [raised = ''] = apply(source(['Haftar', 'person', 0.45]), full, full);
    ok(Number(raised.split(' ')[1]) > 0.5, raised);
  });
  it('gives up an unsure type that others contradict, not a sure one', () => {
    const other = source(['ISPR', 'organization', 0.97]);
    const [changed = ''] = apply(source(['ISPR', 'person', 0.6]), other, other, other);
    ok(changed.startsWith('organization'), changed);
    const [kept = ''] = apply(source(['ISPR', 'person', 0.97]), other, other, other);
    ok(kept.startsWith('person'), kept);
  });
  it('does not depend on the order of the sources', () => {
    const said = fc.tuple(
      fc.constantFrom('Haftar', 'Khalifa Haftar', 'Libya', 'ISPR'),
      fc.constantFrom('person', 'place', 'organization'),
      fc.integer({ min: 0, max: 1000 }).map(value => value / 1000),
    );
    const sources = fc.array(
      fc.array(said, { maxLength: 4 }).map(all => source(...all)),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(sources, all => {
        const named = all.map((source, i) => ({ ...source, path: `source ${i}` }));
        const forward = gathered(named);
        const backward = gathered([...named].reverse());
        for (const { path } of named) deepStrictEqual(forward.apply(path), backward.apply(path));
      }),
    );
  });
  it('forgets a source that is gone, and tells which others that concerns', () => {
    const own = source(['Haftar', 'person', 0.4]);
    const evidence = gathered([
      own,
      { ...source(['Haftar', 'person', 0.9]), path: 'other' },
      { ...source(['Libya', 'place', 0.9]), path: 'third' },
    ]);
    deepStrictEqual(evidence.takeAffected(), ['own', 'other', 'third']);
    deepStrictEqual(evidence.takeAffected(), []);
    evidence.remove('other');
    deepStrictEqual(evidence.takeAffected(), ['own']);
    deepStrictEqual(evidence.apply('own'), own.mentions);
  });
});
