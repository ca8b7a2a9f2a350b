import { fromJulian } from './calendar';
import type { DateTokens } from './dateTokens';
import type { Calendar } from './meaning';
import { letters } from './parts/part';

/** "Old Style", "New Style". */
const style = (t: DateTokens, i: number, word: string): number | undefined =>
  t.is(i, word) && t.is(i + 1, 'style') ? i + 2 : undefined;

/** "O.S." or "(Old Style)" behind a date: the Julian calendar; "N.S.": the Gregorian, as ever. */
export function oldStyle(
  t: DateTokens,
  i: number,
  meaning: Calendar,
): { end: number; meaning: Calendar } | undefined {
  const at = t.is(i, '(') ? i + 1 : i;
  if (!t.at(at).capital) return undefined;
  const julian = letters(t, at, 'os') ?? style(t, at, 'old');
  const end = julian ?? letters(t, at, 'ns') ?? style(t, at, 'new');
  if (end === undefined || (at > i && !t.is(end, ')'))) return undefined;
  const closed = at > i ? end + 1 : end;
  const { year, month, day } = meaning;
  if (julian === undefined || year === undefined || month === undefined || day === undefined)
    return { end: closed, meaning };
  return { end: closed, meaning: { ...meaning, ...fromJulian({ year, month, day }), converted: 'Julian' } };
}
