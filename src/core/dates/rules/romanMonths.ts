import type { DateTokens } from '../dateTokens';
import type { Calendar } from '../meaning';
import { fourDigitYear } from '../parts/years';
import { date, SURE, type Match } from './rule';

const MONTHS: readonly string[] = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** "12.V.1941", "5/IX/1914", "12-v-1941": the month in Roman numerals, as Central European sources write it. */
export function romanMonth(t: DateTokens, i: number): Match<Calendar> | undefined {
  const day = t.at(i);
  const month = MONTHS.indexOf(t.at(i + 2).text) + 1;
  const mark = t.at(i + 1).text;
  if (day.text.length > 2 || day.value < 1 || day.value > 31 || month === 0) return undefined;
  if (!['.', '/', '-'].includes(mark) || t.at(i + 3).text !== mark || !t.joined(i + 1)) return undefined;
  const year = fourDigitYear(t, i + 4);
  return year && date(year.end, { kind: 'calendar', year: year.value, month, day: day.value }, SURE);
}
