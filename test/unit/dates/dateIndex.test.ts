import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { DateIndex, type DatedItem } from '../../../src/core/dates/dateIndex';
import { parseDateQuery } from '../../../src/core/dates/dateQuery';
import { interval } from '../../../src/core/dates/interval';

const moment = fc.integer({ min: 0, max: 60 });
const item = fc
  .tuple(moment, moment, fc.integer())
  .map(([a, b, name]): DatedItem<number> => ({ min: Math.min(a, b), max: Math.max(a, b), item: name }));
const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(item, { maxLength: 12 }));

const inOrder = (items: DatedItem<number>[]): string[] =>
  items.map(({ min, max, item }) => `${min} ${max} ${item}`).sort();

describe('the index of dates', () => {
  it('answers as a search through all items would, after any replacements', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), moment, moment, (steps, a, b) => {
        const index = new DateIndex<number>();
        const sources = new Map<string, readonly DatedItem<number>[]>();
        for (const [source, items] of steps) {
          index.replace(source, items);
          sources.set(source, items);
        }
        const all = [...sources.values()].flat();
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const agree = (found: DatedItem<number>[], keep: (item: DatedItem<number>) => boolean): void =>
          deepStrictEqual(inOrder(found), inOrder(all.filter(keep)));
        strictEqual(index.size, all.length);
        agree(index.all(), () => true);
        agree(index.overlapping({ min, max }), x => x.min <= max && x.max >= min);
        agree(index.within({ min, max }), x => x.min >= min && x.max <= max);
        agree(index.containing({ min, max }), x => x.min <= min && x.max >= max);
        agree(index.before(min), x => x.max < min);
        agree(index.after(max), x => x.min > max);
      }),
    );
  });

  it('keeps items by their beginning and gives as many as asked for', () => {
    const index = new DateIndex<string>();
    const dated = (value: string): DatedItem<string> => ({
      ...(interval(value) ?? { min: 0, max: 0 }),
      item: value,
    });
    index.replace('a', ['1977-07-04', '195X', '2011', '1977'].map(dated));
    deepStrictEqual(
      index.all().map(x => x.item),
      ['195X', '1977', '1977-07-04', '2011'],
    );
    deepStrictEqual(
      index.after(dated('1960').max, 1).map(x => x.item),
      ['1977'],
    );
    deepStrictEqual(
      index.before(dated('2000').min, 1).map(x => x.item),
      ['1977-07-04'],
    );
  });
});

describe('intervals', () => {
  const days = (value: string): string | undefined => {
    const found = interval(value);
    const day = (moment: number): string =>
      Number.isFinite(moment) ? new Date(moment).toISOString().slice(0, 10) : '..';
    return found && `${day(found.min)} ${day(found.max)}`;
  };
  const cases: readonly (readonly [value: string, days: string | undefined])[] = [
    ['195X', '1950-01-01 1959-12-31'],
    ['1983/1985', '1983-01-01 1985-12-31'],
    ['1998-21', '1998-03-01 1998-05-31'],
    ['1998-24', '1998-12-01 1999-02-28'],
    ['1914-06/1915-11', '1914-06-01 1915-11-30'],
    ['1998-35', '1998-07-01 1998-09-30'],
    ['201X/..', '2010-01-01 ..'],
    ['1951~', '1951-01-01 1951-12-31'],
    ['P42Y', undefined],
    ['R/P1W', undefined],
    ['not a date', undefined],
  ];
  for (const [value, expected] of cases) it(value, () => strictEqual(days(value), expected));
});

describe('a query for a date', () => {
  const cases: readonly (readonly [query: string, value: string | undefined])[] = [
    ['May 2011', '2011-05'],
    ['in the 1970s', '197X'],
    ['1977-07-04', '1977-07-04'],
    [' 195X ', '195X'],
    ['17 to 19 December 2024', '2024-12-17/2024-12-19'],
    ['1066', '1066'],
    ['Friday', undefined],
    ['two years', undefined],
    ['Lahore', undefined],
    ['', undefined],
  ];
  for (const [query, value] of cases)
    it(JSON.stringify(query), () => strictEqual(parseDateQuery(query), value));
});
