import { deepStrictEqual, ok } from 'node:assert';
import fc from 'fast-check';
import { NameMatcher, withKnownNames, type KnownName } from '../../../src/core/recognition/knownNames';
import type { Mention } from '../../../src/core/recognition/mention';

const registry: readonly KnownName[] = [
  { name: 'Khalifa Haftar', type: 'person', entity: 'khalifa-haftar' },
  { name: 'Haftar', type: 'person', entity: 'khalifa-haftar' },
  { name: 'Yadgar-e-Shuhada', type: 'place', entity: 'yadgar-e-shuhada' },
  { name: "Qur'an", type: 'other' },
  { name: 'São Tomé', type: 'place' },
  { name: 'Bhutto', type: 'person' },
  { name: 'Caesar', type: 'person' },
  { name: 'US', type: 'place' },
  { name: 'Mississippi Office', type: 'organization' },
  { name: 'معمر القذافي', type: 'person' },
  { name: 'Лев Толстой', type: 'person' },
  { name: '北京', type: 'place' },
  { name: 'free officers', type: 'group' },
  { name: 'Al-Qaeda', type: 'organization' },
];
const matcher = new NameMatcher(registry);
const found = (text: string): string[] =>
  matcher.find(text).map(({ start, end, type }) => `${text.slice(start, end)} ${type}`);

describe('known names', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['longest wins', 'Khalifa Haftar and Haftar', ['Khalifa Haftar person', 'Haftar person']],
    ['whole words only', 'Haftarism and Khalifa', []],
    ['possessive stays outside', 'Haftar’s son', ['Haftar person']],
    ['plural', 'the Bhuttos', ['Bhuttos person']],
    [
      'hyphens and case of particles',
      'Yadgar‑e‑Shuhada, Yadgar e Shuhada',
      ['Yadgar‑e‑Shuhada place', 'Yadgar e Shuhada place'],
    ],
    ['apostrophes', 'the Qur’an and the Quran', ['Qur’an other', 'Quran other']],
    [
      'diacritics, composed or not',
      'Sa\u0303o Tome\u0301; Sao Tome',
      ['Sa\u0303o Tome\u0301 place', 'Sao Tome place'],
    ],
    ['all capitals', 'HAFTAR LEAVES', ['HAFTAR person']],
    ['not in lower case', 'a haftar', []],
    ['a name without capitals in any case', 'The Free Officers', ['Free Officers group']],
    ['not us', 'told us. US troops. Us too', ['US place']],
    ['over a line end', 'Khalifa\n  Haftar', ['Khalifa\n  Haftar person']],
    ['hyphenated at a line end', 'Khalifa Haf-\ntar', ['Khalifa Haf-\ntar person']],
    ['its own hyphen at a line end', 'Al-\nQaeda', ['Al-\nQaeda organization']],
    [
      'long s and ligatures',
      'the Miſſiſſippi Oﬃce and Cæsar',
      ['Miſſiſſippi Oﬃce organization', 'Cæsar person'],
    ],
    ['soft hyphen', 'Haf\u00ADtar', ['Haf\u00ADtar person']],
    ['Arabic, with vowel signs', 'قال معمّر القذافي', ['معمّر القذافي person']],
    ['Cyrillic', 'роман «Лев Толстой»', ['Лев Толстой person']],
    ['Chinese, inside a line', '他在北京住。', ['北京 place']],
  ];
  for (const [name, text, expected] of cases) it(name, () => deepStrictEqual(found(text), expected));

  it('names an entity only where the name has one', () => {
    const ambiguous = new NameMatcher([
      { name: 'Georgia', type: 'place', entity: 'georgia-country' },
      { name: 'Georgia', type: 'place', entity: 'georgia-state' },
    ]);
    deepStrictEqual(ambiguous.find('in Georgia'), [{ start: 3, end: 10, type: 'place' }]);
    deepStrictEqual(matcher.find('Haftar')[0]?.entity, 'khalifa-haftar');
  });

  it('returns ordered spans at word edges, whatever the text', () => {
    const piece = fc.constantFrom(
      'Haftar',
      'haftar',
      ' ',
      '-',
      '\n',
      's',
      '’',
      'é',
      '北京',
      '😀',
      'Khalifa',
      '\u0301',
      'ﬁ',
      'US',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        let at = 0;
        for (const { start, end } of matcher.find(text)) {
          ok(start >= at && end > start && end <= text.length);
          at = end;
        }
      }),
    );
  });

  it('costs what the text costs, also with 100,000 names', function () {
    // What else the machine does at the moment does not count.
    this.retries(3);
    const names = (count: number): KnownName[] =>
      Array.from({ length: count }, (_, i) => ({ name: `Name${i} Surname${i % 977}`, type: 'person' }));
    const memory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const text = 'Name5 Surname5 met Name99 Surname99 and others there. '.repeat(4000);
    const timed = (known: NameMatcher): number => {
      known.find(text);
      const { user } = process.cpuUsage();
      deepStrictEqual(known.find(text).length, 8000);
      return (process.cpuUsage().user - user) / 1000;
    };
    const few = timed(new NameMatcher(names(1000)));
    const before = memory();
    const began = process.cpuUsage().user;
    const matcher = new NameMatcher(names(100_000));
    const building = (process.cpuUsage().user - began) / 1000;
    const megabytes = (memory() - before) / 1e6;
    const many = timed(matcher);
    ok(many < 5 * Math.max(few, 20), `${many} ms with 100,000 names, ${few} ms with 1,000`);
    ok(building < 5000 && megabytes < 300, `${building} ms and ${megabytes} MB to build`);
  });
});

describe('withKnownNames', () => {
  const text = 'Pakistan Army and Haftar Stadium';
  const names = new NameMatcher([
    { name: 'Pakistan', type: 'place' },
    { name: 'Haftar', type: 'person' },
  ]);
  const mention = (start: number, end: number, type: string, confidence: number): Mention => ({
    start,
    end,
    type,
    confidence,
  });

  it('keeps a sure longer name, and puts a decided one over anything else', () => {
    deepStrictEqual(
      withKnownNames(
        [mention(0, 13, 'organization', 0.9), mention(18, 32, 'place', 0.3)],
        names.find(text),
        0.5,
      ),
      [
        mention(0, 13, 'organization', 0.9),
        { ...mention(18, 24, 'person', 0.98), evidence: 'named so in the registry' },
      ],
    );
  });
});
