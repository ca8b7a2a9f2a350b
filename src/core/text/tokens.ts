import type { Span } from './span';
import { KEEP_STOP } from './wordLists/abbreviations';

/** A word, a number, an address, or one punctuation mark. */
export interface Token extends Span {
  readonly text: string;
  /** `word` has at least one letter, `number` starts with a digit, `address` is a URL, an e-mail address, a @handle or a #tag. */
  readonly kind: 'word' | 'number' | 'address' | 'mark';
}

/**
 * What starts at a place: an address; an abbreviation of single letters ("U.S."); a word with inner apostrophes; a
 * number. Hyphens part words, so that "Tripoli-based" holds the name "Tripoli". Every repetition is bounded: longer
 * runs of letters are no words (encoded data, a script without spaces) and are cut.
 */
const PIECE = new RegExp(
  [
    String.raw`(?<address>(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|[@#][\p{L}\p{N}_]{1,100})`,
    String.raw`(?<letters>(?:\p{L}\.){2,12}(?![\p{L}\p{N}])|\p{L}(?:\.\p{L}){1,12}(?![\p{L}\p{N}]))`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}\p{N}_\u00AD]{0,100}(?:['’ʼ‘][\p{L}\p{M}]{1,40}){0,4})`,
    String.raw`(?<number>\p{N}{1,40}(?:[.,]\p{N}{1,40}){0,20}[\p{L}\p{M}]{0,40})`,
  ].join('|'),
  'uy',
);
const CAPITAL = /\p{Lu}/u;
const POSSESSIVE = /['’ʼ‘][sS]$/;

/** The tokens of a stretch of text, in order; offsets are UTF-16 code units of the whole text. White space is left out. */
export function tokens(text: string, span: Span): Token[] {
  const found: Token[] = [];
  let at = span.start;
  while (at < span.end) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff) {
      at++;
      continue;
    }
    if (unit < 128 && !STARTS_PIECE[unit]) at = mark(text, at, found);
    else at = plainWord(text, at, span.end, found) || piece(text, at, span.end, found);
  }
  return found;
}

/** The quick way for most words: ASCII letters with a space, a line end or a simple mark behind. 0 where it is not one. */
function plainWord(text: string, start: number, limit: number, found: Token[]): number {
  let end = start;
  while (end < limit && isAsciiLetter(text.charCodeAt(end))) end++;
  if (end === start || end - start > LONGEST_PLAIN_WORD) return 0;
  if (end < limit && !ENDS_PLAIN_WORD[text.charCodeAt(end)]) return 0;
  found.push({ start, end, text: text.slice(start, end), kind: 'word' });
  return end;
}

const isAsciiLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
/** As in `PIECE`. */
const LONGEST_PLAIN_WORD = 100;
/** Behind these no word goes on, and no address either. */
const ENDS_PLAIN_WORD: readonly boolean[] = Array.from({ length: 128 }, (_, unit) =>
  /[\s,;!?()"/|=[\]]/.test(String.fromCharCode(unit)),
);

function piece(text: string, at: number, limit: number, found: Token[]): number {
  PIECE.lastIndex = at;
  const match = PIECE.exec(text);
  if (!match) return mark(text, at, found);
  const groups = match.groups ?? {};
  const end = Math.min(at + match[0].length, limit);
  if (groups['word'] !== undefined) return word(text, at, end, limit, found);
  const kind =
    groups['address'] !== undefined ? 'address' : groups['number'] !== undefined ? 'number' : 'word';
  if (kind === 'address') return address(text, at, end, found);
  found.push({ start: at, end, text: text.slice(at, end), kind });
  return end;
}

function word(text: string, start: number, matched: number, limit: number, found: Token[]): number {
  let end = matched;
  let value = text.slice(start, end);
  const possessive = POSSESSIVE.exec(value);
  if (possessive && possessive.index > 0) {
    end = start + possessive.index;
    found.push({ start, end, text: text.slice(start, end), kind: 'word' });
    found.push({ start: end, end: matched, text: text.slice(end, matched), kind: 'mark' });
    return matched;
  }
  if (end < limit && text.charCodeAt(end) === 46 && keepsStop(value)) {
    end++;
    value = text.slice(start, end);
  }
  found.push({ start, end, text: value, kind: 'word' });
  return end;
}

/** Punctuation at the end of an address belongs to the sentence. */
function address(text: string, start: number, matched: number, found: Token[]): number {
  let end = matched;
  while (end > start + 1 && /[.,;:!?)\]}'’]/.test(text.charAt(end - 1))) end--;
  found.push({ start, end, text: text.slice(start, end), kind: 'address' });
  return end;
}

function mark(text: string, at: number, found: Token[]): number {
  const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  found.push({ start: at, end: at + size, text: text.slice(at, at + size), kind: 'mark' });
  return at + size;
}

const keepsStop = (value: string): boolean =>
  value.length === 1 ? CAPITAL.test(value) : value.length < 6 && KEEP_STOP.has(value.toLowerCase());

/** ASCII characters that can start something longer than a mark. */
const STARTS_PIECE: readonly boolean[] = Array.from({ length: 128 }, (_, unit) =>
  /[\w@#]/.test(String.fromCharCode(unit)),
);
