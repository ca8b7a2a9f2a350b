import { detached } from '../text/detached';
import type { Token } from '../text/tokens';
import { hashText } from './hash';
import type { Lexicon } from './lexicon';

/** How a token is written. */
export const enum Case {
  Lower,
  Capital,
  AllCaps,
  Mixed,
  Letter,
  Number,
  Mark,
  Address,
  Caseless,
}

/** What the tagger sees of a token, whatever its place; made once for each distinct token. */
export interface Word {
  /** Unlike any other word's that has been made. */
  readonly id: number;
  readonly text: string;
  /** Lower case, digits alike, apostrophes straight: see `lowerForm`. */
  readonly form: string;
  /** Hash of `text`. */
  readonly exact: number;
  /** Hash of `form`. */
  readonly lower: number;
  readonly case: Case;
  readonly cluster: number;
  readonly middle: number;
  readonly coarse: number;
  readonly tags: number;
  /** First letter's upper-case code unit, for initials of acronyms; 0 for what is no word. */
  readonly initial: number;
  /** The letters, of acronyms only. */
  readonly acronym: string;
}

/** So many distinct words are kept; then the store starts again. About 30 MB. */
const KEPT_WORDS = 100_000;
/** Places in the store, a power of two; at most two of five are taken, so that most words stand in their own. */
const PLACES = 1 << 18;

/** Makes and remembers `Word`s: a table with open addressing, quicker than a `Map` as a token's hash is needed anyway. */
export class Words {
  /** For each place the index of its word plus one. */
  private readonly places = new Int32Array(PLACES);
  private words: Word[] = [];
  private made = 0;

  constructor(private readonly lexicon: Lexicon) {}

  of(token: Token): Word {
    const { text } = token;
    const hash = hashText(text);
    let place = hash & (PLACES - 1);
    for (let index = this.places[place] as number; index > 0; index = this.places[place] as number) {
      const word = this.words[index - 1] as Word;
      if (word.exact === hash && word.text === text) return word;
      place = (place + 1) & (PLACES - 1);
    }
    return this.add(token, place);
  }

  private add(token: Token, place: number): Word {
    const word = describe(token, ++this.made, this.lexicon);
    if (this.words.length >= KEPT_WORDS) {
      this.words = [];
      this.places.fill(0);
    }
    this.places[place] = this.words.push(word);
    return word;
  }
}

/** What stands before the first and behind the last word of a sentence. */
export const NO_WORD: Word = {
  id: 0, text: '', form: '', exact: 1, lower: 1, case: Case.Mark,
  cluster: 0, middle: 0, coarse: 0, tags: 0, initial: 0, acronym: '',
}; // prettier-ignore

/** Longer words in capitals are no acronyms. */
const LONGEST_ACRONYM = 8;
const ASCII_LETTERS = /^[A-Za-z]+$/;

/** The form under which the lexicon and the features know a token. */
export const lowerForm = (text: string): string =>
  ASCII_LETTERS.test(text)
    ? text.toLowerCase()
    : text
        .toLowerCase()
        .replace(/[’ʼ‘]/g, "'")
        .replace(/[‐‑]/g, '-')
        .replace(/\u00AD/g, '')
        .replace(/\d/g, '0')
        .replace(/^((?:\p{L}\.)+)$/u, stops => stops.replace(/\./g, ''));

function describe(token: Token, id: number, lexicon: Lexicon): Word {
  const text = detached(token.text);
  const form = lowerForm(text);
  const lower = hashText(form);
  const entry = lexicon.find(lower);
  const wordCase = caseOf(token);
  return {
    id,
    text,
    form,
    exact: hashText(text),
    lower,
    case: wordCase,
    cluster: entry.cluster,
    middle: lexicon.coarser.middle[entry.cluster] ?? 0,
    coarse: lexicon.coarser.coarse[entry.cluster] ?? 0,
    tags: entry.tags,
    initial: token.kind === 'word' ? text.charAt(0).toUpperCase().charCodeAt(0) : 0,
    acronym: wordCase === Case.AllCaps ? acronymOf(text) : '',
  };
}

function acronymOf(text: string): string {
  const letters = text.replace(/\./g, '');
  return letters.length <= LONGEST_ACRONYM ? letters : '';
}

function caseOf({ text, kind }: Token): Case {
  if (kind === 'number') return Case.Number;
  if (kind === 'mark') return Case.Mark;
  if (kind === 'address') return Case.Address;
  const letters = ASCII_LETTERS.test(text) ? text : text.replace(/[^\p{L}]/gu, '');
  const upper = letters.toUpperCase();
  const lower = letters.toLowerCase();
  if (upper === lower) return Case.Caseless;
  if (letters === lower) return Case.Lower;
  if (letters === upper) return letters.length === 1 ? Case.Letter : Case.AllCaps;
  const first = letters.charAt(0);
  if (first !== first.toLowerCase() && letters.slice(1) === lower.slice(1)) return Case.Capital;
  return Case.Mixed;
}

/** A shape has no more signs. */
const LONGEST_SHAPE = 8;
const DIGIT = /\d/;

/** Runs of one class of character become one sign: "McDonald-17" is "XxXx-d". */
export function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  for (const character of text) {
    const sign = signOf(character);
    if (sign !== last) shape += sign;
    last = sign;
    if (shape.length >= LONGEST_SHAPE) break;
  }
  return shape;
}

function signOf(character: string): string {
  if (character >= 'a' && character <= 'z') return 'x';
  if (character >= 'A' && character <= 'Z') return 'X';
  if (DIGIT.test(character)) return 'd';
  const lower = character.toLowerCase();
  return lower === character.toUpperCase() ? character : lower === character ? 'x' : 'X';
}
