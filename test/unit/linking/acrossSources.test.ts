import assert from 'node:assert/strict';
import { Linker } from '../../../src/core/linking/linker';
import { linked, source } from './corpus';

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

  const namesakes: readonly (readonly [people: number, what: string, texts: readonly string[]])[] = [
    [
      1,
      'a career',
      [
        'The minister [p Jane Roe] came.',
        'President [p Jane Roe] was elected in 1990.',
        '[p Jane Roe] spoke.',
      ],
    ],
    [
      1,
      'a change of life of a rare name',
      ['The Austrian actor [p Arno Quill] came.', '[p Arno Quill], the American politician, spoke.'],
    ],
    [1, 'a writer besides', ['The historian [p John Smith] came.', 'The politician [p John Smith] came.']],
    [
      1,
      'a birth told twice',
      ['[p John Smith] (born 1956) was a British footballer.', '[p John Smith] (1957–2020) sang.'],
    ],
    [
      1,
      'a nation within another',
      ['The Welsh singer [p John Smith] sang.', 'The British painter [p John Smith] painted.'],
    ],
    [2, 'lives', ['[p Tom Wex] (1756–1820) wrote.', '[p Tom Wex] (born 3 May 1985) is a footballer.']],
    [
      2,
      'deeds too far apart for one life',
      ['[p Tom Wex] was elected in 1850.', '[p Tom Wex] resigned in 1990.'],
    ],
    [
      2,
      'an athlete before there were any',
      ['[p Tom Wex], the goalkeeper, fell.', '[p Tom Wex], Governor of Ohio in 1820, rose.'],
    ],
    [
      2,
      'a common name in two nations and walks of life',
      ['The Welsh singer [p Anna Smith] sang.', '[p Anna Smith], the Kenyan minister, spoke.'],
    ],
  ];
  for (const [people, what, texts] of namesakes) {
    it(`${people === 1 ? 'one person' : 'two people'}: ${what}`, () => {
      const found = linked(texts.map((text, i) => source(`s${i}`, text)));
      assert.equal(new Set(Object.values(found).flat()).size, people);
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
