import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import {
  addAlias,
  changeType,
  emptyRegistry,
  formatRegistry,
  markDistinct,
  mergeEntities,
  parseRegistry,
  registryNames,
  removeAlias,
  rejectName,
  renameEntity,
  setNotes,
  setSameAs,
  splitOff,
  type Registry,
} from '../../../src/core/linking/registry';

const jane = { id: 'jane-doe', label: 'Jane Doe', type: 'person' };
const mary = { id: 'mary-roe', label: 'Mary Roe', type: 'person' };

function parsed(json: string): Registry {
  const result = parseRegistry(json);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

describe('registry edits', () => {
  it('merging keeps names, notes, identities and who is distinct', () => {
    let registry = setNotes(setSameAs(emptyRegistry, mary, ['urn:x:1']), mary, 'seen in Rome');
    registry = markDistinct(registry, mary, { id: 'zoe', label: 'Zoe', type: 'person' });
    const merged = mergeEntities(addAlias(registry, mary, 'M. R.'), jane, [mary]);
    assert.deepEqual(merged.entries.get('jane-doe'), {
      ...jane,
      aliases: ['Mary Roe', 'M. R.'],
      notNames: [],
      merged: ['mary-roe'],
      distinctFrom: ['zoe'],
      sameAs: ['urn:x:1'],
      notes: 'seen in Rome',
    });
    assert.equal(merged.entries.has('mary-roe'), false);
    assert.equal(registry.entries.has('mary-roe'), true);
  });
  it('renaming keeps the old name as an alias', () => {
    assert.deepEqual(registryNames(renameEntity(emptyRegistry, jane, 'Dame Jane')), [
      { name: 'Dame Jane', type: 'person', entity: 'jane-doe' },
      { name: 'Jane Doe', type: 'person', entity: 'jane-doe' },
    ]);
  });
  it('a rejected name is no alias, an alias is no rejected name', () => {
    const rejected = rejectName(addAlias(emptyRegistry, jane, 'JD'), jane, 'JD');
    assert.deepEqual(
      [rejected.entries.get('jane-doe')?.aliases, rejected.entries.get('jane-doe')?.notNames],
      [[], ['JD']],
    );
    assert.deepEqual(addAlias(rejected, jane, 'JD').entries.get('jane-doe')?.notNames, []);
  });
  it('distinct holds both ways, a split-off entity is distinct', () => {
    const { registry, id } = splitOff(
      markDistinct(emptyRegistry, mary, jane),
      jane,
      'Jane Doe',
      'person',
      taken => taken === 'jane-doe-2',
    );
    assert.equal(id, 'jane-doe-3');
    assert.deepEqual([...registry.entries.values()].map(entry => [entry.id, ...entry.distinctFrom]).sort(), [
      [jane.id, mary.id],
      [id, jane.id],
    ]);
  });
  it('an alias taken back is neither kept nor rejected', () => {
    const added = addAlias(emptyRegistry, jane, 'J.D.');
    const { aliases, notNames } = removeAlias(added, jane, 'J.D.').entries.get(jane.id) ?? {};
    assert.deepEqual([aliases, notNames], [[], []]);
    assert.equal(removeAlias(added, jane, 'Jay'), added);
  });
  it('empty notes are removed', () => {
    assert.equal(
      'notes' in (setNotes(setNotes(emptyRegistry, jane, 'x'), jane, '').entries.get('jane-doe') ?? {}),
      false,
    );
  });
});

describe('registry codec', () => {
  it('an entity never changes the lines of another', () => {
    const one = formatRegistry(changeType(emptyRegistry, jane, 'group'));
    const two = formatRegistry(changeType(parsed(one), mary, 'person'));
    const three = formatRegistry(changeType(parsed(two), { id: 'a', label: 'A', type: 'place' }, 'place'));
    const lines = one.split('\n').filter(line => line.includes('"'));
    for (const line of lines) assert.ok(two.includes(`${line}\n`) && three.includes(`${line}\n`), line);
    assert.ok(three.endsWith('}\n'));
  });

  const text = fc.string({ minLength: 1, maxLength: 8 });
  const entry = fc.record({
    id: text,
    label: text,
    type: text,
    aliases: fc.array(text, { maxLength: 2 }),
    notNames: fc.array(text, { maxLength: 2 }),
    merged: fc.array(text, { maxLength: 2 }),
    distinctFrom: fc.array(text, { maxLength: 2 }),
    sameAs: fc.array(text, { maxLength: 2 }),
    notes: text,
    more: fc.jsonValue({ maxDepth: 2 }),
  });
  it('round-trips byte for byte, unknown members too, and passes its schema', () => {
    const schema: unknown = JSON.parse(
      readFileSync(join(__dirname, '../../../media/schemas/registry.schema.json'), 'utf8'),
    );
    const validate = new Ajv().compile(schema as object);
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: one => one.id, maxLength: 5 }),
        fc.jsonValue({ maxDepth: 2 }),
        (entities, extra) => {
          const written = formatRegistry(parsed(JSON.stringify({ entities, extra })));
          assert.equal(formatRegistry(parsed(written)), written);
          assert.ok(validate(JSON.parse(written)));
          assert.deepEqual(
            (JSON.parse(written) as { extra: unknown }).extra,
            JSON.parse(JSON.stringify(extra)),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['no JSON', '{', /not valid JSON/],
    ['no object', '[]', /must be an object/],
    ['a newer version', '{"glossator:version": 2, "entities": []}', /version is 2/],
    ['entities that are no list', '{"entities": {}}', /must be a list/],
    ['an entity without a label', '{"entities": [{"id": "x"}]}', /entity 1: "label" of "x"/],
    [
      'an id twice',
      '{"entities": [{"id": "x", "label": "X", "type": "t"}, {"id": "x", "label": "X", "type": "t"}]}',
      /occurs twice/,
    ],
    [
      'aliases that are no texts',
      '{"entities": [{"id": "x", "label": "X", "type": "t", "aliases": [1]}]}',
      /"aliases" of "x"/,
    ],
    [
      'places off the globe',
      '{"entities": [{"id": "x", "label": "X", "type": "t", "coordinates": {"latitude": 91, "longitude": 0}}]}',
      /coordinates/,
    ],
    ['deep nesting', `{"x": ${'['.repeat(5000)}${']'.repeat(5000)}}`, /nested more than/],
  ];
  for (const [what, json, message] of bad) {
    it(`refuses ${what}`, () => {
      const result = parseRegistry(json);
      assert.ok(!result.ok);
      assert.match(result.error, message);
    });
  }

  it('"__proto__" is a name like any other', () => {
    const json =
      '{"__proto__": {"polluted": 1}, "entities": [{"id": "__proto__", "label": "__proto__", "type": "x", "__proto__": 3}]}';
    const registry = parsed(json);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal(registry.entries.get('__proto__')?.label, '__proto__');
    assert.match(formatRegistry(registry), /"__proto__": \{"polluted":1\}/);
  });
});
