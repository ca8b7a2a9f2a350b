import type { Found } from './found';
import type { Calendar, Meaning } from './meaning';

/** Between two dates that share parts: " and ", " on ", ", ". */
const NEIGHBOUR = /^\s*(?:,|,?\s*(?:and|or)|&|\/|on|of|-|–)\s*(?:the\s)?$/;

/** What the dates of a paragraph mean when each has what it shares with the one behind or in front of it. */
export function sharedMeanings(dates: readonly Found[], text: string): Meaning[] {
  const meanings = dates.map(({ meaning }) => meaning);
  const pairs = dates
    .slice(1)
    .flatMap(({ start }, i) => (NEIGHBOUR.test(text.slice(dates[i]?.end ?? start, start)) ? [i] : []));
  const share = (i: number, from: number, take: (own: Calendar, other: Calendar) => Calendar): void => {
    const [own, other] = [meanings[i], meanings[from]];
    if (own?.kind === 'calendar' && other?.kind === 'calendar') meanings[i] = take(own, other);
  };
  for (const i of pairs.toReversed()) share(i, i + 1, fromNext);
  for (const i of pairs) share(i + 1, i, fromPrevious);
  return meanings;
}

/** "January and February 1943", "midnight on 4 July 1977", "the 5th, 6th and 7th of May". */
function fromNext(own: Calendar, next: Calendar): Calendar {
  const { time, day, weekday, month, season, quarter } = own;
  const undated = day === undefined && weekday === undefined && month === undefined;
  if (time && undated && next.day !== undefined) return { ...next, time };
  if (own.year !== undefined || own.reference || own.within) return own;
  if (day !== undefined && month === undefined && next.month !== undefined && day < (next.day ?? 0))
    return { ...next, day };
  if (next.year === undefined) return own;
  const alike =
    (month !== undefined && next.month !== undefined) ||
    (season !== undefined && next.season !== undefined) ||
    (quarter !== undefined && next.quarter !== undefined);
  const turned = (month ?? 0) > (next.month ?? 12) ? 1 : 0;
  return alike ? { ...own, year: next.year - turned } : own;
}

const DECADES_OF_CENTURY = 10;

/** "the 1840s and '50s": the later decade is of the same century. */
function fromPrevious(own: Calendar, previous: Calendar): Calendar {
  const { shortDecade, ...rest } = own;
  if (shortDecade === undefined || previous.decade === undefined) return own;
  const hundreds = Math.floor(previous.decade / DECADES_OF_CENTURY) * DECADES_OF_CENTURY;
  return { ...rest, decade: hundreds + shortDecade };
}
