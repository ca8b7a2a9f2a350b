import type { DateTokens } from '../dateTokens';
import { isHyphen } from '../parts/part';
import type { Match } from '../rules/rule';
import { STAGES, type Read } from './words';

/** "early 1941", "mid-November", "late last week", "earlier this year", "early in 1914", "mid- to late 1950s". */
export function staged(read: Read, t: DateTokens, i: number): Match | undefined {
  if (!STAGES.has(t.at(i).text)) return undefined;
  let at = i + 1;
  if (isHyphen(t, at)) at++;
  const other = isHyphen(t, at + 1) ? at + 2 : at + 1;
  if (t.is(at, 'to', 'and', 'or') && STAGES.has(t.at(other).text)) {
    at = other + 1;
    if (isHyphen(t, at)) at++;
  } else if (STAGES.has(t.at(at).text) && isHyphen(t, at - 1)) {
    at++;
    if (isHyphen(t, at)) at++;
  }
  if (t.is(at, 'in')) at++;
  const inner = read(t, at);
  if (
    !inner ||
    inner.meaning.kind === 'duration' ||
    inner.meaning.kind === 'vague' ||
    inner.meaning.kind === 'recurrence'
  )
    return undefined;
  const { meaning } = inner;
  if (
    t.is(i, 'later', 'earlier') &&
    meaning.kind === 'calendar' &&
    (meaning.year !== undefined || meaning.century !== undefined) &&
    !t.is(at - 1, 'in')
  )
    return undefined;
  if (
    t.is(at - 1, 'in') &&
    t.is(i, 'later', 'earlier') &&
    meaning.kind === 'calendar' &&
    meaning.year === undefined
  )
    return undefined;
  return inner;
}
