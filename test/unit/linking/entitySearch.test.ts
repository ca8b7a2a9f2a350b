import * as assert from 'node:assert/strict';
import type { Entity } from '../../../src/core/linking/entity';
import { EntitySearch } from '../../../src/core/linking/entitySearch';

const entity = (label: string, count: number, ...others: readonly string[]): Entity => ({
  id: label.toLowerCase().replace(/\W+/g, '-'),
  label,
  type: 'person',
  aliases: [label, ...others].map(name => ({ name, count })),
  decided: false,
});

const search = new EntitySearch([
  entity('Muammar Gaddafi', 9, 'Gaddafi'),
  entity('Tarek Belhadj', 8, 'Belhadj'),
  entity('Saif al-Islam Gaddafi', 2),
  entity('Istanbul University', 7),
  entity('Cable', 6),
  entity('European Union', 5, 'EU'),
  entity('Libya', 20),
]);

describe('Searching entities', () => {
  for (const [query, ...first] of [
    ['gaddafi', 'Muammar Gaddafi', 'Saif al-Islam Gaddafi'],
    ['Qaddafi', 'Muammar Gaddafi', 'Saif al-Islam Gaddafi'],
    ['Kadhafi', 'Muammar Gaddafi', 'Saif al-Islam Gaddafi'],
    ['Bilhaj', 'Tarek Belhadj'],
    ['Tarik Bilhaj', 'Tarek Belhadj'],
    ['EU', 'European Union'],
    ['istan', 'Istanbul University'],
    ['', 'Libya', 'Muammar Gaddafi'],
  ] as const) {
    it(`finds ${first.join(', ')} for "${query}"`, () => {
      assert.deepEqual(
        search
          .search(query)
          .slice(0, first.length)
          .map(({ label }) => label),
        first,
      );
    });
  }

  it('finds nothing that is not like the query', () => {
    assert.deepEqual(search.search('Zimmermann'), []);
    assert.deepEqual(
      search.search('Bilhaj').map(({ label }) => label),
      ['Tarek Belhadj'],
    );
  });
});
