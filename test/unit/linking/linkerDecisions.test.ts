import assert from 'node:assert/strict';
import {
  emptyRegistry,
  markDistinct,
  mergeEntities,
  rejectName,
  renameEntity,
  setNotes,
  splitOff,
} from '../../../src/core/linking/registry';
import { linked, source } from './corpus';

describe('Linker with decisions', () => {
  it('a decision on one of two namesakes leaves the other alone', () => {
    const texts = [
      '[p John Smith], the Welsh goalkeeper, fell.',
      '[p John Smith], Governor of Ohio in 1820, rose.',
    ];
    const [keeper = '', governor = ''] = texts;
    const decided = linked([source('a', keeper, [{ entity: 'john-smith' }]), source('b', governor)]);
    assert.deepEqual(decided, { a: ['John Smith -> john-smith'], b: ['John Smith -> john-smith-2'] });
    const noted = setNotes(
      emptyRegistry,
      { id: 'john-smith-2', label: 'John Smith', type: 'person' },
      'a note',
    );
    const before = linked([source('a', keeper), source('b', governor)]);
    assert.deepEqual(linked([source('a', keeper), source('b', governor)], noted), before);
  });
  const a = '[p Jane Doe] met [p Doe].';
  it('a decided mention wins, and its like in the source follow', () => {
    const one = source('a', '[p Doe] met. [p Doe] left.', [{ entity: 'aunt-mary' }]);
    assert.deepEqual(linked([one])['a'], ['Doe -> aunt-mary', 'Doe -> aunt-mary']);
  });
  it('a decision on a short name leaves the full name alone', () => {
    const one = source('a', '[p Jane Doe] met [p Doe]. [p Doe] left.', [undefined, { entity: 'aunt-mary' }]);
    assert.deepEqual(linked([one])['a'], ['Jane Doe -> jane-doe', 'Doe -> aunt-mary', 'Doe -> aunt-mary']);
  });
  it('"this is not" holds for that mention only', () => {
    const one = source('a', '[p Jane Doe] met [p Doe]. [p Doe] left.', [
      undefined,
      { notEntity: ['jane-doe'] },
    ]);
    assert.deepEqual(linked([one])['a'], ['Jane Doe -> jane-doe', 'Doe -> doe', 'Doe -> jane-doe']);
  });
  it('"this is not" somebody else changes nothing', () => {
    const one = source('a', a, [undefined, { notEntity: ['somebody'] }]);
    assert.deepEqual(linked([one])['a'], ['Jane Doe -> jane-doe', 'Doe -> jane-doe']);
  });
  it('a full name decided in one source is the same in another', () => {
    const result = linked([
      source('a', '[p Jane Doe]', [{ entity: 'aunt-mary' }]),
      source('b', '[p Jane Doe]'),
    ]);
    assert.deepEqual(result['b'], ['Jane Doe -> aunt-mary']);
  });
});

describe('Linker with a registry', () => {
  const jane = { id: 'jane-doe', label: 'Jane Doe', type: 'person' };
  const mary = { id: 'mary-marsh', label: 'Mary Marsh', type: 'person' };
  const sources = { a: '[p Jane Doe] and [p Mary Marsh]' };

  it('merged entities are one', () => {
    assert.deepEqual(linked(sources, mergeEntities(emptyRegistry, jane, [mary]))['a'], [
      'Jane Doe -> jane-doe',
      'Mary Marsh -> jane-doe',
    ]);
  });
  it('takes a decision for an entity that was merged later as one for the entity it was merged into', () => {
    const keep = { id: 'jane-roe', label: 'Jane Roe', type: 'person' };
    const gone = { id: 'mary-major', label: 'Mary Major', type: 'person' };
    const sources = [source('a', '[p J. R.] spoke.', [{ entity: 'mary-major' }])];
    assert.deepEqual(linked(sources, mergeEntities(emptyRegistry, keep, [gone]))['a'], ['J. R. -> jane-roe']);
  });

  it('distinct entities stay two, however alike', () => {
    const alike = { a: '[p Muammar Gaddafi]', b: '[p Muammar Qaddafi]' };
    const registry = markDistinct(
      emptyRegistry,
      { id: 'muammar-gaddafi', label: 'Muammar Gaddafi', type: 'person' },
      { id: 'muammar-qaddafi', label: 'Muammar Qaddafi', type: 'person' },
    );
    assert.deepEqual(linked(alike, registry), {
      a: ['Muammar Gaddafi -> muammar-gaddafi'],
      b: ['Muammar Qaddafi -> muammar-qaddafi'],
    });
  });
  it('a renamed entity keeps its id', () => {
    const registry = renameEntity(emptyRegistry, jane, 'Dame Jane');
    assert.deepEqual(linked(sources, registry)['a']?.[0], 'Jane Doe -> jane-doe');
  });
  it('a split-off entity gets a free id and stays apart', () => {
    const { registry, id } = splitOff(emptyRegistry, jane, 'Jane Doe');
    assert.equal(id, 'jane-doe-2');
    const other = source('b', '[p Jane Doe]', [{ entity: id }]);
    assert.deepEqual(linked([source('a', '[p Jane Doe]', [{ entity: 'jane-doe' }]), other], registry), {
      a: ['Jane Doe -> jane-doe'],
      b: ['Jane Doe -> jane-doe-2'],
    });
  });
  it('a rejected name never means the entity', () => {
    const registry = rejectName(emptyRegistry, jane, 'Jane A. Doe');
    const result = linked({ a: '[p Jane Doe]', b: '[p Jane A. Doe]' }, registry);
    assert.notEqual(result['b']?.[0], 'Jane A. Doe -> jane-doe');
  });
});
