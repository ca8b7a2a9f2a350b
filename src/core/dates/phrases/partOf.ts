import type { DateTokens } from '../dateTokens';
import { LIKELY, type Match } from '../rules/rule';
import { PARTS, type Read } from './words';

/** "the end of the year", "the middle of October", "the latter part of 1943", "the night of April 18, 1775". */
export function partOf(read: Read, t: DateTokens, i: number): Match | undefined {
  let at = t.is(i, 'the', 'a') ? i + 1 : i;
  if (
    t.is(
      at,
      'very',
      'latter',
      'early',
      'later',
      'last',
      'first',
      'second',
      'final',
      'greater',
      'good',
      'middle',
      'better',
      'closing',
      'opening',
    )
  ) {
    if (!t.is(at, 'middle') || t.is(at + 1, 'part', 'years', 'third', 'half')) at++;
  }
  const word = t.at(at);
  const dayPart = word.entry?.kind === 'part' ? word.entry : undefined;
  if (dayPart && t.is(at + 1, 'hours') && t.is(at + 2, 'of')) at++;
  if (word.text === 'week' && t.is(at - 1, 'the') && t.is(at + 1, 'of')) return weekOf(read, t, at + 2);
  if (!(PARTS.has(word.text) || dayPart) || !t.is(at + 1, 'of')) return undefined;
  if ((word.kind === 'unit' || t.is(at, 'part', 'half', 'third')) && at === i) return undefined;
  if (
    word.kind === 'unit' &&
    !(t.is(at, 'month', 'year') && t.is(at - 1, 'the')) &&
    !t.is(at - 1, 'last', 'final', 'early', 'first', 'closing', 'opening', 'later')
  )
    return undefined;
  const inner = read(t, at + 2);
  if (
    !inner ||
    (inner.meaning.kind !== 'calendar' && inner.meaning.kind !== 'shift') ||
    inner.timex !== 'DATE'
  )
    return undefined;
  if (!dayPart) return { ...inner, confidence: Math.min(inner.confidence, LIKELY) };
  return { ...inner, timex: 'TIME', meaning: { ...inner.meaning, time: { part: dayPart.part } } };
}

/** "the week of March 6". */
function weekOf(read: Read, t: DateTokens, i: number): Match | undefined {
  const day = read(t, i);
  if (day?.meaning.kind !== 'calendar' || day.meaning.day === undefined) return undefined;
  return { ...day, meaning: { ...day.meaning, week: true } };
}
