import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { DateFinder, type DateOptions } from '../../../src/core/dates/dateFinder';
import { check, find } from './found';

const finder = new DateFinder();

check('calendar dates', [
  ['on 4 July 1977', '4 July 1977 = 1977-07-04'],
  ['July 4, 1977, was', 'July 4, 1977 = 1977-07-04'],
  ['the 4th of July, 1977', 'the 4th of July, 1977 = 1977-07-04'],
  ['1977-07-04', '1977-07-04 = 1977-07-04'],
  ['4.7.1977', '4.7.1977 = 1977-07-04'],
  ['13/07/1977', '13/07/1977 = 1977-07-13'],
  ['Monday, 5 May 1941', 'Monday, 5 May 1941 = 1941-05-05'],
  ['12 JUNE 1944', '12 JUNE 1944 = 1944-06-12'],
  ['1944 June 12', '1944 June 12 = 1944-06-12'],
  ['the first Monday of October 1914', 'the first Monday of October 1914 = 1914-10-05'],
  ['in February 2011', 'February 2011 = 2011-02'],
  ['from 1984-06-02T10:30:00+01:00', '1984-06-02T10:30:00+01:00 = 1984-06-02T10:30:00'],
  ['at 5 p.m. Nov. 9, 1989', '5 p.m. Nov. 9, 1989 = 1989-11-09T17:00'],
  ['midnight on 4 July 1977', 'midnight = 1977-07-04T00:00', '4 July 1977 = 1977-07-04'],
]);

check('years, decades, centuries', [
  ['in 1974.', '1974 = 1974'],
  ['since 2011', '2011 = 2011'],
  ['in 490 BC', '490 BC = -0489'],
  ['AD 69', 'AD 69 = 0069'],
  ['the 5th century BC', 'the 5th century BC = -04XX'],
  ['the early 1970s', 'the early 1970s = 197X'],
  ['the 1800s', 'the 1800s = 18XX'],
  ['the nineteen-sixties', 'the nineteen-sixties = 196X'],
  ['late 19th century', 'late 19th century = 18XX'],
  ['an 18th-century ship', '18th-century = 17XX'],
  ['c. 1750', 'c. 1750 = 1750~'],
  ['possibly 1750', '1750 = 1750?'],
  ['fiscal year 1989', 'fiscal year 1989 = 1989'],
  ['nineteen ninety-six', 'nineteen ninety-six = 1996'],
]);

check('parts of years', [
  ['Q3 1998', 'Q3 1998 = 1998-35'],
  ['the third quarter of 1998', 'the third quarter of 1998 = 1998-35'],
  ['the first half of 1989', 'the first half of 1989 = 1989-40'],
  ['spring 1918', 'spring 1918 = 1918-21'],
  ['the summer of 1941', 'the summer of 1941 = 1941-22'],
  ['the winter of 1943–44', 'the winter of 1943–44 = 1943-24'],
  ['from summer 1914 to winter 1915', 'summer 1914 to winter 1915 = 1914-06/1916-02'],
  ['the fall of Paris'],
  ['the week of 5 May 1940', 'the week of 5 May 1940 = 1940-04-29/1940-05-05'],
]);

check('ranges', [
  ['1960s–70s', '1960s–70s = 196X/197X'],
  ['2010s–Present', '2010s–Present = 201X/..'],
  ['in 1983–85', '1983–85 = 1983/1985'],
  ['In 1914-18', '1914-18 = 1914/1918'],
  ['1861–1863', '1861–1863 = 1861/1863'],
  ['14 August–2 September 1914', '14 August–2 September 1914 = 1914-08-14/1914-09-02'],
  ['from 2014 to 2020', '2014 to 2020 = 2014/2020'],
  ['season 2022/23', 'season 2022/23 = 2022/2023'],
  ['from 17 to 19 December 2024', '17 to 19 December 2024 = 2024-12-17/2024-12-19'],
  ['July 3–August 2, 1914', 'July 3–August 2, 1914 = 1914-07-03/1914-08-02'],
  ['September 1–3, 1939', 'September 1–3, 1939 = 1939-09-01/1939-09-03'],
  ['between 3 and 5 May 1940', '3 and 5 May 1940 = 1940-05-03/1940-05-05'],
  ['from March through May 1940', 'March through May 1940 = 1940-03/1940-05'],
  ['the 16th–17th centuries', 'the 16th–17th centuries = 15XX/16XX'],
  ['(499-493 BC)', '499-493 BC = -0498/-0492'],
  ['In 1945 it snowed from October to March.', '1945 = 1945', 'October to March = 1945-10/1946-03'],
  ['6 and 7 January 1916', '6 = 1916-01-06', '7 January 1916 = 1916-01-07'],
  ['January and February 1943', 'January = 1943-01', 'February 1943 = 1943-02'],
  ['- 1947\n- 1948', '1947 = 1947', '1948 = 1948'],
]);

check('other calendars', [
  ['11/22 February 1732/3', '11/22 February 1732/3 = 1733-02-22'],
  ['10 October 1918 O.S.', '10 October 1918 O.S. = 1918-10-23'],
  ["12 Rabi' al-Awwal 1446 AH", "12 Rabi' al-Awwal 1446 AH = 2024-09-16~"],
  ['18 Brumaire Year VIII', '18 Brumaire Year VIII = 1799-11-09'],
  ['Easter 1916', 'Easter 1916 = 1916-04-23'],
  ['Good Friday 1998', 'Good Friday 1998 = 1998-04-10'],
  ['the 14th year of the reign of Henry VIII', '14th year of the reign of Henry VIII = ?'],
]);

check('durations and recurrences', [
  ["Gaddafi's 42-year rule", '42-year = P42Y'],
  ['his five-day trip', 'five-day = P5D'],
  ['nearly two decades', 'nearly two decades = P20Y'],
  ['two and a half years', 'two and a half years = P2.5Y'],
  ['for several years', '~several years = ?'],
  ['every Monday', 'every Monday = R/P1W'],
  ['annually', 'annually = R/P1Y'],
  ["the Thirty Years' War"],
  ['a 44-year-old man'],
]);

check('what is no date', [
  ['in 1200 words'],
  ['JF-17 jets'],
  ['Resolution 1973'],
  ['Boeing 747'],
  ['page 1984'],
  ['call 555-1984'],
  ['$1984'],
  ['1,945 men'],
  ['2000 men'],
  ['section 1.1984'],
  ['the 21st Division'],
  ['He may march.'],
  ['https://example.org/2011/05/03/may-2011'],
]);

check(
  'what is counted from the source’s date, Friday 18 July 2025',
  [
    ['on Friday', 'Friday = 2025-07-18'],
    ['last Friday', 'last Friday = 2025-07-11'],
    ['They will meet on Monday.', 'Monday = 2025-07-21'],
    ['yesterday', 'yesterday = 2025-07-17'],
    ['two weeks ago', 'two weeks ago = 2025-06-30/2025-07-06'],
    ['ten years ago', 'ten years ago = 2015'],
    ['in May', 'May = 2025-05'],
    ['last December', 'last December = 2024-12'],
    ['the 3rd ult.', 'the 3rd ult. = 2025-06-03'],
    ['next year', 'next year = 2026'],
    ['It is now known.', '~now = ?'],
  ],
  { sourceDate: '2025-07-18' },
);

check('what is counted from the date spoken of', [
  [
    'In May 1920 he left; two months later he was back. That same year he died.',
    'May 1920 = 1920-05',
    'two months later = 1920-07',
    'That same year = 1920',
  ],
  [
    'On 4 July 1977 it began. The next day it ended.',
    '4 July 1977 = 1977-07-04',
    'The next day = 1977-07-05',
  ],
  ['It began in 1977. In May it ended.', '1977 = 1977', 'May = 1977-05'],
  ['On Friday, in May, two days later', 'Friday = ?', 'May = ?', 'two days later = ?'],
]);

describe('the source’s own date', () => {
  const cases: readonly (readonly [
    text: string,
    options: DateOptions,
    value: string | undefined,
    from: string | undefined,
  ])[] = [
    ['Text.', { sourceDate: '1977-07-04' }, '1977-07-04', 'reader'],
    ['---\ntitle: A letter\ndate: 1914-07-04\n---\n\nText of 1 May 1913.', {}, '1914-07-04', 'front matter'],
    ['LONDON, July 4, 1914 (Reuters) — The king spoke on Friday.', {}, '1914-07-04', 'dateline'],
    ['A handout photograph of the meeting on July 18, 2025. (ISPR)', {}, '2025-07-18', 'caption'],
    ['By Jane Roe | July 18, 2025\n\nText.', {}, '2025-07-18', 'byline'],
    ['Text.', { path: 'letters/1974-02-24-lahore.txt' }, '1974-02-24', 'file name'],
    [
      'He visited the town on July 18, 2025, where he met with the mayor and other people.',
      {},
      undefined,
      undefined,
    ],
  ];
  for (const [text, options, value, from] of cases) {
    it(`${JSON.stringify(options)} ${text}`, () => {
      const { sourceDate } = finder.analyse(text, options);
      deepStrictEqual([sourceDate?.value, sourceDate?.from], [value, from]);
    });
  }
});

describe('certainty', () => {
  it('says what an inferred value was counted from', () => {
    const [date] = finder.analyse('issued on Friday', { sourceDate: '2025-07-18' }).dates;
    strictEqual(date?.certainty, 'inferred');
    strictEqual(date?.basis, "Friday, counted from the source's date 18 July 2025.");
  });

  it('says that a numeric date can be read otherwise', () => {
    const [date] = finder.analyse('04/07/1977', { order: 'dmy' }).dates;
    strictEqual(date?.value, '1977-07-04');
    strictEqual(date?.basis, 'Read as day, month, year; the other order is possible.');
  });

  it('tells the two ends of a range with a hyphen of their range', () => {
    const ends = finder.analyse('Eastern Theater 1861-1863').dates.map(({ value, basis }) => [value, basis]);
    deepStrictEqual(ends, [
      ['1861', 'One end of 1861 to 1863.'],
      ['1863', 'One end of 1861 to 1863.'],
    ]);
  });

  it('takes the order of numeric dates from the others in the text', () => {
    deepStrictEqual(find('04/07/1977 and 23/07/1977'), [
      '04/07/1977 = 1977-07-04',
      '23/07/1977 = 1977-07-23',
    ]);
  });
});

describe('work', () => {
  it('is the same for a paragraph seen before', () => {
    const text = 'In May 1920 he left.\n\nTwo months later he was back.';
    deepStrictEqual(find(text), find(text));
  });
});
