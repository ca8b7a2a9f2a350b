import type { DateTokens } from '../dateTokens';
import type { Calendar, Feast } from '../meaning';
import { yearBehind } from '../parts/years';
import { freeAfter, freeBefore } from '../parts/part';
import { partOfDay } from './clock';
import { date, LIKELY, POSSIBLE, SURE, type Match } from './rule';

type FeastDay =
  | { readonly year?: number; readonly month: number; readonly day: number }
  | { readonly feast: Feast }
  | { readonly feast: Feast; readonly qualifier: '~'; readonly converted: 'Islamic' };

const once = (year: number, month: number, day: number): FeastDay => ({ year, month, day });
const fixed = (month: number, day: number): FeastDay => ({ month, day });
const moving = (easter: number): FeastDay => ({ feast: { easter } });
const orthodox = (orthodoxEaster: number): FeastDay => ({ feast: { orthodoxEaster } });
/** By the tabular calendar, which may differ from the observed one by a day or two. */
const islamicFeast = (islamicMonth: number, day: number): FeastDay => ({
  feast: { islamicMonth, day },
  qualifier: '~',
  converted: 'Islamic',
});
const weekdayOfMonth = (month: number, weekday: number, nth: number): FeastDay => ({
  feast: { month, weekday, nth },
});

/** Feasts and days with a name of their own, by their words, apostrophes left out; the fixed days are those of the Western calendars. */
const FEASTS: ReadonlyMap<string, FeastDay> = new Map([
  ['christmas', fixed(12, 25)],
  ['christmas day', fixed(12, 25)],
  ['xmas', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ['boxing day', fixed(12, 26)],
  ['new years day', fixed(1, 1)],
  ['new year s day', fixed(1, 1)],
  ['new year s eve', fixed(12, 31)],
  ['new years eve', fixed(12, 31)],
  ['epiphany', fixed(1, 6)],
  ['twelfth night', fixed(1, 5)],
  ['candlemas', fixed(2, 2)],
  ['valentine s day', fixed(2, 14)],
  ['valentines day', fixed(2, 14)],
  ['st patrick s day', fixed(3, 17)],
  ['lady day', fixed(3, 25)],
  ['may day', fixed(5, 1)],
  ['midsummer day', fixed(6, 24)],
  ['st john s day', fixed(6, 24)],
  ['independence day', fixed(7, 4)],
  ['bastille day', fixed(7, 14)],
  ['lammas', fixed(8, 1)],
  ['assumption day', fixed(8, 15)],
  ['michaelmas', fixed(9, 29)],
  ['halloween', fixed(10, 31)],
  ['all saints day', fixed(11, 1)],
  ['all saints', fixed(11, 1)],
  ['all souls day', fixed(11, 2)],
  ['guy fawkes day', fixed(11, 5)],
  ['guy fawkes night', fixed(11, 5)],
  ['st swithin s day', fixed(7, 15)],
  ['st bartholomew s day', fixed(8, 24)],
  ['st crispin s day', fixed(10, 25)],
  ['martinmas', fixed(11, 11)],
  ['st martin s day', fixed(11, 11)],
  ['armistice day', fixed(11, 11)],
  ['veterans day', fixed(11, 11)],
  ['remembrance day', fixed(11, 11)],
  ['st andrew s day', fixed(11, 30)],
  ['st nicholas day', fixed(12, 6)],
  ['st stephen s day', fixed(12, 26)],
  ['anzac day', fixed(4, 25)],
  ['st george s day', fixed(4, 23)],
  ['ides of march', fixed(3, 15)],
  ['d - day', once(1944, 6, 6)],
  ['ve day', once(1945, 5, 8)],
  ['v - e day', once(1945, 5, 8)],
  ['vj day', once(1945, 8, 15)],
  ['v - j day', once(1945, 8, 15)],
  ['ash wednesday', moving(-46)],
  ['palm sunday', moving(-7)],
  ['maundy thursday', moving(-3)],
  ['good friday', moving(-2)],
  ['easter', moving(0)],
  ['easter sunday', moving(0)],
  ['easter day', moving(0)],
  ['easter monday', moving(1)],
  ['easter week', moving(0)],
  ['ascension day', moving(39)],
  ['whitsun', moving(49)],
  ['whitsuntide', moving(49)],
  ['whit sunday', moving(49)],
  ['pentecost', moving(49)],
  ['whit monday', moving(50)],
  ['trinity sunday', moving(56)],
  ['corpus christi day', moving(60)],
  ['shrove tuesday', moving(-47)],
  ['holy week', moving(-7)],
  ['orthodox easter', orthodox(0)],
  ['orthodox good friday', orthodox(-2)],
  ['orthodox pentecost', orthodox(49)],
  ['orthodox christmas', fixed(1, 7)],
  ['islamic new year', islamicFeast(1, 1)],
  ['ashura', islamicFeast(1, 10)],
  ['mawlid', islamicFeast(3, 12)],
  ['eid al - fitr', islamicFeast(10, 1)],
  ['eid ul - fitr', islamicFeast(10, 1)],
  ['eid al - adha', islamicFeast(12, 10)],
  ['eid ul - adha', islamicFeast(12, 10)],
  ['thanksgiving', weekdayOfMonth(11, 4, 4)],
  ['thanksgiving day', weekdayOfMonth(11, 4, 4)],
  ['labor day', weekdayOfMonth(9, 1, 1)],
  ['memorial day', weekdayOfMonth(5, 1, -1)],
  ['columbus day', weekdayOfMonth(10, 1, 2)],
  ['presidents day', weekdayOfMonth(2, 1, 3)],
  ['martin luther king day', weekdayOfMonth(1, 1, 3)],
  ['mother s day', weekdayOfMonth(5, 7, 2)],
  ['father s day', weekdayOfMonth(6, 7, 3)],
]);
const LONGEST_FEAST = 4;
/** Names that are also other things (a raid, a village, a play). */
const COMMON_NAMES = new Set([
  'easter',
  'christmas',
  'epiphany',
  'pentecost',
  'all saints',
  'independence day',
  'twelfth night',
]);

/** The words with which a feast can begin, for the table of rules. */
export const firstWordsOfFeasts: readonly string[] = [
  ...new Set([...FEASTS.keys()].map(name => name.split(' ')[0] ?? name)),
];

/** "9/11": as a name, the day of 2001; with a year behind it is any date. */
export function nineEleven(t: DateTokens, i: number): Match<Calendar> | undefined {
  if (t.at(i).text !== '9' || !t.is(i + 1, '/') || t.at(i + 2).text !== '11') return undefined;
  if (!t.joined(i + 1) || !t.joined(i + 2) || !freeBefore(t, i) || !freeAfter(t, i + 3)) return undefined;
  if (t.is(i + 3, '/') || t.at(i + 3).kind === 'month') return undefined;
  return date(i + 3, { kind: 'calendar', year: 2001, month: 9, day: 11 }, LIKELY);
}

/** "Christmas 1914", "Easter Monday", "New Year's Eve", "Thanksgiving of 1863". */
export function feast(t: DateTokens, i: number): Match<Calendar> | undefined {
  if (!t.at(i).capital) return undefined;
  let name = '';
  let best: { end: number; day: FeastDay; name: string } | undefined;
  let at = i;
  for (let words = 0; words < LONGEST_FEAST && t.at(at).kind !== 'none'; words++) {
    name = name === '' ? t.at(at).text : `${name} ${t.at(at).text}`;
    at++;
    if (t.is(at, '.') && name === 'st') at++;
    const day = FEASTS.get(name);
    if (day) best = { end: at, day, name };
    if (t.is(at, "'", '’') && t.joined(at)) at++;
  }
  if (!best) return undefined;
  if (t.is(best.end, "'", '’', '-') && t.joined(best.end) && COMMON_NAMES.has(best.name)) return undefined;
  const part = t.at(best.end).entry;
  if (part?.kind === 'part' && !part.plural) {
    const time = partOfDay(t.at(best.end).text, part.part);
    return {
      end: best.end + 1,
      meaning: { kind: 'calendar', ...best.day, time },
      timex: 'TIME',
      confidence: LIKELY,
    };
  }
  const year = yearBehind(t, t.is(best.end, 'of', ',') ? best.end + 1 : best.end);
  const named =
    !year && COMMON_NAMES.has(best.name) && t.at(best.end).capital && t.at(best.end).kind === 'word';
  if (named) return undefined;
  return date(
    year?.end ?? best.end,
    { kind: 'calendar', ...best.day, ...year?.value },
    year ? SURE : COMMON_NAMES.has(best.name) ? POSSIBLE : LIKELY,
  );
}
