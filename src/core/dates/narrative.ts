import type { DateExpression } from './dateExpression';
import type { Found } from './found';
import { edtfQuarter, edtfYear } from './format';
import type { Meaning, Shift } from './meaning';
import { sharedMeanings } from './neighbours';
import type { Resolved } from './resolved';
import { resolve } from './resolver';
import type { Moment, Quarter } from './surroundings';
import { inWords } from './inWords';

/** A paragraph of a source with what was found in it. */
export interface Piece {
  /** UTF-16 offset in the source. */
  readonly start: number;
  readonly text: string;
  readonly dates: readonly Found[];
}

/** A text is taken for a narrative of its own time when it names so many years, and so many for each date counted from today. */
const FEWEST_YEARS = 5;
const YEARS_FOR_EACH_DEICTIC = 2;

/** Follows the time that a source tells of, from paragraph to paragraph, and gives each date its value. */
export class Narrative {
  private readonly source: Moment | undefined;
  private readonly narrative: boolean;
  private spoken: Moment | undefined;
  private quarter: Quarter | undefined;

  constructor(sourceDate: string | undefined, pieces: readonly Piece[]) {
    this.source = sourceDate === undefined ? undefined : momentOf(sourceDate);
    this.narrative = this.source === undefined || isNarrative(pieces, this.source);
  }

  /** The paragraph's dates with offsets in the source; call in text order. */
  resolve(piece: Piece): DateExpression[] {
    const meanings = sharedMeanings(piece.dates, piece.text);
    const dates = piece.dates.map((found, i) => {
      const resolved = resolve(meanings[i] ?? found.meaning, {
        narrative: this.narrative,
        ...(found.tense ? { tense: found.tense } : {}),
        ...(this.source ? { source: this.source } : {}),
        ...(this.spoken ? { spoken: this.spoken } : {}),
        ...(this.quarter ? { quarter: this.quarter } : {}),
      });
      const basis = this.basis(found, resolved);
      this.quarter = resolved.quarter ?? this.quarter;
      if (takesStoryOn(found, piece.text)) this.follow(found, resolved);
      return expression(piece.start, found, resolved, basis);
    });
    return withRanges(dates, piece);
  }

  private follow(found: Found, { moment }: Resolved): void {
    if (!moment || (!this.narrative && found.meaning.kind === 'shift')) return;
    // A year that is spoken of already takes nothing away from what is known of it.
    if (this.spoken && moment.month === undefined && moment.year === this.spoken.year) return;
    this.spoken = moment;
  }

  /** What a date was counted from, in words. */
  private wordsOf(from: Resolved['from']): string | undefined {
    if (from === 'quarter')
      return this.quarter && inWords(edtfQuarter(this.quarter.year, this.quarter.quarter));
    const base = from === 'source' ? this.source : this.spoken;
    return base && inWords(momentValue(base));
  }

  private basis(found: Found, { value, from, inferred }: Resolved): string | undefined {
    if (value === undefined || !inferred) return found.ambiguous;
    const words = this.wordsOf(from);
    const what =
      found.text.length > LONGEST_QUOTE ? 'It' : found.text.charAt(0).toUpperCase() + found.text.slice(1);
    if (found.meaning.kind === 'calendar' && found.meaning.converted) {
      const article = found.meaning.converted === 'Islamic' ? 'an' : 'a';
      return `Converted from ${article} ${found.meaning.converted} date.`;
    }
    if (from === 'text') return `${what}, counted from the date that it names.`;
    if (words === undefined || from === undefined) return `${what}, in the most likely century.`;
    return from === 'source'
      ? `${what}, counted from the source's date ${words}.`
      : `${what}, counted from ${words}, spoken of before.`;
  }
}

const LONGEST_QUOTE = 60;

/** UTF-16 units in front of a date that are looked at for what keeps it from taking the story on. */
const LOOK_BACK = 90;
const ASIDE = /\b(?:since|until|before|after|than)\s*$/i;

/**
 * Whether the story goes on from this date. Asides do not: dates in brackets, behind "since" or "before", whole
 * decades, "two years earlier" (each measured to help on WikiWars).
 */
function takesStoryOn({ start, timex, meaning }: Found, text: string): boolean {
  if (timex === 'DURATION' || timex === 'SET') return false;
  if (meaning.kind === 'shift' && !leadsOn(meaning)) return false;
  if (isDecade(meaning) || (meaning.kind === 'range' && (isDecade(meaning.from) || isDecade(meaning.to))))
    return false;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  return before.lastIndexOf('(') <= before.lastIndexOf(')') && !ASIDE.test(before);
}

/** A decade names no year that a month below it could belong to. */
const isDecade = (meaning: Meaning | undefined): boolean =>
  meaning?.kind === 'calendar' && (meaning.decade !== undefined || meaning.century !== undefined);

/** "Two days later" takes the story on; "two years earlier" is a look back. */
const leadsOn = ({ amount, unit }: Shift): boolean =>
  (amount ?? 0) >= 0 && unit !== 'decade' && unit !== 'century';

function expression(
  offset: number,
  found: Found,
  { value, inferred }: Resolved,
  basis: string | undefined,
): DateExpression {
  const vague =
    found.meaning.kind === 'vague' ? found.meaning.vague : value === undefined && isVague(found.meaning);
  return {
    start: offset + found.start,
    end: offset + found.end,
    timex: found.timex,
    ...(value === undefined ? {} : { value }),
    certainty: value === undefined ? 'absent' : inferred ? 'inferred' : 'certain',
    ...(basis === undefined ? {} : { basis }),
    ...(vague ? { vague } : {}),
    confidence: found.confidence,
  };
}

/** A plain hyphen between two dates: they are the ends of a range. */
const HYPHEN = /^\s?[-‐‑]\s?$/;

function withRanges(dates: readonly DateExpression[], { start, text }: Piece): DateExpression[] {
  const joined = (a: DateExpression | undefined, b: DateExpression | undefined): string | undefined => {
    if (a?.value === undefined || b?.value === undefined || a.timex !== 'DATE' || b.timex !== 'DATE')
      return undefined;
    if (a.value.includes('/') || b.value.includes('/') || a.value >= b.value) return undefined;
    return HYPHEN.test(text.slice(a.end - start, b.start - start)) ? `${a.value}/${b.value}` : undefined;
  };
  return dates.map((date, i) => {
    const range = joined(date, dates[i + 1]) ?? joined(dates[i - 1], date);
    if (range === undefined) return date;
    const end = `One end of ${inWords(range)}.`;
    return { ...date, basis: date.basis === undefined ? end : `${date.basis} ${end}` };
  });
}

/** Without number or anchor: "years", "a few days", "some weeks later", "the night". */
function isVague(meaning: Meaning): boolean {
  if (meaning.kind === 'duration') return true;
  if (meaning.kind === 'shift') return meaning.amount === undefined;
  return (
    meaning.kind === 'calendar' &&
    meaning.time?.part !== undefined &&
    meaning.time.hour === undefined &&
    meaning.day === undefined &&
    meaning.weekday === undefined
  );
}

function isNarrative(pieces: readonly Piece[], source: Moment): boolean {
  let years = 0;
  let deictic = 0;
  for (const piece of pieces) {
    for (const { meaning } of piece.dates) {
      if (meaning.kind === 'shift' && meaning.from === 'source') deictic++;
      if (meaning.kind !== 'calendar') continue;
      if (meaning.year !== undefined && meaning.year < source.year) years++;
      else if (meaning.weekday !== undefined && meaning.day === undefined) deictic++;
    }
  }
  return years >= FEWEST_YEARS && years > deictic * YEARS_FOR_EACH_DEICTIC;
}

/** Year, month and day of the first date of an EDTF value. */
function momentOf(value: string): Moment | undefined {
  const match = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value);
  if (!match) return undefined;
  const [, year, month, day] = match;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

const momentValue = ({ year, month, day }: Moment): string =>
  [
    edtfYear(year),
    ...[month, day].filter(part => part !== undefined).map(part => String(part).padStart(2, '0')),
  ].join('-');
