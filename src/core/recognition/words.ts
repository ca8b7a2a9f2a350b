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
  readonly exact: number;
  /** Hash of the lower-case form, digits alike, apostrophes straight. */
  readonly lower: number;
  readonly case: Case;
  readonly shape: number;
  readonly prefix3: number;
  readonly prefix4: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly cluster: number;
  readonly middle: number;
  readonly coarse: number;
  readonly tags: number;
  /** First letter's upper-case code unit, for initials of acronyms; 0 for what is no word. */
  readonly initial: number;
  /** The letters, of acronyms only. */
  readonly acronym: string;
  readonly length: number;
  /** Sums of weights, for the scorer that made the word (`sentenceTagger.ts`). */
  neighbour?: Float64Array;
}

/** So many distinct words are kept; then the store starts again. About 30 MB. */
const KEPT_WORDS = 100_000;

/** Makes and remembers `Word`s. */
export class Words {
  private known = new Map<string, Word>();

  constructor(private readonly lexicon: Lexicon) {}

  of(token: Token): Word {
    const known = this.known.get(token.text);
    if (known) return known;
    const word = describe(token, this.lexicon);
    if (this.known.size >= KEPT_WORDS) this.known = new Map();
    this.known.set(token.text, word);
    return word;
  }
}

/** The form under which the lexicon and the features know a token. */
export const lowerForm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’ʼ‘]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/\u00AD/g, '')
    .replace(/\d/g, '0')
    .replace(/^((?:\p{L}\.)+)$/u, stops => stops.replace(/\./g, ''));

function describe(token: Token, lexicon: Lexicon): Word {
  const { text, kind } = token;
  const form = lowerForm(text);
  const lower = hashText(form);
  const entry = lexicon.find(lower);
  const wordCase = caseOf(token);
  const letters = text.replace(/\./g, '');
  return {
    exact: hashText(text),
    lower,
    case: wordCase,
    shape: hashText(shapeOf(text)),
    prefix3: hashText(form.slice(0, 3)),
    prefix4: hashText(form.slice(0, 4)),
    suffix2: hashText(form.slice(-2)),
    suffix3: hashText(form.slice(-3)),
    suffix4: hashText(form.slice(-4)),
    cluster: entry.cluster,
    middle: lexicon.coarser.middle[entry.cluster] ?? 0,
    coarse: lexicon.coarser.coarse[entry.cluster] ?? 0,
    tags: entry.tags,
    initial: kind === 'word' ? text.charAt(0).toUpperCase().charCodeAt(0) : 0,
    acronym: wordCase === Case.AllCaps && letters.length <= 8 ? letters : '',
    length: text.length,
  };
}

function caseOf({ text, kind }: Token): Case {
  if (kind === 'number') return Case.Number;
  if (kind === 'mark') return Case.Mark;
  if (kind === 'address') return Case.Address;
  const letters = text.replace(/[^\p{L}]/gu, '');
  const upper = letters.toUpperCase();
  const lower = letters.toLowerCase();
  if (upper === lower) return Case.Caseless;
  if (letters === lower) return Case.Lower;
  if (letters === upper) return letters.length === 1 ? Case.Letter : Case.AllCaps;
  const first = letters.charAt(0);
  if (first !== first.toLowerCase() && letters.slice(1) === lower.slice(1)) return Case.Capital;
  return Case.Mixed;
}

/** Runs of one class of character become one sign: "McDonald-17" is "XxXx-d". */
function shapeOf(text: string): string {
  let shape = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    const sign = /\d/.test(character)
      ? 'd'
      : lower !== character.toUpperCase()
        ? lower === character
          ? 'x'
          : 'X'
        : character;
    if (!shape.endsWith(sign)) shape += sign;
    if (shape.length >= 8) break;
  }
  return shape;
}
