import { lookUp, type Entry } from './lexicon';

/** A word, a number with its ending, or one mark, as the date rules see it. */
export interface DateToken {
  /** UTF-16 offsets within the paragraph. */
  readonly start: number;
  readonly end: number;
  /** Lower case; for a number its digits alone. */
  readonly text: string;
  /** `number` plain digits, `ordinal` 3rd, `decade` 1960s or 60s; otherwise the lexicon's reading, `word`, or `mark`. */
  readonly kind: Entry['kind'] | 'number' | 'ordinal' | 'decade' | 'word' | 'mark' | 'none';
  /** The number, month, weekday, season ... ; 0 where the kind has none. */
  readonly value: number;
  readonly capital: boolean;
  /** White space stands before it (or it is the first). */
  readonly spaced: boolean;
  readonly entry?: Entry;
}

const NONE: DateToken = { start: 0, end: 0, text: '', kind: 'none', value: 0, capital: false, spaced: true };

/** A number with its ending, a word, an address as one piece, or one mark. */
const PIECE =
  /(\d{1,14}0)(['’]?s(?![A-Za-z]))|(\d{1,15})((?:st|nd|rd|th)(?![A-Za-z]))?|(?:https?:\/\/|www\.)\S{1,2000}|[A-Za-z\u00aa-\u024f]{1,40}|\S/g;

/** The tokens of one paragraph; places outside it hold a token of kind `none`, so that rules need no bounds. */
export class DateTokens {
  readonly list: readonly DateToken[];

  constructor(readonly text: string) {
    const list: DateToken[] = [];
    let before = -1;
    for (const match of text.matchAll(PIECE)) {
      const start = match.index;
      const end = start + match[0].length;
      list.push(read(match[0], start, end, start !== before, match[1] ?? match[3], match[2] ?? match[4]));
      before = end;
    }
    this.list = list;
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
    return this.at(i).kind !== 'none' && !this.at(i).spaced;
  }
}

function read(
  piece: string,
  start: number,
  end: number,
  spaced: boolean,
  digits: string | undefined,
  ending: string | undefined,
): DateToken {
  if (digits !== undefined) {
    const kind = ending === undefined ? 'number' : ending.endsWith('s') ? 'decade' : 'ordinal';
    return { start, end, text: digits, kind, value: Number(digits), capital: false, spaced };
  }
  const text = piece.toLowerCase();
  const capital = text !== piece;
  if (piece.length === 1 && !/[a-z]/.test(text))
    return { start, end, text: piece, kind: 'mark', value: 0, capital, spaced };
  const entry = lookUp(text);
  if (entry === undefined) return { start, end, text, kind: 'word', value: 0, capital, spaced };
  const value = 'value' in entry ? entry.value : 0;
  return { start, end, text, kind: entry.kind, value, capital, spaced, entry };
}
