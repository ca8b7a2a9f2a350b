import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { DateFinder } from '../../../src/core/dates/dateFinder';
import { interval } from '../../../src/core/dates/interval';

const WORDS =
  "the a of in on at to and or from between until since by early mid late last next this that same every each few several two three twenty one hundred half first second third day days week month year years decade century quarter weekend morning night noon midnight ago later earlier before after following May March June 4 7 17 31 99 1914 1977 2025 1960s 70s 3rd 21st '60s Monday Fri Easter Christmas summer winter fall Q3 H1 BC AD BCE p.m. am 10:30 o'clock now recently today yesterday fiscal circa c. about nearly possibly - – / . , ( ) : = 2011-05-03 05/04/2011 Brumaire Year II 1446 AH O.S. Ramadan reign Henry VIII 999999999999 é 😀 \n".split(
    ' ',
  );

const DURATION = /^(?:R\/)?P(?:[\d.]+[YMWD])*(?:T(?:[\d.]+[HMS])+)?$/;

describe('whatever the text', () => {
  const finder = new DateFinder();
  const text = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map(words => words.join(' ')),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map(words => words.join('')),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );
  const sourceDate = fc.option(fc.constantFrom('2025-07-18', '1914', '1977-02', '-0489'), { nil: undefined });

  it('dates lie in it in order, do not overlap, and have values that the calendar knows', () => {
    fc.assert(
      fc.property(text, sourceDate, (text, sourceDate) => {
        const { dates } = finder.analyse(text, sourceDate === undefined ? {} : { sourceDate });
        let end = 0;
        for (const date of dates) {
          ok(date.start >= end && date.end > date.start && date.end <= text.length);
          deepStrictEqual(text.slice(date.start, date.end).trim(), text.slice(date.start, date.end));
          end = date.end;
          const { value } = date;
          if (value !== undefined)
            ok(DURATION.test(value) || interval(value) !== undefined, `${value} in ${text}`);
          deepStrictEqual(date.certainty === 'absent', value === undefined);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
