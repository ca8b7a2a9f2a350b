import { wordSet } from '../text/wordSet';
import type { DateTokens } from './dateTokens';

/** Tokens of the sentence looked at on each side of a date for the time of its verbs. */
const WINDOW = 16;

const AHEAD = wordSet(`
  will shall ll scheduled expected expects expect planned planning preparing slated due upcoming expires
  expire begins starts matures payable maturing deadline effective next would
`);
/** Irregular past forms; regular ones are told by their ending. */
const PAST = wordSet(`
  was were had did said told came went made took got left held met began fell rose led sent won lost gave
  found became saw spoke wrote set hit cut put shot broke flew grew knew ran struck fought bought sold paid
  built brought thought sought caught taught kept felt dealt meant spent lent stood sat drove rode chose froze
  stole wore tore swore threw blew drew fed fled hid laid hung dug quit heard has since
`);
/** Words in -ed that are no past forms. */
const NOT_PAST = wordSet('succeed proceed exceed indeed hundred sacred speed breed');

export type Tense = 'past' | 'future';

/** What was done in the past may have its limit in the future: "the offer was extended to Nov. 16". */
const LIMITS = ['to', 'by', 'for', 'before'];
/** Where the limit is the end of a wait, it mostly has. */
const WAITS = ['until', 'till'];

/**
 * Whether the sentence round tokens `start` to `end` speaks of what was or of what is to come: the nearest word that
 * shows a tense decides, those before the date first.
 */
export function tenseRound(t: DateTokens, start: number, end: number): Tense | undefined {
  if (isAwaited(t, start)) return 'future';
  for (let i = start - 1; i >= Math.max(0, start - WINDOW) && !stops(t, i); i--) {
    const tense = tenseOf(t, i);
    if (tense === 'past' && t.is(start - 1, ...LIMITS)) return undefined;
    if (tense === 'past' && t.is(start - 1, ...WAITS)) return 'future';
    if (tense) return tense;
  }
  for (let i = end; i < end + WINDOW && i < t.length && !stops(t, i); i++) {
    const tense = tenseOf(t, i);
    if (tense) return tense;
  }
  return undefined;
}

/** "As soon as Tuesday", "between now and Feb. 10". */
const isAwaited = (t: DateTokens, start: number): boolean =>
  (t.is(start - 1, 'as') && t.is(start - 2, 'soon', 'early')) ||
  (t.is(start - 1, 'and', 'to', 'until') && t.is(start - 2, 'now'));

const NEXT_STEPS =
  /^(?:be|begin|start|meet|resume|take|hold|visit|discuss|vote|end|expire|open|leave|arrive|travel|come|go|return)$/;

function tenseOf(t: DateTokens, i: number): Tense | undefined {
  const { text, kind, capital } = t.at(i);
  if (kind !== 'word') return undefined;
  if (text === 'to' && NEXT_STEPS.test(t.at(i + 1).text)) return 'future';
  if ((text === 'plan' || text === 'plans' || text === 'set') && t.is(i + 1, 'to', 'for')) return 'future';
  // "Next to the embassy" is a place; what "had been due" is over.
  if (text === 'next' && t.is(i + 1, 'to')) return undefined;
  if (AHEAD.has(text)) return t.is(i - 1, 'been') ? 'past' : 'future';
  // "United" is a name.
  const regular = text.length > 4 && text.endsWith('ed') && !capital && !NOT_PAST.has(text);
  if (!regular && !PAST.has(text)) return undefined;
  return t.is(i - 1, 'be') && !t.is(i - 2, 'could', 'not') ? 'future' : 'past';
}

/** A sentence ends; the stop of an initial ("Daniel P. Davison") is none. */
const stops = (t: DateTokens, i: number): boolean =>
  t.is(i, '.', '?', '!', ';') && t.at(i + 1).capital && t.at(i - 1).text.length > 1;
