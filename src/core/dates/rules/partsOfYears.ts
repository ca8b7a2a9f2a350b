import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Calendar } from '../meaning';
import { yearBehind } from '../parts/years';
import { ordinal } from '../parts/numbers';
import { freeAfter, isHyphen, type Part } from '../parts/part';
import { date, LIKELY, POSSIBLE, SURE, type Match } from './rule';

const BEFORE_SEASON = wordSet(`
  in during by until till since through throughout next last this that the each every previous following same
  early mid late of late and or to from coming past before after around about
`);

/** "spring 1918", "the winter of 1943–44" (ranges), "summer", "mid-winter"; "the fall of the Bastille" is none. */
export function season(t: DateTokens, i: number): Match<Calendar> | undefined {
  const { kind, value, text, capital, entry } = t.at(i);
  if (kind !== 'season' || (entry?.kind === 'season' && entry.plural)) return undefined;
  const year = yearBehind(t, t.is(i + 1, 'of', ',') ? i + 2 : i + 1);
  if (year) return date(year.end, { kind: 'calendar', season: value, ...year.value }, SURE);
  const next = t.at(i + 1);
  if (capital && (next.capital || t.at(i - 1).capital) && next.kind === 'word') return undefined;
  if (isHyphen(t, i + 1) && t.joined(i + 1)) return undefined;
  const introduced = BEFORE_SEASON.has(t.at(i - 1).text);
  const ambiguous = text === 'fall' || text === 'spring';
  if (ambiguous && (!introduced || t.is(i - 1, 'to', 'of', 'or', 'and', 'before', 'after'))) return undefined;
  const ofYear = t.is(i + 1, 'of') && t.is(i + 2, 'next', 'last', 'this', 'that', 'the');
  if (ambiguous && !ofYear && t.is(i + 1, 'of', 'in', 'from', 'to', 'back', 'into', 'below', 'short'))
    return undefined;
  if (capital && !introduced && i > 0) return undefined;
  return date(i + 1, { kind: 'calendar', season: value }, introduced ? LIKELY : POSSIBLE);
}

/** "the third quarter of 1998", "third-quarter 1998", "Q3 1998", "3Q98", "second half of 1989", "H2 1989", "1998 Q3". */
export function quarterOrHalf(t: DateTokens, i: number): Match<Calendar> | undefined {
  const part = named(t, i) ?? coded(t, i);
  if (!part) return undefined;
  const at = t.is(part.end, 'of', ',') ? part.end + 1 : part.end;
  const fiscal = t.is(at, 'fiscal') ? at + 1 : at;
  const glued = gluedYear(t, part.end);
  if (glued === 'none') return undefined;
  const year = glued ?? yearBehind(t, fiscal);
  const isHalf = part.value.half !== undefined;
  if (!year && isHalf) return undefined;
  return date(
    year?.end ?? part.end,
    { kind: 'calendar', ...part.value, ...year?.value },
    year ? SURE : LIKELY,
  );
}

/** "3Q98": two digits on the code are the year's; other digits make it something else. */
function gluedYear(t: DateTokens, i: number): Part<{ shortYear: number }> | 'none' | undefined {
  const { kind, text, value } = t.at(i);
  if (kind !== 'number' || !t.joined(i)) return undefined;
  return text.length === 2 && freeAfter(t, i + 1) ? { end: i + 1, value: { shortYear: value } } : 'none';
}

type QuarterOrHalf = { readonly quarter?: number; readonly half?: number };

function named(t: DateTokens, i: number): Part<QuarterOrHalf> | undefined {
  const fiscal = t.is(i, 'fiscal') ? (isHyphen(t, i + 1) ? i + 2 : i + 1) : i;
  const last = t.is(fiscal, 'last', 'latter');
  const count = last ? { end: fiscal + 1, value: 2 } : ordinal(t, fiscal);
  if (!count || count.value > 4) return undefined;
  const at = isHyphen(t, count.end) ? count.end + 1 : count.end;
  const fiscally = t.is(at, 'fiscal') ? at + 1 : at;
  if (t.is(fiscally, 'quarter') && !last) {
    return t.is(fiscally + 1, 'final', 'century', 'finals', 'mile')
      ? undefined
      : { end: fiscally + 1, value: { quarter: count.value } };
  }
  return t.is(at, 'half') && count.value <= 2 ? { end: at + 1, value: { half: count.value } } : undefined;
}

/** Q1-Q4, H1, H2, 1Q-4Q. */
function coded(t: DateTokens, i: number): Part<QuarterOrHalf> | undefined {
  const [first, second] = [t.at(i), t.at(i + 1)];
  if (!t.joined(i + 1)) return undefined;
  if ((first.text === 'q' || first.text === 'h') && first.capital && second.kind === 'number') {
    const most = first.text === 'q' ? 4 : 2;
    if (second.text.length !== 1 || second.value < 1 || second.value > most) return undefined;
    return { end: i + 2, value: first.text === 'q' ? { quarter: second.value } : { half: second.value } };
  }
  const quarter = first.kind === 'number' && first.text.length === 1 && second.text === 'q' && second.capital;
  return quarter && first.value >= 1 && first.value <= 4
    ? { end: i + 2, value: { quarter: first.value } }
    : undefined;
}

/** "the 1988 third quarter", "1998 Q3", "the 1988 season": the year in front. */
export function yearThenPart(t: DateTokens, i: number): Match<Calendar> | undefined {
  const year = t.at(i);
  if (year.kind !== 'number' || year.text.length !== 4 || year.value < 1000) return undefined;
  const part = named(t, i + 1) ?? coded(t, i + 1);
  if (part) return date(part.end, { kind: 'calendar', year: year.value, ...part.value }, SURE);
  return t.is(i - 1, 'the') && t.is(i + 1, 'period', 'quarter')
    ? date(i + 2, { kind: 'calendar', year: year.value }, LIKELY)
    : undefined;
}
