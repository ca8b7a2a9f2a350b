import type { DateTokens } from './dateTokens';

/** Tokens of the sentence looked at on each side of a date for the time of its verbs. */
const WINDOW = 16;

const AHEAD = new Set(
  'will shall ll scheduled expected expects expect plans planned plan due upcoming expires expire begins starts matures payable maturing deadline effective next would'.split(
    ' ',
  ),
);
const PAST = new Set(
  'was were had did said told came went made took got left held met began fell rose led sent won lost gave found became saw spoke wrote set hit cut put shot broke flew grew knew ran struck fought bought sold paid built has since'.split(
    ' ',
  ),
);

export type Tense = 'past' | 'future';

/** What was done in the past may have its limit in the future: "the offer was extended to Nov. 16". */
const LIMITS = ['to', 'by', 'until', 'till', 'through', 'for', 'before'];

/**
 * Whether the sentence round tokens `start` to `end` speaks of what was or of what is to come: the nearest word that
 * shows a tense decides, those before the date first. Regular past forms are told by their ending.
 */
export function tenseRound(t: DateTokens, start: number, end: number): Tense | undefined {
  for (let i = start - 1; i >= Math.max(0, start - WINDOW) && !stops(t, i); i--) {
    const tense = tenseOf(t, i);
    if (tense === 'past' && t.is(start - 1, ...LIMITS)) return undefined;
    if (tense) return tense;
  }
  for (let i = end; i < end + WINDOW && i < t.length && !stops(t, i); i++) {
    const tense = tenseOf(t, i);
    if (tense) return tense;
  }
  return undefined;
}

const NEXT_STEPS =
  /^(?:be|begin|start|meet|resume|take|hold|visit|discuss|vote|end|expire|open|leave|arrive|travel|come|go|return)$/;

function tenseOf(t: DateTokens, i: number): Tense | undefined {
  const { text, kind } = t.at(i);
  if (kind !== 'word') return undefined;
  if (AHEAD.has(text)) return 'future';
  if (text === 'to' && NEXT_STEPS.test(t.at(i + 1).text)) return 'future';
  const past = PAST.has(text) || (text.length > 4 && text.endsWith('ed'));
  if (!past) return undefined;
  return t.is(i - 1, 'be') ? 'future' : 'past';
}

/** A sentence ends; the stop of an initial ("Daniel P. Davison") is none. */
const stops = (t: DateTokens, i: number): boolean =>
  t.is(i, '.', '?', '!', ';') && t.at(i + 1).capital && t.at(i - 1).text.length > 1;
