import type { DateTokens } from '../dateTokens';
import { LIKELY, type Match } from '../rules/rule';
import { APPROXIMATE, BOUNDS, MANY_WORDS, type Read } from './words';

/** "nearly two decades", "about 1950", "more than three years", "around 7:15 p.m.". */
export function bounded(read: Read, t: DateTokens, i: number): Match | undefined {
  const { text } = t.at(i);
  const words = MANY_WORDS.find(words => words.every((word, k) => t.at(i + k).text === word));
  const approximate = APPROXIMATE.has(text);
  if (!words && !approximate && !BOUNDS.has(text)) return undefined;
  if ((text === 'c' || text === 'ca') && !t.is(i + 1, '.') && text === 'c') return undefined;
  const start = words ? i + words.length : t.is(i + 1, '.') && approximate ? i + 2 : i + 1;
  const inner = read(t, start);
  if (!inner) return undefined;
  const countable =
    inner.meaning.kind === 'duration' ||
    (inner.meaning.kind === 'shift' && Math.abs(inner.meaning.amount ?? 0) >= 1);
  const counts =
    countable &&
    /^(?:\d+|[a-z]+)$/.test(t.at(start).text) &&
    !t.is(start, 'the', 'last', 'next', 'this', 'yesterday', 'tomorrow', 'that');
  if (counts) return text === 'over' && inner.confidence < LIKELY ? undefined : inner;
  if (!approximate || inner.meaning.kind !== 'calendar' || inner.meaning.weekday !== undefined)
    return undefined;
  return inner.meaning.time && inner.meaning.day === undefined
    ? inner
    : { ...inner, meaning: { ...inner.meaning, qualifier: '~' } };
}
