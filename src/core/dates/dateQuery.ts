import { DateFinder } from './dateFinder';
import { interval } from './interval';

/** What a query may hold round its date: "in May 2011", "around 1950?". */
const MARGIN = /^\s*(?:in|on|at|during|from|since|between)?\s*$/i;

/**
 * Reads what a reader types to go to a date: EDTF as it is, else words ("May 2011", "the 1970s", "17 to 19 December
 * 2024"). `undefined` where it is no date, or one whose place on the calendar is not known ("Friday", "two years").
 */
export function parseDateQuery(text: string): string | undefined {
  const query = text.trim();
  if (interval(query)) return query;
  const [date, ...others] = new DateFinder().analyse(query).dates;
  if (date?.value === undefined || others.length > 0 || !interval(date.value)) return undefined;
  const whole = MARGIN.test(query.slice(0, date.start)) && /^[\s.,?!]*$/.test(query.slice(date.end));
  return whole ? date.value : undefined;
}
