/** A text without what writers, printers and scanners vary, with the way back to the text. */
export interface Folded {
  /** Lower case; marks, apostrophes and invisible characters gone; hyphens and white space are one space. */
  readonly units: Uint16Array;
  readonly length: number;
  /** For each unit the offset of the character it came from; one more, the text's end, behind the last. */
  readonly offsets: Int32Array;
}

const SPACE = 32;
/** Letters that Unicode does not decompose, as printers without them would set them. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae', œ: 'oe', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h',
}; // prettier-ignore
const PLAIN_LETTERS = new Map(Object.entries(PLAIN));
/** Dropped: combining marks, apostrophes, soft hyphens, zero-width characters, the Arabic tatweel. */
const DROPPED = /[\p{M}'’ʼ‘`´ʿʾ\u00AD\u200B-\u200F\u2060\uFEFF\u0640]/u;
const SPACED = /[\s\p{Pd}]/u;

/**
 * Folds a text. A hyphen at a line's end is taken for the printer's and dropped with the line end; with
 * `hyphenAtLineEnd: 'space'` it is taken for the name's own.
 */
export function fold(text: string, hyphenAtLineEnd: 'dropped' | 'space' = 'dropped'): Folded {
  let units = new Uint16Array(text.length + 16);
  let offsets = new Int32Array(text.length + 16);
  let length = 0;
  const push = (unit: number, offset: number): void => {
    if (length + 1 >= units.length) {
      const wider = new Uint16Array(units.length * 2);
      wider.set(units);
      units = wider;
      const further = new Int32Array(offsets.length * 2);
      further.set(offsets);
      offsets = further;
    }
    units[length] = unit;
    offsets[length++] = offset;
  };
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (unit < 128) {
      if (unit === 45 && hyphenAtLineEnd === 'dropped') {
        const next = behindLineEnd(text, i + 1);
        if (next > 0) {
          i = next;
          continue;
        }
      }
      if (unit >= 65 && unit <= 90) push(unit + 32, i);
      else if (unit === 45 || unit === 32 || (unit >= 9 && unit <= 13)) {
        if (length === 0 || units[length - 1] !== SPACE) push(SPACE, i);
      } else if (unit !== 39 && unit !== 96) push(unit, i);
      i++;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(i) ?? unit);
    if (SPACED.test(character)) {
      if (length === 0 || units[length - 1] !== SPACE) push(SPACE, i);
    } else if (!DROPPED.test(character)) {
      const plain = character.normalize('NFKD').toLowerCase();
      for (const part of plain) {
        if (DROPPED.test(part)) continue;
        const letters = PLAIN_LETTERS.get(part) ?? part;
        for (let k = 0; k < letters.length; k++) push(letters.charCodeAt(k), i);
      }
    }
    i += character.length;
  }
  offsets[length] = text.length;
  return { units, length, offsets };
}

/** The folded form of a name, as a string. */
export function foldName(name: string): string {
  const { units, length } = fold(name);
  return String.fromCharCode(...units.subarray(0, length)).trim();
}

/** Where the text goes on in lower case behind a line end; 0 where it does not. */
function behindLineEnd(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\r') i++;
  if (text[i] !== '\n') return 0;
  i++;
  while (text[i] === ' ' || text[i] === '\t') i++;
  return /\p{Ll}/u.test(text.charAt(i)) ? i : 0;
}

export const hasHyphenAtLineEnd = (text: string): boolean => /-[ \r]*\n/.test(text);
