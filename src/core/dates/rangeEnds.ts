import type { DateTokens } from './dateTokens';
import type { Calendar } from './meaning';
import { month } from './parts/days';
import { isDash } from './parts/part';

/** The token behind what joins two members, and how it joins them. */
export type Connector = { readonly end: number; readonly kind: 'dash' | 'word' | 'list' };

/** What joins two members: a dash (never over a line's start), "to", "until", "through", "and" behind "between"; or a list's comma, "and", "or". */
export function connector(t: DateTokens, i: number, start: number): Connector | undefined {
  if (isDash(t, i)) {
    const balanced = t.joined(i) === t.joined(i + 1);
    return balanced && !t.text.slice(t.at(i - 1).end, t.at(i + 1).start).includes('\n')
      ? { end: i + 1, kind: 'dash' }
      : undefined;
  }
  if (t.is(i, 'to', 'until', 'till', 'through', 'thru')) return { end: i + 1, kind: 'word' };
  if (t.is(i, 'and') && t.is(start - 1, 'between')) return { end: i + 1, kind: 'word' };
  return t.is(i, 'and', 'or', ',', '&', '/') ? { end: i + 1, kind: 'list' } : undefined;
}

/** The end of a range that repeats only what differs: "1983–85", "1960s–70s", "July 3–5, 1914". */
export function shortEnd(
  t: DateTokens,
  link: Connector,
  first: Calendar,
): { end: number; meaning: Calendar } | undefined {
  const i = link.end;
  const token = t.at(i);
  if (link.kind === 'list' && !t.is(i - 1, '/')) return undefined;
  if (first.decade !== undefined && token.kind === 'decade' && token.text.length === 2) {
    const decade = Math.floor(first.decade / 10) * 10 + token.value / 10;
    return decade > first.decade ? { end: i + 1, meaning: { kind: 'calendar', decade } } : undefined;
  }
  if (link.kind === 'word' && !(first.day !== undefined && endsPhrase(t, i + 1))) return undefined;
  if (token.kind === 'ordinal' ? first.day === undefined : token.kind !== 'number') return undefined;
  if (token.kind === 'number' && t.joined(i + 1) && t.at(i + 1).kind !== 'mark') return undefined;
  if (first.year !== undefined && first.day === undefined && first.month === undefined) {
    const scale = 10 ** token.text.length;
    if (token.text.length > 2 || !t.joined(i)) return undefined;
    const year = Math.floor(first.year / scale) * scale + token.value;
    const turned = year <= first.year ? year + scale : year;
    const follows = year > first.year || turned === first.year + 1;
    const { year: _year, ...rest } = first;
    void _year;
    // "the winter of 1943–44" is one winter: the season that begins in 1943.
    if (first.season !== undefined && turned === first.year + 1) return { end: i + 1, meaning: first };
    return follows ? { end: i + 1, meaning: { ...rest, year: turned } } : undefined;
  }
  if (
    first.day === undefined ||
    first.month === undefined ||
    token.value > 31 ||
    token.value <= first.day ||
    token.text.length > 2
  )
    return undefined;
  if (month(t, i + 1)) return undefined;
  const year =
    t.is(i + 1, ',') && t.at(i + 2).kind === 'number' && t.at(i + 2).text.length === 4
      ? t.at(i + 2).value
      : undefined;
  const meaning: Calendar = { ...first, day: token.value, ...(year === undefined ? {} : { year }) };
  return { end: year === undefined ? i + 1 : i + 3, meaning };
}

/** Nothing that the number could count stands behind it. */
const endsPhrase = (t: DateTokens, i: number): boolean => {
  const { kind, text } = t.at(i);
  return (
    kind === 'none' ||
    (kind === 'mark' && ',.;:)]–—'.includes(text)) ||
    text === 'of' ||
    text === 'and' ||
    text === 'in'
  );
};

/**
 * Dates that are whole on both sides of a plain hyphen ("1861-1863", "5 September-12 September") are two dates that
 * know of their range, as the TIMEX guidelines have it: joined, they cost three points of exact F1 on WikiWars. Between
 * months and days a hyphen with spaces is a typewriter's dash. What shares a part ("1915-17"), and what a dash, "to"
 * or "between" joins, is one range.
 */
export function standsAlone(from: Calendar, tight: boolean): boolean {
  const kind = grain(from);
  return kind === 'year' || ((kind === 'month' || kind === 'day') && tight);
}

/** Year and month that only one side gives hold for both; a month after the end's month is the year before. */
export function share(from: Calendar, to: Calendar): [Calendar, Calendar] {
  // "the 5th to the 9th of May": the month stands once.
  const lone =
    from.day !== undefined && from.month === undefined && from.weekday === undefined && !from.reference;
  if (lone && to.month !== undefined && to.day !== undefined) return [{ ...to, day: from.day }, to];
  if (from.year === undefined && to.year !== undefined && (from.month ?? from.season) !== undefined) {
    const turns = (from.month ?? 0) > (to.month ?? 12);
    return [{ ...from, year: turns ? to.year - 1 : to.year }, to];
  }
  if (to.year === undefined && from.year !== undefined && (to.month ?? to.season) !== undefined) {
    const turns = (to.month ?? 12) < (from.month ?? 0);
    return [from, { ...to, year: turns ? from.year + 1 : from.year }];
  }
  if (
    from.time?.hour !== undefined &&
    to.time?.hour !== undefined &&
    from.time.halfDay &&
    to.time.hour >= 12
  ) {
    const later = from.time.hour + 12;
    if (later <= to.time.hour) return [{ ...from, time: { ...from.time, hour: later } }, to];
  }
  if (from.century !== undefined && to.century !== undefined && to.century < 0 && from.century > 0)
    return [{ ...from, century: -from.century }, to];
  // "499–493 BC": the era stands once.
  if (from.year !== undefined && to.year !== undefined && to.year <= 0 && from.year > 0)
    return [{ ...from, year: 1 - from.year }, to];
  return [from, to];
}

const grain = (c: Calendar): string =>
  c.time
    ? 'time'
    : c.day !== undefined || c.feast
      ? 'day'
      : c.weekday !== undefined
        ? 'weekday'
        : c.month !== undefined
          ? 'month'
          : (c.season ?? c.quarter ?? c.half) !== undefined
            ? 'part'
            : c.year !== undefined || c.shortYear !== undefined
              ? 'year'
              : c.decade !== undefined || c.shortDecade !== undefined
                ? 'decade'
                : 'century';

/** Whether two members make one range: same grain, and not backwards where both are known. */
export function alike(from: Calendar, to: Calendar): boolean {
  if (grain(from) !== grain(to)) return false;
  return (
    !(from.year !== undefined && to.year !== undefined && to.year < from.year) &&
    !(grain(from) === 'year' && from.year === to.year)
  );
}
