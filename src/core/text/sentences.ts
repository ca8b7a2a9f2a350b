import type { Span } from './span';

/** What may end a sentence, with the closing marks behind it, before white space. */
const SENTENCE_END = /[.!?…]+['"’”»)\]]*(?=\s)|[。！？]['"’”»」』）]*/gu;
/** What a sentence may start with. */
const SENTENCE_START = /^\s*['"‘“«¿¡(\[—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
/** The word that a full stop ends, if the text before it ends with one. */
const LAST_WORD = /(?:^|[^\p{L}\p{N}.])((?:\p{L}\.)*\p{L}+)$/u;
const CAPITAL_LETTER = /^\p{Lu}$/u;
/** Words that keep their full stop before a name or a number: titles, ranks, months, references. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof rev fr sr jr st mt gen lt col maj capt cmdr adm brig sgt cpl pvt gov sen rep hon pres supt ' +
    'amb sec no nos vol vols pp p fig figs art arts ch chap sect ed eds cf vs viz al jan feb mar apr jun jul aug sep ' +
    'sept oct nov dec ca approx messrs mme mlle msgr col ltd spc cllr'
  ).split(' '),
);
/** Abbreviations of single letters that often end a sentence; others of their form are a person's initials ("J.R.R."). */
const NOT_INITIALS = new Set('us usa uk un eu ussr dc bc ad ce bce am pm la ny'.split(' '));
/** Those of them that also stand before a name ("the U.S. Army"): they end a sentence only where an opener follows. */
const STATES = new Set('us uk un eu ussr'.split(' '));
/** Words that open sentences, and hardly ever names. */
const OPENERS = new Set(
  (
    'the a an in on at it its he his she her they their we our i my you your this that these those there here but and or so ' +
    'as if when while after before for from with by to since although though however then now also what who how why some ' +
    'many most both not no all even yet under according during because is are was were do does did let please thanks'
  ).split(' '),
);
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
