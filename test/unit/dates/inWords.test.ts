import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { DateFinder } from '../../../src/core/dates/dateFinder';
import { inWords } from '../../../src/core/dates/inWords';

const cases: readonly (readonly [value: string, words: string])[] = [
  ['1977', '1977'],
  ['1977-07', 'July 1977'],
  ['1977-07-04', '4 July 1977'],
  ['1998-08-07T10:30', '7 August 1998 10:30'],
  ['1951~', 'about 1951'],
  ['1951?', 'possibly 1951'],
  ['1951%', 'possibly about 1951'],
  ['-0489', '490 BC'],
  ['0000', '1 BC'],
  ['0069', 'AD 69'],
  ['1066', 'AD 1066'],
  ['1066-10-14', '14 October 1066'],
  ['195X', 'the 1950s'],
  ['18XX', 'the 19th century'],
  ['-04XX', 'the 5th century BC'],
  ['1XXX', 'the 2nd millennium'],
  ['2022-21', 'spring 2022'],
  ['1998-35', 'the third quarter of 1998'],
  ['1989-41', 'the second half of 1989'],
  ['1983/1985', '1983 to 1985'],
  ['196X/197X', 'the 1960s to the 1970s'],
  ['201X/..', 'the 2010s to the present'],
  ['../1945', 'until 1945'],
  ['P42Y', '42 years'],
  ['P1D', '1 day'],
  ['P2Y6M', '2 years and 6 months'],
  ['PT2H30M', '2 hours and 30 minutes'],
  ['R/P1W', 'every week'],
  ['R/P2W', 'every 2 weeks'],
  ['not a value', 'not a value'],
];

describe('a date value in words', () => {
  for (const [value, words] of cases) it(`${value} is "${words}"`, () => strictEqual(inWords(value), words));
});

const finder = new DateFinder();

/** The values found in a text. */
const read = (text: string): (string | undefined)[] => finder.analyse(text).dates.map(date => date.value);

const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number): string => `${n < 0 ? '-' : ''}${String(Math.abs(n)).padStart(4, '0')}`;

const year = fc.integer({ min: -3000, max: 2150 }).map(four);
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${two(d)}`);
const part = fc
  .tuple(year, fc.constantFrom(21, 22, 23, 24, 33, 34, 35, 36, 40, 41))
  .map(([y, code]) => `${y}-${code}`);
const decade = fc.integer({ min: 100, max: 205 }).map(n => `${n}X`);
const century = fc.integer({ min: 0, max: 20 }).map(n => `${two(n)}XX`);
const centuryBefore = fc.integer({ min: 1, max: 30 }).map(n => `-${two(n)}XX`);
const point = fc.oneof(year, month, day, part, decade, century, centuryBefore);
const ordered = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .uniqueArray(value, { minLength: 2, maxLength: 2 })
    .filter(([a = '', b = '']) => !a.startsWith('-') && !b.startsWith('-'))
    .map(pair => [...pair].sort().join('/'));
const time = fc
  .tuple(
    fc.integer({ min: 1001, max: 2150 }),
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([y, h, m]) => `${y}-07-04T${two(h)}:${two(m)}`);
const duration = fc
  .tuple(
    fc.integer({ min: 1, max: 500 }),
    fc.constantFrom('P_Y', 'P_M', 'P_W', 'P_D', 'PT_H', 'PT_M', 'PT_S'),
  )
  .map(([n, shape]) => shape.replace('_', String(n)));

describe('words of a date value, read back', () => {
  const samples: Record<string, fc.Arbitrary<string>> = {
    'points and periods': point,
    'uncertain years': fc.tuple(year, fc.constantFrom('~', '?', '%')).map(([y, qualifier]) => y + qualifier),
    'intervals of years': ordered(year),
    'intervals of days': ordered(day),
    'intervals of decades': ordered(decade),
    'open intervals': fc.oneof(year, decade).map(value => `${value}/..`),
    times: time,
    durations: duration,
    recurrences: duration
      .filter(value => value.startsWith('P') && !value.includes('T'))
      .map(value => `R/${value}`),
  };
  for (const [name, values] of Object.entries(samples)) {
    it(`give the value: ${name}`, () => {
      fc.assert(
        fc.property(values, value => deepStrictEqual(read(inWords(value)), [value])),
        { numRuns: 300 },
      );
    });
  }
});
