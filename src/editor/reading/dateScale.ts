import type { Interval } from '../../core/dates/interval';

/** Marks on the scale's line; with its labels it fits a hover card of the usual width. */
const WIDTH = 40;

/** Round lengths that a scale may have, in years: the least of them that holds the period with room around it. */
const LENGTHS = [1, 5, 10, 50, 100, 500, 1000, 5000];

/** The scale is at least this many times as long as the period. */
const ROOM = 1.2;

const DAYS_A_YEAR = 365.2425;
const YEAR = DAYS_A_YEAR * 24 * 60 * 60 * 1000;

/**
 * A period on a scale of round years, in characters: `1970 ├────███────┤ 1980`. `undefined` where the period has no
 * two ends or is longer than any scale.
 */
export function dateScale({ min, max }: Interval): string | undefined {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return undefined;
  const from = new Date(min).getUTCFullYear();
  const to = new Date(max).getUTCFullYear();
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  for (const length of LENGTHS) {
    const first = Math.floor(from / length) * length;
    if (first + length <= to || (max - min) * ROOM > length * YEAR) continue;
    const begin = startOf(first);
    const end = startOf(first + length);
    const cell = (time: number): number =>
      Math.min(WIDTH - 1, Math.max(0, Math.floor(((time - begin) / (end - begin)) * WIDTH)));
    const [left, right] = [cell(min), cell(max)];
    const line = '─'.repeat(left) + '█'.repeat(right - left + 1) + '─'.repeat(WIDTH - 1 - right);
    return `${first} ├${line}┤ ${first + length}`;
  }
  return undefined;
}

/** Milliseconds of the first of January; years below 100 are taken as they are. */
function startOf(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime();
}
