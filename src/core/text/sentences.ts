import type { Span } from './span';
import { ABBREVIATIONS, NOT_INITIALS, STATES } from './wordLists/abbreviations';
import { OPENERS } from './wordLists/openers';

/** What may end a sentence, with the closing marks behind it, before white space. */
const SENTENCE_END = /[.!?…]+['"’”»)\]]*(?=\s)|[。！？]['"’”»」』）]*/gu;
/** What a sentence may start with. */
const SENTENCE_START = /^\s*['"‘“«¿¡(\[—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
/** The word that a full stop ends, if the text before it ends with one. */
const LAST_WORD = /(?:^|[^\p{L}\p{N}.])((?:\p{L}\.)*\p{L}+)$/u;
const CAPITAL_LETTER = /^\p{Lu}$/u;
const NEXT_WORD = /^\s+['"‘“(]*(\p{L}+)/u;
const INITIALS = /^\p{Lu}(?:\.\p{Lu})+$/u;
/** An abbreviation is short; only so much before a full stop is looked at. */
const LONGEST_ABBREVIATION = 12;

/**
 * The sentences of one paragraph, in text order, without the white space round them. A full stop after a title, a rank,
 * a month or an initial does not end a sentence; nor does one before a lower-case word.
 */
export function sentences(text: string, paragraph: Span): Span[] {
  const found: Span[] = [];
  const inside = text.slice(paragraph.start, paragraph.end);
  let start = 0;
  const push = (end: number): void => {
    let first = start;
    while (first < end && /\s/.test(inside.charAt(first))) first++;
    if (first < end) found.push({ start: paragraph.start + first, end: paragraph.start + end });
    start = end;
  };
  for (const match of inside.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && endsAbbreviation(inside, match.index)) continue;
    const asian = /^[。！？]/.test(match[0]);
    if (asian || SENTENCE_START.test(inside.slice(end, end + LONGEST_ABBREVIATION))) push(end);
  }
  let last = inside.length;
  while (last > start && /\s/.test(inside.charAt(last - 1))) last--;
  push(last);
  return found;
}

function endsAbbreviation(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - LONGEST_ABBREVIATION), stop);
  const word = LAST_WORD.exec(before)?.[1];
  if (word === undefined) return false;
  if (CAPITAL_LETTER.test(word)) return true;
  if (INITIALS.test(word)) {
    const letters = word.replace(/\./g, '').toLowerCase();
    if (!NOT_INITIALS.has(letters)) return true;
    const next = NEXT_WORD.exec(text.slice(stop + 1, stop + LONGEST_ABBREVIATION))?.[1] ?? '';
    return STATES.has(letters) && next !== '' && !OPENERS.has(next.toLowerCase());
  }
  return ABBREVIATIONS.has(word.toLowerCase());
}
