import { lookUp, type Entry } from './lexicon';

/** `number` plain digits, `ordinal` 3rd, `decade` 1960s or 60s; otherwise the lexicon's reading, `word`, or `mark`. */
export type TokenKind = Entry['kind'] | 'number' | 'ordinal' | 'decade' | 'word' | 'mark' | 'none';

/** A word, a number with its ending, an address as one piece, or one mark, as the date rules see it. */
export interface DateToken {
  /** UTF-16 offsets within the paragraph. */
  readonly start: number;
  readonly end: number;
  /** Lower case; for a number its digits alone. */
  readonly text: string;
  readonly kind: TokenKind;
  /** The number, month, weekday, season ... ; 0 where the kind has none. */
  readonly value: number;
  readonly capital: boolean;
  /** White space stands before it (or it is the first). */
  readonly spaced: boolean;
  readonly entry: Entry | undefined;
}

const NONE: DateToken = {
  start: 0,
  end: 0,
  text: '',
  kind: 'none',
  value: 0,
  capital: false,
  spaced: true,
  entry: undefined,
};

/**
 * Longer runs of letters or digits are cut: they are no words or numbers of a date. Nine digits are a small integer to
 * every engine; with larger values in tokens V8 stays at half of its speed.
 */
const LONGEST_WORD = 40;
const LONGEST_NUMBER = 9;

/** The tokens of one paragraph; places outside it hold a token of kind `none`, so that rules need no bounds. */
export class DateTokens {
  readonly list: readonly DateToken[];

  constructor(readonly text: string) {
    this.list = scan(text);
  }

  get length(): number {
    return this.list.length;
  }

  at(i: number): DateToken {
    return this.list[i] ?? NONE;
  }

  /** Whether the token is one of these words or marks. */
  is(i: number, ...texts: string[]): boolean {
    return texts.includes(this.at(i).text);
  }

  /** Whether a word or mark follows the one before without white space. */
  joined(i: number): boolean {
    return !this.at(i).spaced;
  }
}

function scan(text: string): DateToken[] {
  const list: DateToken[] = [];
  let spaced = true;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      spaced = true;
      at++;
      continue;
    }
    const token = isLetter(unit)
      ? word(text, at, spaced)
      : isDigit(unit)
        ? number(text, at, spaced)
        : mark(text, at, spaced);
    list.push(token);
    at = token.end;
    spaced = false;
  }
  return list;
}

const isSpace = (unit: number): boolean =>
  unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x202f || unit === 0xfeff;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLetter = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);

function word(text: string, start: number, spaced: boolean): DateToken {
  let end = start + 1;
  while (end < text.length && end - start < LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  const piece = text.slice(start, end);
  const lower = piece.toLowerCase();
  const capital = lower !== piece;
  if (isAddress(lower, text, end)) {
    while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
    return { start, end, text: lower, kind: 'mark', value: 0, capital, spaced, entry: undefined };
  }
  const entry = lookUp(lower);
  const kind = entry?.kind ?? 'word';
  const value = entry !== undefined && 'value' in entry ? entry.value : 0;
  return { start, end, text: lower, kind, value, capital, spaced, entry };
}

const isAddress = (word: string, text: string, end: number): boolean =>
  ((word === 'http' || word === 'https') && text.startsWith('://', end)) ||
  (word === 'www' && text.startsWith('.', end));

function number(text: string, start: number, spaced: boolean): DateToken {
  let end = start + 1;
  while (end < text.length && end - start < LONGEST_NUMBER && isDigit(text.charCodeAt(end))) end++;
  const digits = text.slice(start, end);
  const { kind, length } = ending(text, end, digits);
  return {
    start,
    end: end + length,
    text: digits,
    kind,
    value: Number(digits),
    capital: false,
    spaced,
    entry: undefined,
  };
}

/** "3rd", "1960s", "1960's": the letters that belong to a number, unless the word goes on. */
function ending(
  text: string,
  at: number,
  digits: string,
): { kind: 'number' | 'ordinal' | 'decade'; length: number } {
  const next = text.charAt(at).toLowerCase();
  if (digits.endsWith('0')) {
    const length = next === 's' ? 1 : (next === "'" || next === '’') && text.charAt(at + 1) === 's' ? 2 : 0;
    if (length > 0 && !isLetter(text.charCodeAt(at + length))) return { kind: 'decade', length };
  }
  const two = next + text.charAt(at + 1).toLowerCase();
  const ordinal =
    (two === 'th' || two === 'st' || two === 'nd' || two === 'rd') && !isLetter(text.charCodeAt(at + 2));
  return ordinal ? { kind: 'ordinal', length: 2 } : { kind: 'number', length: 0 };
}

const mark = (text: string, start: number, spaced: boolean): DateToken => ({
  start,
  end: start + 1,
  text: text.charAt(start),
  kind: 'mark',
  value: 0,
  capital: false,
  spaced,
  entry: undefined,
});
