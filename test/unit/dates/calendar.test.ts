import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import {
  addMonths,
  easter,
  fromDayNumber,
  fromIslamic,
  fromJulian,
  fromRepublican,
  nthWeekday,
  toDayNumber,
  weekdayOf,
} from '../../../src/core/dates/calendar';

const text = ({ year, month, day }: { year: number; month: number; day: number }): string =>
  `${year}-${month}-${day}`;

describe('the calendar', () => {
  it('gives back every day from its number, and follows Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), number => {
        const day = fromDayNumber(number);
        strictEqual(toDayNumber(day), number);
        const date = new Date(number * 86_400_000);
        deepStrictEqual(
          [day.year, day.month, day.day, weekdayOf(day) % 7],
          [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()],
        );
      }),
    );
  });

  const easters = ['1916-4-23', '1961-4-2', '2000-4-23', '2024-3-31', '2025-4-20', '2026-4-5'];
  for (const day of easters)
    it(`has Easter on ${day}`, () => strictEqual(text(easter(Number(day.slice(0, 4)))), day));

  it('converts from other calendars', () => {
    strictEqual(text(fromJulian({ year: 1917, month: 10, day: 25 })), '1917-11-7');
    strictEqual(text(fromJulian({ year: 1582, month: 10, day: 5 })), '1582-10-15');
    strictEqual(text(fromIslamic(1446, 1, 1)), '2024-7-8');
    strictEqual(text(fromRepublican(2, 11, 9) ?? { year: 0, month: 0, day: 0 }), '1794-7-27');
    strictEqual(fromRepublican(15, 1, 1), undefined);
  });

  it('knows the n-th weekday and the last day of shorter months', () => {
    strictEqual(text(nthWeekday(2025, 11, 4, 4)), '2025-11-27');
    strictEqual(text(nthWeekday(2025, 5, 1, -1)), '2025-5-26');
    strictEqual(text(addMonths({ year: 2024, month: 1, day: 31 }, 1)), '2024-2-29');
    strictEqual(text(addMonths({ year: 2024, month: 1, day: 31 }, -14)), '2022-11-30');
  });
});
