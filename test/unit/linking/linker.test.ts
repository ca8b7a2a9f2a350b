import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Linker, type LinkSource } from '../../../src/core/linking/linker';
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

describe('Linker inside one source', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'a last name takes the full name before it',
      '[p Jane Doe] came. [p Doe] left.',
      ['jane-doe', 'jane-doe'],
    ],
    ['or after it, in a headline', '[p Doe] resigns\n\n[p Jane Doe] said so.', ['jane-doe', 'jane-doe']],
    ['a first name too', '[p Jane Doe] came. [p Jane] left.', ['jane-doe', 'jane-doe']],
    [
      'the nearest of two namesakes',
      '[p Jane Doe] came. [p Doe] sat. Later [p Mary Doe] came. [p Mary Doe] sang. [p Doe] left.',
      ['jane-doe', 'jane-doe', 'mary-doe', 'mary-doe', 'mary-doe'],
    ],
    [
      'titles tell women from men',
      'Mr. [p John Doe] and Mrs. [p Ann Doe]; Mr. [p Doe] spoke.',
      ['john-doe', 'ann-doe', 'john-doe'],
    ],
    [
      'by their first names too',
      'Mrs. [p Doe] saw [p John Doe]. [p Doe] greeted Mrs. [p Doe].',
      ['doe', 'john-doe', 'john-doe', 'doe'],
    ],
    [
      'Mr and Mrs Doe are two',
      'Mr. [p Doe] came. Mrs. [p Doe] came. Mr. [p Doe] left with Mrs. [p Doe].',
      ['doe', 'doe-2', 'doe', 'doe-2'],
    ],
    [
      'a wife called by her husband’s name is not he',
      '[p John Doe] and [p Mrs John Doe] came.',
      ['john-doe', 'mrs-john-doe'],
    ],
    [
      'a title speaks for its bearer',
      'President [p Jane Doe] came. [p Jane Doe] met Senator [p Kim Doe]. [p Kim Doe] and [p Kim Doe] sat. President [p Doe] left.',
      ['jane-doe', 'jane-doe', 'kim-doe', 'kim-doe', 'kim-doe', 'jane-doe'],
    ],
    [
      'what is told of both tells them apart',
      'The Welsh singer [p Jane Doe] met the Dutch minister [p Kim Doe]. [p Jane Doe] sat. The Dutch minister [p Doe] rose.',
      ['jane-doe', 'kim-doe', 'jane-doe', 'kim-doe'],
    ],
    [
      'rulers by their numbers',
      '[p Osric I] died. [p Osric II] came. [p Osric II] wept. King [p Osric] reigned.',
      ['osric-i', 'osric-ii', 'osric-ii', 'osric-ii'],
    ],
    [
      'a family is none of its members',
      '[p Jane Doe] left the [p Doe] family. She was a [p Doe]. [p Doe] wept.',
      ['jane-doe', 'doe', 'doe', 'jane-doe'],
    ],
    [
      'nor is a relative the one named before',
      '[p Jane Doe] is the daughter of the singer [p Doe].',
      ['jane-doe', 'doe'],
    ],
    [
      'Ben is short for Benjamin, but not everywhere',
      '[p Ben Roe], [p Salim Ben Ali], [p Ben Ali]',
      ['ben-roe', 'salim-ben-ali', 'salim-ben-ali'],
    ],
    ['middle names may be left out', '[p Jane Ann Doe], [p Jane Doe]', ['jane-ann-doe', 'jane-ann-doe']],
    [
      'a father is not his son',
      '[p Karim Salim Nasri] and [p Salim Nasri]',
      ['karim-salim-nasri', 'salim-nasri'],
    ],
    ['nor is a junior', '[p Jane Doe Jr.] and [p Jane Doe Sr.]', ['jane-doe-jr', 'jane-doe-sr']],
    [
      'an acronym in brackets',
      'The [o Bureau of Tall Stories] ([o BTS]) met. [o BTS] left.',
      ['bureau-of-tall-stories', 'bureau-of-tall-stories', 'bureau-of-tall-stories'],
    ],
    [
      'an acronym by its letters',
      '[o League of Marsh Farmers] met. The [o LMF] left.',
      ['league-of-marsh-farmers', 'league-of-marsh-farmers'],
    ],
    [
      'two acronyms stay two',
      '[o Union of North Ports] ([o UNP]), [o Union of North Shores] ([o UNS])',
      ['union-of-north-ports', 'union-of-north-ports', 'union-of-north-shores', 'union-of-north-shores'],
    ],
    [
      'a legal form may be missing',
      '[o Acme Widgets Inc.] grew. [o Acme Widgets] grew.',
      ['acme-widgets', 'acme-widgets'],
    ],
    [
      'a country and its abbreviation',
      '[l United States], [l U.S.], [l USA]',
      ['united-states', 'united-states', 'united-states'],
    ],
    [
      'a people is not its country',
      '[l Libya] and the [g Libyan] and [g Libyans]',
      ['libya', 'libyan', 'libyan'],
    ],
    ['a person is not a place', '[p Jordan] visited [l Jordan].', ['jordan-2', 'jordan']],
  ];
  for (const [what, text, expected] of cases) {
    it(what, () => {
      const links = new Map([['a', linked({ a: text })['a'] ?? []]]);
      assert.deepEqual(
        (links.get('a') ?? []).map(line => line.split(' -> ')[1]),
        expected,
      );
    });
  }
});

describe('Linker across sources', () => {
  it('knows romanizations of one name, and not his son', () => {
    assert.deepEqual(
      linked({
        a: '[p Muammar Gaddafi]',
        a2: '[p Muammar Gaddafi]',
        b: '[p Moammar Qaddafi]',
        c: '[p Saif al-Islam Gaddafi]',
      }),
      {
        a: ['Muammar Gaddafi -> muammar-gaddafi'],
        a2: ['Muammar Gaddafi -> muammar-gaddafi'],
        b: ['Moammar Qaddafi -> muammar-gaddafi'],
        c: ['Saif al-Islam Gaddafi -> saif-al-islam-gaddafi'],
      },
    );
  });

  it('gives a last name alone to the only bearer that the corpus knows', () => {
    assert.deepEqual(linked({ a: '[p Jane Doering] spoke.', b: '[p Doering] spoke.' })['b'], [
      'Doering -> jane-doering',
    ]);
  });

  it('leaves a last name open between two bearers, and says so', () => {
    const linker = new Linker();
    for (const one of [source('a', '[p Jane Doe]'), source('b', '[p Mary Doe]'), source('c', '[p Doe]')])
      linker.update(one);
    const [link] = linker.link().links.get('c') ?? [];
    assert.equal(link?.entity, 'doe-in-c');
    assert.deepEqual(
      link.rivals.map(rival => rival.entity),
      ['jane-doe', 'mary-doe'],
    );
    assert.ok(link.reasons.some(reason => !reason.supports));
  });

  it('leaves initials open between two given names, and takes the only one', () => {
    const open = linked({ a: '[p Jane Doering]', b: '[p Joan Doering]', c: '[p J. Doering]' });
    assert.equal(open['c']?.[0], 'J. Doering -> j-doering');
    assert.equal(
      linked({ a: '[p Jane Doering]', c: '[p J. Doering]' })['c']?.[0],
      'J. Doering -> jane-doering',
    );
  });

  it('keeps a common last name apart where no source says the full name, and a rare one together', () => {
    assert.deepEqual(
      linked({ a: '[p Smith] spoke.', b: '[p Smith] slept.', c: '[p Sahlberg]', d: '[p Sahlberg]' }),
      {
        a: ['Smith -> smith-in-a'],
        b: ['Smith -> smith-in-b'],
        c: ['Sahlberg -> sahlberg'],
        d: ['Sahlberg -> sahlberg'],
      },
    );
  });

  it('lists the namesakes of one source as rivals, with reasons for and against', () => {
    const linker = new Linker();
    linker.update(source('a', '[p Jane Doe] came. [p Jane Doe] sat. [p Mary Doe] came. [p Doe] left.'));
    const link = linker.link().links.get('a')?.[3];
    assert.equal(link?.entity, 'jane-doe');
    assert.deepEqual(
      link.rivals.map(({ entity, reasons }) => [entity, ...reasons.map(({ text }) => text)]),
      [
        [
          'mary-doe',
          'part of the full name “Mary Doe” on line 1',
          '“Jane Doe” on line 1 is more present here: named more often, nearer or first, or of that title',
        ],
      ],
    );
  });

  it('keeps namesakes apart whom sources describe as two people, and leaves open whom a third one means', () => {
    const linker = new Linker();
    linker.update(source('a', '[p John Smith], the Welsh goalkeeper, fell. [p Smith] rose.'));
    linker.update(source('b', '[p John Smith], Governor of Ohio in 1820, spoke.'));
    linker.update(source('c', '[p John Smith] came.'));
    const { links, entities } = linker.link();
    const [a, b, c] = ['a', 'b', 'c'].map(path => links.get(path)?.[0]);
    assert.equal(new Set([a, b, c].map(link => link?.entity)).size, 3);
    assert.equal(links.get('a')?.[1]?.entity, a?.entity);
    assert.deepEqual(
      a?.reasons.map(({ text }) => text),
      ['“John Smith” here: Welsh goalkeeper; elsewhere: governor, in 1820, taken for somebody else'],
    );
    assert.deepEqual(new Set(c?.rivals.map(({ entity }) => entity)), new Set([a?.entity, b?.entity]));
    assert.deepEqual(c?.rivals.map(({ reasons }) => reasons[0]?.text).sort(), [
      '“John Smith” is named elsewhere too: Welsh goalkeeper',
      '“John Smith” is named elsewhere too: governor, in 1820',
    ]);
    assert.ok([...entities.values()].every(({ label }) => label === 'John Smith'));
  });

  const onePerson: readonly (readonly [string, readonly string[]])[] = [
    [
      'a career',
      [
        'The minister [p Jane Roe] came.',
        'President [p Jane Roe] was elected in 1990.',
        '[p Jane Roe] spoke.',
      ],
    ],
    [
      'a change of life of a rare name',
      ['The Austrian actor [p Arno Quill] came.', '[p Arno Quill], the American politician, spoke.'],
    ],
    ['a writer besides', ['The historian [p John Smith] came.', 'The politician [p John Smith] came.']],
    [
      'a birth told twice',
      ['[p John Smith] (born 1956) was a British footballer.', '[p John Smith] (1957–2020) sang.'],
    ],
    [
      'a nation within another',
      ['The Welsh singer [p John Smith] sang.', 'The British painter [p John Smith] painted.'],
    ],
  ];
  for (const [what, texts] of onePerson) {
    it(`one person: ${what}`, () => {
      const found = linked(texts.map((text, i) => source(`s${i}`, text)));
      assert.equal(new Set(Object.values(found).flat()).size, 1);
    });
  }

  const twoPeople: readonly (readonly [string, readonly string[]])[] = [
    ['lives', ['[p Tom Wex] (1756–1820) wrote.', '[p Tom Wex] (born 3 May 1985) is a footballer.']],
    [
      'deeds too far apart for one life',
      ['[p Tom Wex] was elected in 1850.', '[p Tom Wex] resigned in 1990.'],
    ],
    [
      'an athlete before there were any',
      ['[p Tom Wex], the goalkeeper, fell.', '[p Tom Wex], Governor of Ohio in 1820, rose.'],
    ],
    [
      'a common name in two nations and walks of life',
      ['The Welsh singer [p Anna Smith] sang.', '[p Anna Smith], the Kenyan minister, spoke.'],
    ],
  ];
  for (const [what, texts] of twoPeople) {
    it(`two people: ${what}`, () => {
      const found = linked(texts.map((text, i) => source(`s${i}`, text)));
      assert.equal(new Set(Object.values(found).flat()).size, 2);
    });
  }

  it('tells of what is odd for one person', () => {
    const linker = new Linker();
    linker.update(source('a', 'The Austrian actor [p Arno Quill] came.'));
    linker.update(source('b', '[p Arno Quill], the American politician, spoke.'));
    assert.deepEqual(
      linker
        .link()
        .links.get('a')?.[0]
        ?.reasons.filter(({ supports }) => !supports)
        .map(({ text }) => text),
      ['“Arno Quill” here: Austrian actor; elsewhere: American politician; perhaps two people'],
    );
  });

  it('gives a short name to the bearer who is described alike', () => {
    const result = linked({
      a: 'The Egyptian actor [p Omar Sarif] came.',
      b: 'The Pakistani politician [p Nadim Sarif] came.',
      c: 'The Egyptian actor [p Sarif] sang.',
      d: 'The Pakistani general [p Sarif] rode.',
    });
    assert.deepEqual([result['c'], result['d']], [['Sarif -> omar-sarif'], ['Sarif -> nadim-sarif']]);
  });

  it('decides between two bearers by whom else the source names', () => {
    const result = linked({
      a: '[p Jane Doe] and [p Quentin Marsh] of [o Tidal Works]',
      b: '[p Mary Doe] and [p Ivo Lunt]',
      c: '[p Doe] and [p Quentin Marsh] of [o Tidal Works]',
    });
    assert.equal(result['c']?.[0], 'Doe -> jane-doe');
  });

  it('joins two expansions of one acronym that share most words', () => {
    const result = linked({
      a: '[o League of Marsh Farmers] ([o LMF])',
      b: '[o League for Marsh Farming] ([o LMF])',
    });
    assert.deepEqual(
      new Set(
        Object.values(result)
          .flat()
          .map(line => line.split(' -> ')[1]),
      ).size,
      1,
    );
  });

  it('takes an acronym by the expansion of another source', () => {
    assert.deepEqual(linked({ a: '[o Tidal Works Board] ([o TWB])', b: '[o TWB]' })['b'], [
      'TWB -> tidal-works-board',
    ]);
  });
});

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

describe('Linker as a whole', () => {
  const names = [
    '[p Jane Doe]',
    '[p Doe]',
    '[p Mary Doe]',
    '[p J. Doe]',
    '[o Tidal Works Board]',
    '[o TWB]',
    '[l Libya]',
    '[p Jane]',
    '[p Jane Ann Doe]',
    '[x Doe]',
    '[p Qaddafi]',
    '[p Muammar Gaddafi]',
  ];
  const texts = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });
  const shape = (linker: Linker): unknown => {
    const { entities, links } = linker.link();
    return [
      [...entities].sort(([x], [y]) => (x < y ? -1 : 1)),
      [...links].sort(([x], [y]) => (x < y ? -1 : 1)),
    ];
  };

  it('gives the same in any order of updates, with removals in between', () => {
    fc.assert(
      fc.property(texts, fc.integer(), (corpus, seed) => {
        const sources = corpus.map((list, i): LinkSource => source(`${i}`, list.join(' and ')));
        const forward = new Linker();
        for (const one of sources) forward.update(one);
        const backward = new Linker();
        backward.update(source('extra', '[p Jane Doe] [p Zoe Doe]'));
        for (const one of [...sources].reverse()) backward.update(one);
        if (seed % 2 === 0) backward.link();
        backward.remove('extra');
        assert.deepEqual(shape(backward), shape(forward));
      }),
      { numRuns: 150 },
    );
  });

  it('every mention has an entity of the result and a reason', () => {
    fc.assert(
      fc.property(texts, corpus => {
        const linker = new Linker();
        corpus.forEach((list, i) => linker.update(source(`${i}`, list.join(' and '))));
        const { entities, links } = linker.link();
        for (const link of [...links.values()].flat()) {
          assert.ok(link.entity !== undefined && entities.has(link.entity));
          assert.ok(link.reasons.length > 0);
          assert.ok(link.confidence > 0 && link.confidence <= 1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('links the same without reasons', () => {
    fc.assert(
      fc.property(texts, corpus => {
        const [telling, plain] = [new Linker(), new Linker(false)].map(linker => {
          corpus.forEach((list, i) => linker.update(source(`${i}`, list.join(' and '))));
          const { entities, links } = linker.link();
          return [entities, [...links].map(([path, list]) => [path, list.map(({ entity }) => entity)])];
        });
        assert.deepEqual(plain, telling);
      }),
      { numRuns: 100 },
    );
  });
});
