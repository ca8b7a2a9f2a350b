import type { DateTokens } from '../dateTokens';
import { isHyphen } from '../parts/part';
import type { Match } from '../rules/rule';
import { nounFollows, STAGES, type Read } from './words';

/** The article belongs to decades, centuries, seasons, quarters, ordinal days, parts of the day, and to what follows a stage. */
export function withArticle(read: Read, t: DateTokens, i: number): Match | undefined {
  const inner = read(t, i + 1);
  if (!inner) return undefined;
  const { meaning } = inner;
  if (meaning.kind === 'duration') {
    return t.at(i + 1).kind === 'number' || t.at(i + 1).kind === 'cardinal'
      ? isHyphen(t, inner.end - 2) || t.at(i + 1).capital
        ? undefined
        : inner
      : undefined;
  }
  const named = t.is(i + 1, 'year', 'years', 'fiscal', 'academic');
  if (meaning.kind === 'range') {
    const week = [i + 2, i + 3, inner.end - 1].some(at => t.is(at, 'week'));
    return week || named || !meaning.to ? inner : undefined;
  }
  if (meaning.kind !== 'calendar') return undefined;
  // "the summer offensive": the article belongs to the noun behind.
  if (meaning.season !== undefined && inner.end === i + 2 && nounFollows(t, inner.end)) return undefined;
  if (meaning.feast && 'weekday' in meaning.feast && t.at(i + 1).kind !== 'word') return inner;
  const period =
    meaning.decade ??
    meaning.shortDecade ??
    meaning.century ??
    meaning.millennium ??
    meaning.season ??
    meaning.quarter ??
    meaning.half;
  const ordinalDay =
    meaning.day !== undefined &&
    t.at(i + 1).kind !== 'month' &&
    !t.is(i + 2, '/') &&
    t.at(i + 1).kind !== 'weekday' &&
    t.at(i + 1).text.length <= 10;
  const time = inner.timex === 'TIME' && t.at(i + 1).kind === 'part';
  const staged = STAGES.has(t.at(i + 1).text);
  // "the third-quarter loss", "the 19th-century poet": the article belongs to the noun behind.
  if ((meaning.century ?? meaning.quarter) !== undefined && isHyphen(t, inner.end - 2)) return undefined;
  return period !== undefined ||
    ordinalDay ||
    named ||
    time ||
    (staged && meaning.year !== undefined) ||
    t.is(i + 2, 'period', 'quarter')
    ? inner
    : undefined;
}
