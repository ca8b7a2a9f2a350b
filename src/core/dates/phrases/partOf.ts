import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { DayPart } from '../meaning';
import { LIKELY, type Match } from '../rules/rule';
import { PARTS, type Read } from './words';

/** What may stand between the article and a part: "the latter part", "the early hours". */
const ADJECTIVES = wordSet(`
  very latter early later late small last first second third fourth final greater good middle better closing
  opening
`);
/** Adjectives behind which a unit is a part of something larger: "the last days of April". */
const OF_UNITS = ['last', 'final', 'early', 'first', 'closing', 'opening', 'later'];

/** "the end of the year", "the middle of October", "the latter part of 1943", "the night of April 18, 1775". */
export function partOf(read: Read, t: DateTokens, i: number): Match | undefined {
  let at = t.is(i, 'the', 'a') ? i + 1 : i;
  const adjective =
    ADJECTIVES.has(t.at(at).text) &&
    (!t.is(at, 'middle') || t.is(at + 1, 'part', 'years', 'third', 'half')) &&
    (!t.is(at, 'third', 'fourth') || t.is(at + 1, 'quarter'));
  if (adjective) at++;
  const word = t.at(at);
  if (word.text === 'hours' && t.is(at - 1, 'early', 'small', 'first'))
    return dayPartOf(read, t, at + 1, 'night');
  if (word.entry?.kind === 'part') {
    const hours = t.is(at + 1, 'hours') && t.is(at + 2, 'of');
    return dayPartOf(read, t, hours ? at + 2 : at + 1, word.entry.part);
  }
  if (word.text === 'week' && t.is(at - 1, 'the') && t.is(at + 1, 'of', 'ending', 'beginning'))
    return weekOf(read, t, at + 2);
  if (!t.is(at + 1, 'of')) return undefined;
  if (word.text === 'quarter' && adjective) return quarterOfCentury(read, t, at + 2);
  if (!PARTS.has(word.text)) return undefined;
  if ((word.kind === 'unit' || t.is(at, 'part', 'half', 'third')) && at === i) return undefined;
  const named = t.is(at, 'month', 'year') && t.is(at - 1, 'the');
  if (word.kind === 'unit' && !named && !t.is(at - 1, ...OF_UNITS)) return undefined;
  const whole = wholeOf(read, t, at + 2);
  return whole && { ...whole, confidence: Math.min(whole.confidence, LIKELY) };
}

/** The date that something is a part of. */
function wholeOf(read: Read, t: DateTokens, i: number): Match | undefined {
  const whole = read(t, i);
  const dated = whole?.meaning.kind === 'calendar' || whole?.meaning.kind === 'shift';
  return dated && whole?.timex === 'DATE' ? whole : undefined;
}

/** "the night of April 18", "the early hours of 22 June". */
function dayPartOf(read: Read, t: DateTokens, i: number, part: DayPart): Match | undefined {
  const day = t.is(i, 'of') ? wholeOf(read, t, i + 1) : undefined;
  if (day?.meaning.kind !== 'calendar' && day?.meaning.kind !== 'shift') return undefined;
  return { ...day, timex: 'TIME', meaning: { ...day.meaning, time: { part } } };
}

/** "the week of March 6", "the week ending 5 May 1945". */
function weekOf(read: Read, t: DateTokens, i: number): Match | undefined {
  const day = read(t, i);
  if (day?.meaning.kind !== 'calendar' || day.meaning.day === undefined) return undefined;
  return { ...day, meaning: { ...day.meaning, week: true } };
}

/** "the first quarter of the 20th century": EDTF has no quarters of centuries, so the whole one. */
function quarterOfCentury(read: Read, t: DateTokens, i: number): Match | undefined {
  const whole = wholeOf(read, t, i);
  return whole?.meaning.kind === 'calendar' && whole.meaning.century !== undefined ? whole : undefined;
}
