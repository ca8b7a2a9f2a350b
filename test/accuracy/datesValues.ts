/**
 * Makes values of different conventions comparable: EDTF (ours), TIMEX3, TIMEX2 and ISO (the data), the peers' own.
 * The canonical form is TIMEX3's, without what an EDTF value can't say (parts of the day).
 */

/** Stands for "no date that a calendar can hold": PRESENT_REF, PXY, an absent value. */
export const UNDECIDED = '';

const SEASONS = ['SP', 'SU', 'FA', 'WI'];

/** EDTF or ISO 8601 as Glossator writes it -> canonical. */
export function fromEdtf(value: string | undefined): string {
  if (value === undefined) return UNDECIDED;
  const plain = value.replace(/[~?%]/g, '');
  const repeated = plain.replace(/^R\//, '');
  if (repeated.startsWith('P')) return duration(repeated);
  const week = asWeek(plain);
  if (week) return week;
  const [from, to] = plain.split('/');
  if (to !== undefined) return `${fromEdtf(from)}/${fromEdtf(to)}`;
  const negative = plain.startsWith('-') ? -Number(plain.slice(1, 5)) : undefined;
  const rest = plain.slice(negative === undefined ? 4 : 5);
  if (/^-\d{2}XX$/.test(plain)) return `BC${plain.slice(1, 3)}`;
  const year =
    negative === undefined && plain.slice(0, 4) !== '0000'
      ? plain.slice(0, 4)
      : `BC${String(1 - (negative ?? 0)).padStart(4, '0')}`;
  const part = Number(rest.slice(1));
  if (/^-\d{2}$/.test(rest) && part > 20) {
    if (part <= 24) return `${year}-${SEASONS[part - 21] ?? ''}`;
    return part >= 40 ? `${year}-H${part - 39}` : `${year}-Q${part - 32}`;
  }
  if (/^\d{3}X$/.test(plain)) return plain.slice(0, 3);
  if (/^\d{2}XX$/.test(plain)) return plain.slice(0, 2);
  if (/^\dXXX$/.test(plain)) return plain.slice(0, 1);
  return year + rest;
}

/** TIMEX2, TIMEX3, GUM's and the conversational sets' values -> canonical. */
export function fromTimex(value: string | null | undefined): string {
  if (!value || /REF|^P.?X|^PT?X/.test(value)) return UNDECIDED;
  if (/^R?\/?P/.test(value)) return duration(value.replace(/^R\//, ''));
  let text = value.replace(/T(?:MO|AF|EV|NI|DT|MI|XX)$/, '').replace(/T00:00:00(?:\.000)?Z?$|Z$/, '');
  text = text
    .replace(/T(\d\d)$/, 'T$1:00')
    .replace(/T(\d\d:\d\d):00$/, 'T$1')
    .replace(/T24:00$/, 'T24:00');
  text = text
    .replace(/(?:-XX)+$/, '')
    .replace(/^(\d{2})XX$/, '$1')
    .replace(/^(\d{3})X$/, '$1');
  if (/^(?:BC)?X+(?:-|$)/.test(text)) return UNDECIDED;
  text = text.replace(/-W(\d)$/, '-W0$1').replace(/-XX$/, '');
  if (!text.includes('/')) return text;
  return (
    wholeYears(text) ??
    text
      .split('/')
      .map(part => fromTimex(part))
      .join('/')
  );
}

/** Whether an answer says what the gold says; where that leaves week or quarter open (`1989-WXX`), any of the year's does. */
export function sameValue(gold: string, answer: string): boolean {
  if (gold === answer) return true;
  const open = /^(\d{4}-)(?:WXX|QX)$/.exec(gold);
  const unit = gold.endsWith('QX') ? 'Q' : 'W';
  return open !== null && answer.startsWith(`${open[1] ?? ''}${unit}`) && !answer.endsWith('-WE');
}

/** GUM writes periods as intervals: `1900-01-01/1999-12-31` is the 20th century. */
function wholeYears(interval: string): string | undefined {
  const match = /^(\d{4})(?:-01-01)?\/(\d{4})(?:-12-31)?$/.exec(interval);
  if (!match) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  if (from === to) return match[1];
  if (from % 100 === 0 && to === from + 99) return match[1]?.slice(0, 2);
  return from % 10 === 0 && to === from + 9 ? match[1]?.slice(0, 3) : undefined;
}

const DAYS_OF_WEEK_INTERVAL = 6;

/** An interval from Monday to Sunday is an ISO week, one from Saturday to Sunday its weekend. */
function asWeek(value: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(value);
  if (!match) return undefined;
  const from = new Date(`${match[1]}T00:00Z`);
  const days = (Date.parse(`${match[2]}T00:00Z`) - from.getTime()) / 86_400_000;
  const weekend = days === 1 && from.getUTCDay() === 6;
  if (!weekend && !(days === DAYS_OF_WEEK_INTERVAL && from.getUTCDay() === 1)) return undefined;
  const thursday = new Date(from.getTime() + (weekend ? -2 : 3) * 86_400_000);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 604_800_000) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}${weekend ? '-WE' : ''}`;
}

/** Decades (E, DE), centuries (C, CE), millennia (L) and quarters (Q) in years and months; hours of whole days in days. */
function duration(value: string): string {
  if (/X/.test(value)) return UNDECIDED;
  const scaled = value
    .replace(/(\d*\.?\d+)(?:DE|E)/g, (_, n: string) => `${Number(n) * 10}Y`)
    .replace(/(\d*\.?\d+)CE?/g, (_, n: string) => `${Number(n) * 100}Y`)
    .replace(/(\d*\.?\d+)L/g, (_, n: string) => `${Number(n) * 1000}Y`)
    .replace(/(\d*\.?\d+)Q/g, (_, n: string) => `${Number(n) * 3}M`);
  return scaled
    .replace(/^PT24H$/, 'P1D')
    .replace(/^P(\d+)Y6M$/, 'P$1.5Y')
    .replace(/^PT(\d+)H30M$/, 'PT$1.5H');
}
