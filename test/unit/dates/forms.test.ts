import { check } from './found';

check('names of days', [
  ['after the 9/11 attacks', '9/11 = 2001-09-11'],
  ['on 9/11/1944', '9/11/1944 = 1944-09-11'],
  ['before D-Day', 'D-Day = 1944-06-06'],
  ['the Ides of March, 44 BC', 'the Ides of March, 44 BC = -0043-03-15'],
  ['Christmas night 1776', 'Christmas night = ?', '1776 = 1776'],
]);

check('feasts that move', [
  ['Easter 1916', 'Easter 1916 = 1916-04-23'],
  ['Orthodox Easter 1905', 'Orthodox Easter 1905 = 1905-04-30'],
  ['Orthodox Good Friday 2020', 'Orthodox Good Friday 2020 = 2020-04-17'],
  ['Eid al-Fitr 1975', 'Eid al-Fitr 1975 = 1975-10-07~'],
  ['Eid al-Adha 2018', 'Eid al-Adha 2018 = 2018-08-22~'],
]);

check('weeks', [
  ['the week ending 5 May 1945', 'the week ending 5 May 1945 = 1945-04-30/1945-05-06'],
  ['during the week of 5–11 May 1945', 'the week of 5–11 May 1945 = 1945-05-05/1945-05-11'],
  ['week 23 of 1998', 'week 23 of 1998 = 1998-06-01/1998-06-07'],
  ['the 23rd week of 1998', 'the 23rd week of 1998 = 1998-06-01/1998-06-07'],
  ['1998-W23', '1998-W23 = 1998-06-01/1998-06-07'],
  ['week 1 of 2021', 'week 1 of 2021 = 2021-01-04/2021-01-10'],
  ['the weekend of 12–13 May 1945', 'the weekend of 12–13 May 1945 = 1945-05-12/1945-05-13'],
]);

check('EDTF as written', [
  ['2004-06/2006-08', '2004-06/2006-08 = 2004-06/2006-08'],
  ['1984/..', '1984/.. = 1984/..'],
  ['../1985-04-12', '../1985-04-12 = ../1985-04-12'],
  ['-0044-03-15', '-0044-03-15 = -0044-03-15'],
  ['2004-06~', '2004-06~ = 2004-06~'],
  ['2004-XX', '2004-XX = 2004-XX'],
  ['[1667,1668]', '[1667,1668] = [1667,1668]'],
  ['a note [12], a path 2004-06/2006-08/x', '2004-06 = 2004/2006'],
]);

check('other ways to write days', [
  ['12.V.1941', '12.V.1941 = 1941-05-12'],
  ['5/IX/1914', '5/IX/1914 = 1914-09-05'],
  ['4 July 77.', '4 July 77 = 1977-07-04'],
  ['July 4, 77.', 'July 4, 77 = 1977-07-04'],
  ['On 4 July 77 men came.', '4 July = ?'],
  ['On April 24 and 25, 1945, they', 'April 24 = 1945-04-24', '25, 1945 = 1945-04-25'],
  ['On April 24 and 25 men', 'April 24 = ?'],
  ['in April Nixon went', 'April = ?'],
  ['Sunday dawn of 25 June 1950', 'Sunday dawn of 25 June 1950 = 1950-06-25'],
  ['the night of 9/10 November 1938', 'the night of 9/10 November 1938 = 1938-11-09/1938-11-10'],
  ['the night of 9–10 November 1938', 'the night of 9–10 November 1938 = 1938-11-09/1938-11-10'],
]);

check('lists that share a part', [
  ['May 5, 6 and 7, 1945', 'May 5 = 1945-05-05', '6 = 1945-05-06', '7, 1945 = 1945-05-07'],
  [
    'on the 5th, 6th and 7th of May 1945',
    'the 5th = 1945-05-05',
    '6th = 1945-05-06',
    '7th of May 1945 = 1945-05-07',
  ],
  ['January, February and March 1940', 'January = 1940-01', 'February = 1940-02', 'March 1940 = 1940-03'],
  ['the 1840s and ’50s', 'the 1840s = 184X', '’50s = 185X'],
  ['the 30s and 40s', 'the 30s = 193X', '40s = 194X'],
  ['On May 5, 7 were killed', 'May 5 = ?'],
]);

check('lives', [
  ['Edward I (1272–1307)', '1272–1307 = 1272/1307'],
  ['(1450?–1520)', '1450?–1520 = 1450?/1520'],
  ['(c. 1450–1520)', 'c. 1450–1520 = 1450~/1520'],
  ['(b. 1450; d. 1520)', '1450 = 1450', '1520 = 1520'],
  ['fl. 1450, r. 1460', '1450 = 1450', '1460 = 1460'],
  ['pages 1450–1520'],
  ['1200–1300 men'],
]);

check('parts of larger periods', [
  ['in the early hours of 22 June 1941', 'the early hours of 22 June 1941 = 1941-06-22'],
  ['the first quarter of the 20th century', 'the first quarter of the 20th century = 19XX'],
  ['the year 79', 'the year 79 = 0079'],
]);

check('months and years', [
  ['3Q98 results', '3Q98 = 1998-35'],
  ['Aug 96.', 'Aug 96 = 1996-08'],
  ['1944 August.', '1944 August = 1944-08'],
  ['04/1945', '04/1945 = 1945-04'],
  ['21-APR-16', '21-APR-16 = 2016-04-21'],
]);

check(
  'what is counted from a date that the words name',
  [
    ['on Tuesday of last week', 'Tuesday of last week = 2025-07-08'],
    ['this August 2013', 'this August 2013 = 2013-08'],
    ['at 4pm tomorrow', '4pm tomorrow = 2025-07-17T16:00'],
    ['on Friday next week', 'Friday next week = 2025-07-25'],
    ['two weeks after 4 July 1944', 'two weeks after 4 July 1944 = 1944-07-18'],
    ['three days before Christmas 1914', 'three days before Christmas 1914 = 1914-12-22'],
    ['a year before 1914', 'a year before 1914 = 1913'],
    ['ten years before his death', 'ten years = P10Y'],
  ],
  { sourceDate: '2025-07-16' },
);

check('times of day', [
  ['from 10:00:00 until 21:45:00 on', '10:00:00 until 21:45:00 = ?'],
  ['at 12 noon', '12 noon = ?'],
  ['in 1/2 hour', '1/2 hour = PT0.5H'],
  ['at 11 at night', '11 at night = ?'],
  ['5 May 1945 12:00', '5 May 1945 12:00 = 1945-05-05T12:00'],
  ['2022-03-12 23:00 CET', '2022-03-12 23:00 CET = 2022-03-12T23:00'],
]);

check('other calendars', [
  ['5 November 1605 (Old Style)', '5 November 1605 (Old Style) = 1605-11-15'],
  ['AH 1400', 'AH 1400 = 1979~'],
  ['the 18th of Brumaire, Year VIII', 'the 18th of Brumaire, Year VIII = 1799-11-09'],
  ['St. Bartholomew’s Day, 1572', 'St. Bartholomew’s Day, 1572 = 1572-08-24'],
]);

check('reigns', [
  ['the 14th year of the reign of Henry VIII', '14th year of the reign of Henry VIII = ?'],
  ['in the 5th year of Elizabeth I', '5th year of Elizabeth I = ?'],
  ['22 Hen. VIII, c. 4', '22 Hen. VIII = ?'],
  ['the second year of School'],
]);

check('ranges with shared or open ends', [
  ['May–June 1940', 'May–June 1940 = 1940-05/1940-06'],
  ['in March to April 1940', 'March to April 1940 = 1940-03/1940-04'],
  ['10 August - 12 September 1944', '10 August - 12 September 1944 = 1944-08-10/1944-09-12'],
  ['8/10/2012 - 8/15/2012', '8/10/2012 - 8/15/2012 = 2012-08-10/2012-08-15'],
  ['between the 5th and the 9th of May 1945', 'the 5th and the 9th of May 1945 = 1945-05-05/1945-05-09'],
  ['1861‑1863', '1861‑1863 = 1861/1863'],
  ['the academic year 1999-2000', 'the academic year 1999-2000 = 1999/2000'],
  ['from 1939 onwards', '1939 onwards = 1939/..'],
  ['from 1939 on, and from 1914 on the front', '1939 on = 1939/..', '1914 = 1914'],
  ['(1939–)', '1939– = 1939/..'],
  ['2011 to date', '2011 to date = 2011/..'],
  ['the late 19th and early 20th centuries', 'the late 19th = 18XX', 'early 20th centuries = 19XX'],
]);

check('how often', [
  ['twice a week', 'twice a week = R/P1W'],
  ['three times a year', 'three times a year = R/P1Y'],
  ['once every two years', 'once every two years = R/P2Y'],
]);

check('years with a word in front', [
  ['c. 1350', 'c. 1350 = 1350~'],
  ['possibly 1066', '1066 = 1066?'],
  ['not later than 1950', '1950 = 1950'],
  ['since at least 2018', '2018 = 2018'],
  ['the year of our Lord 1485', 'the year of our Lord 1485 = 1485'],
  ['the roaring twenties', 'twenties = 192X'],
]);

check('numbers in pairs that are no dates', [
  ['pages 1914-1918'],
  ['pp. 1914–1918'],
  ['Resolutions 1970 and 1973'],
  ['more than 1950'],
  ['Call 0800 1945 1946.'],
  ['Tel: 1914'],
  ['a population of 1900'],
  ['1600 Pennsylvania Avenue'],
  ['a 2000 year old custom'],
  ['1709 schoolchildren'],
  ['version 10.12.2024'],
  ['the band 1Q845'],
  ['at least 1950'],
]);

check(
  'what is counted from a quarter spoken of',
  [
    [
      'Profit fell in the third quarter from a year earlier. In the year-ago period it was higher.',
      'the third quarter = 1989-35',
      'a year earlier = 1988-35',
      'the year-ago period = 1988-35',
    ],
    ['Profit fell from a year earlier.', 'a year earlier = 1988'],
  ],
  { sourceDate: '1989-11-02' },
);

check(
  'tense and direction',
  [
    ['He said on Friday that it was over.', 'Friday = 2025-07-11'],
    ['They will meet on Friday.', 'Friday = 2025-07-18'],
    ['They flew from the United States on Friday.', 'Friday = 2025-07-11'],
    ['It could come as early as Friday.', 'Friday = 2025-07-18'],
    ['The bomb went off next to the embassy on Friday.', 'Friday = 2025-07-11'],
    ['He could not be reached on Friday.', 'Friday = 2025-07-11'],
    ['Over the weekend they talked.', 'the weekend = 2025-07-12/2025-07-13'],
    ['They will talk over the weekend.', 'the weekend = 2025-07-19/2025-07-20'],
    ['He was shot last April 23.', 'last April 23 = 2025-04-23'],
  ],
  { sourceDate: '2025-07-15' },
);
