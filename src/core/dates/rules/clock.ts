import { wordSet } from '../../text/wordSet';
import type { DateTokens } from '../dateTokens';
import type { Calendar, DayPart, TimeOfDay } from '../meaning';
import { cardinal } from '../parts/numbers';
import { freeAfter, freeBefore, isHyphen, letters, type Part } from '../parts/part';
import { DOUBTFUL, LIKELY, POSSIBLE, SURE, type Match } from './rule';

const at = (end: number, time: TimeOfDay, confidence: number): Match<Calendar> => ({
  end,
  meaning: { kind: 'calendar', time },
  timex: 'TIME',
  confidence,
});

/** Abbreviations of time zones. */
export const ZONES = wordSet(
  'gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet msk jst ist z zulu et pt',
);

/** "5 p.m. EST", "10pm", "7:15 p.m.", "10:57", "0600 hours", "5 o'clock", "8.30 am". */
export function clockTime(t: DateTokens, i: number): Match<Calendar> | undefined {
  const start = t.at(i);
  if (start.kind === 'number' && !freeBefore(t, i)) return undefined;
  const hour = start.kind === 'number' ? { end: i + 1, value: start.value } : cardinal(t, i);
  if (!hour || hour.value > 2400) return undefined;
  const minutes = start.kind === 'number' ? minutesBehind(t, hour.end) : undefined;
  const end = minutes?.end ?? hour.end;
  if (start.value === 12 && t.is(end, 'noon', 'midnight'))
    return at(end + 1, partOfDay(t.at(end).text, 'noon'), SURE);
  const half = noonHalf(t, end);
  if (half && hour.value <= 12) {
    const value = (hour.value % 12) + (half.value === 'pm' ? 12 : 0);
    return withZone(t, half.end, { hour: value, ...minutes?.value }, SURE);
  }
  if (t.is(end, 'o') && t.is(end + 1, "'", '’') && t.is(end + 2, 'clock') && hour.value <= 12) {
    return withZone(t, end + 3, { hour: hour.value, halfDay: true }, SURE);
  }
  if (hour.value <= 12 && t.is(end, 'at') && t.is(end + 1, 'night') && start.kind === 'number')
    return at(
      end + 2,
      { hour: hour.value < 5 ? hour.value : (hour.value + 12) % 24, ...minutes?.value },
      LIKELY,
    );
  const spoken = hour.value <= 12 && t.is(end, 'in') && t.is(end + 1, 'the') ? t.at(end + 2) : undefined;
  if (spoken && ['morning', 'afternoon', 'evening'].includes(spoken.text)) {
    const value = spoken.text === 'morning' ? hour.value % 12 : (hour.value % 12) + 12;
    return at(end + 3, { hour: value, ...minutes?.value }, SURE);
  }
  if (start.kind !== 'number' || hour.value > 2400) return undefined;
  if (minutes && hour.value <= 24 && start.text.length <= 2) {
    const zone = ZONES.has(t.at(end).text) || t.is(end, 'hours', 'hrs', 'h');
    const exact = minutes.value.second !== undefined;
    if (!zone && !exact && !announced(t, i) && !t.is(end, 'on')) return undefined;
    return withZone(
      t,
      t.is(end, 'hours', 'hrs', 'h') ? end + 1 : end,
      { hour: hour.value, ...minutes.value, ...(hour.value < 12 ? { halfDay: true } : {}) },
      LIKELY,
    );
  }
  if (start.text.length === 4 && hour.value % 100 < 60) {
    const hours = t.is(end, 'hours', 'hrs') || (ZONES.has(t.at(end).text) && t.at(end).capital);
    const time = { hour: Math.floor(hour.value / 100), minute: hour.value % 100 };
    return hours && time.hour <= 24 && (start.text.startsWith('0') || announced(t, i) || !t.is(end, 'hours'))
      ? withZone(t, t.is(end, 'hours', 'hrs') ? end + 1 : end, time, LIKELY)
      : undefined;
  }
  return undefined;
}

const announced = (t: DateTokens, i: number): boolean =>
  t.is(
    i - 1,
    'at',
    'by',
    'until',
    'till',
    'from',
    'to',
    'around',
    'about',
    'before',
    'after',
    'between',
    'and',
    'since',
    '-',
    '–',
    'nearly',
    '@',
  ) ||
  t.at(i - 1).kind === 'weekday' ||
  t.at(i - 1).kind === 'month' ||
  (t.at(i - 1).kind === 'number' && t.at(i - 1).text.length === 4);

function minutesBehind(t: DateTokens, i: number): Part<{ minute: number; second?: number }> | undefined {
  if (!t.is(i, ':', '.') || !t.joined(i) || !t.joined(i + 1)) return undefined;
  const minute = t.at(i + 1);
  if (minute.kind !== 'number' || minute.text.length !== 2 || minute.value > 59) return undefined;
  if (t.is(i, '.') && !noonHalf(t, i + 2)) return undefined;
  const seconds =
    t.is(i + 2, ':') && t.joined(i + 2) && t.at(i + 3).kind === 'number' && t.at(i + 3).value < 60;
  if (seconds) return { end: i + 4, value: { minute: minute.value, second: t.at(i + 3).value } };
  return freeAfter(t, i + 2) || t.at(i + 2).kind === 'word' || t.at(i + 2).kind === 'unit'
    ? { end: i + 2, value: { minute: minute.value } }
    : undefined;
}

function noonHalf(t: DateTokens, i: number): Part<'am' | 'pm'> | undefined {
  for (const half of ['am', 'pm'] as const) {
    const end = letters(t, i, half);
    if (
      end !== undefined &&
      !(half === 'am' && t.at(i).capital && t.joined(i + 1) && t.at(i + 1).kind !== 'mark')
    )
      return { end, value: half };
  }
  return undefined;
}

function withZone(t: DateTokens, end: number, time: TimeOfDay, confidence: number): Match<Calendar> {
  if (ZONES.has(t.at(end).text) && t.at(end).capital) return at(end + 1, time, confidence);
  if (t.is(end, 'eastern', 'pacific', 'central', 'mountain') && t.is(end + 1, 'time'))
    return at(end + 2, time, confidence);
  if (t.is(end, '(') && ZONES.has(t.at(end + 1).text) && t.is(end + 2, ')'))
    return at(end + 3, time, confidence);
  return at(end, time, confidence);
}

const PARTS: Readonly<Record<string, TimeOfDay>> = {
  noon: { hour: 12, minute: 0, part: 'noon' },
  midday: { hour: 12, minute: 0, part: 'noon' },
  midnight: { hour: 0, minute: 0 },
};

/** The time that a word for a part of the day names. */
export const partOfDay = (word: string, part: DayPart): TimeOfDay => PARTS[word] ?? { part };

/** "noon", "midnight", "morning", "dawn"; "the night" (with its article by the phrase rules). */
export function dayPart(t: DateTokens, i: number): Match<Calendar> | undefined {
  const { entry, text, capital } = t.at(i);
  if (entry?.kind !== 'part' || entry.plural) return undefined;
  if (capital && i > 0 && !t.is(i - 1, '.', '"', '“')) return undefined;
  if (isHyphen(t, i + 1) && t.joined(i + 1)) return undefined;
  if (t.is(i - 1, 'good') || t.at(i + 1).text === 'star') return undefined;
  const exact = text === 'noon' || text === 'midnight' || text === 'midday';
  const introduced = t.is(
    i - 1,
    'at',
    'by',
    'before',
    'after',
    'until',
    'since',
    'in',
    'during',
    'the',
    'towards',
    'from',
    'early',
    'late',
  );
  return at(i + 1, partOfDay(text, entry.part), exact ? LIKELY : introduced ? POSSIBLE : DOUBTFUL);
}
