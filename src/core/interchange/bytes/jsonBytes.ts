/** JSON as bytes: what its signs are, and what its escapes stand for. */

export const QUOTATION_MARK = 34;
export const BACKSLASH = 92;
export const SPACE = 32;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const CLOSING_BRACE = 125;
export const POINT = 46;
export const ZERO = 48;
export const NINE = 57;
const TAB = 9;
const SLASH = 47;
const LETTER_U = 117;

/** What a search returns that finds nothing. */
export const NOWHERE = -1;

/** The escapes in a JSON string. */
export enum Escapes {
  None,
  /** `\"`, `\\`, `\n`, `\r`, `\t`, `\b` and `\f`: every program writes these characters like that. */
  Usual,
  /** `\/`, and `\u` with four digits: another program may write these characters as they are. */
  Others,
}

/** The inside of a JSON string, or the digits of a number, in a text's bytes. */
export class Slice {
  from = NOWHERE;
  to = NOWHERE;
  escapes: Escapes = Escapes.None;

  get isThere(): boolean {
    return this.from !== NOWHERE;
  }
}

/** The inside of an empty string. */
export const NOTHING = new Slice();
NOTHING.from = NOTHING.to = 0;

/** Byte that follows the backslash of a usual escape -> byte that it stands for; 0 for all others. */
export const unescaped = new Uint8Array(256);
for (const [letter, character] of Object.entries({
  '"': '"',
  '\\': '\\',
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
})) {
  unescaped[letter.charCodeAt(0)] = character.charCodeAt(0);
}

/** Which escape the byte behind a backslash tells; `None` where JSON knows no such escape. */
export function escapesAt(bytes: Uint8Array, at: number): Escapes {
  const letter = bytes[at];
  if (letter === LETTER_U) {
    for (let i = 1; i <= 4; i++) if (!isHexadecimal(bytes[at + i] ?? 0)) return Escapes.None;
    return Escapes.Others;
  }
  if (letter === SLASH) return Escapes.Others;
  return letter === undefined || unescaped[letter] === 0 ? Escapes.None : Escapes.Usual;
}

const isHexadecimal = (byte: number): boolean => /[0-9a-fA-F]/.test(String.fromCharCode(byte));

/** Behind what JSON takes for white space. */
export function afterBlanks(bytes: Uint8Array, at: number): number {
  let place = at;
  for (;;) {
    const byte = bytes[place];
    if (byte !== SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) return place;
    place++;
  }
}
