import type { DateTokens } from '../dateTokens';
import {
  dayMonth,
  dayOfList,
  monthDay,
  monthYear,
  nthWeek,
  nthWeekday,
  yearMonth,
  yearMonthDay,
} from './calendarDates';
import { clockTime, dayPart } from './clock';
import { bareUnits, duration, longUnit } from './durations';
import { feast, firstWordsOfFeasts, nineEleven } from './feasts';
import { dayAndMonth, isoDate, monthSlashYear, numericDate, type NumericOrder } from './numericDates';
import { writtenEdtf } from './writtenEdtf';
import { doubleDate, firstWordsOfIslamicMonths, islamic, republican, splitYear } from './otherCalendars';
import { regnalYear, statuteYear } from './regnalYears';
import { romanMonth } from './romanMonths';
import { calendarWeek } from './weeks';
import { quarterOrHalf, season, yearThenPart } from './partsOfYears';
import { adverb, every, per, plurals, timesEach } from './recurrences';
import { deictic, firstUnits, referred } from './relative';
import { counted, theUnit, unitBefore, unitEnd } from './shifts';
import { longer, type Match, type Rule } from './rule';
import { vagueStarts, vagueWord } from './vagueWords';
import { dayAlone, weekday } from './weekdays';
import {
  bareYear,
  century,
  centuryOfList,
  decade,
  namedYear,
  spokenYear,
  twoYears,
  yearWithEra,
} from './years';

/** A rule with the kinds of token (`:number`) and the words it can begin with. */
type Entry = readonly [starts: string, rule: Rule];

const COUNTS =
  ':number :cardinal a an half couple few several many some numerous countless dozens hundreds thousands';
const REFERENCES =
  'last past this current next coming upcoming previous preceding prior following subsequent that same latest present ensuing the its their his her our very';

/** The rules in order: where two read equally much, the earlier one wins. */
const entries = (order: NumericOrder): readonly Entry[] => [
  [':number', isoDate],
  [':number', numericDate(order)],
  [':number', doubleDate],
  [':number :month', splitYear],
  [':number :ordinal', republican],
  [`:number a ah ${firstWordsOfIslamicMonths.join(' ')}`, islamic],
  [':number :ordinal :ordinalWord :cardinal', dayMonth],
  [':month', monthDay],
  [':number :ordinal', dayOfList],
  [':number', yearMonthDay],
  [':number', yearMonth],
  [':number', monthSlashYear],
  [':ordinal :ordinalWord last final', nthWeekday],
  [':ordinal :ordinalWord last final', nthWeek],
  [':month', monthYear],
  [':number', dayAndMonth(order)],
  [':number', yearThenPart],
  [':number ad a', yearWithEra],
  [':number - . [ {', writtenEdtf],
  [':number', bareYear],
  [':number fiscal academic fy season', twoYears],
  [':ordinal :ordinalWord :cardinal', regnalYear],
  [':number', statuteYear],
  [':number', romanMonth],
  [':number :ordinal :ordinalWord :cardinal :unit w', calendarWeek],
  [':number', nineEleven],
  ['once twice thrice :number :cardinal several', timesEach],
  ['fiscal fy academic year years', namedYear],
  [":cardinal ' ’ ‘", spokenYear],
  [":decade :decadeWord :cardinal ' ’ ‘", decade],
  [':ordinal :ordinalWord :cardinal', century],
  [':ordinal :ordinalWord :cardinal', centuryOfList],
  [':season', season],
  [':ordinal :ordinalWord :number fiscal last latter q h', quarterOrHalf],
  [':weekday', weekday],
  [firstWordsOfFeasts.join(' '), feast],
  [':number :cardinal', clockTime],
  [':part', dayPart],
  ['every each', every],
  ['hourly daily nightly weekly fortnightly monthly quarterly annually yearly', adverb],
  ['per', per],
  [':weekday :unit', plurals],
  ['today yesterday tomorrow tonight tmr tmrw tdy', deictic],
  [REFERENCES, referred],
  ['the', dayAlone],
  ['the a :unit', unitBefore],
  ['the its their his her', firstUnits],
  [':unit', unitEnd],
  [`${COUNTS} :unit`, counted],
  [COUNTS, duration],
  [':unit daylong weeklong monthlong yearlong hourlong decadelong', longUnit],
  [':unit', bareUnits],
  ['the', theUnit],
  [vagueStarts.join(' '), vagueWord],
];

/** The rules by the token they can begin with. */
export class RuleTable {
  private readonly byStart = new Map<string, Rule[]>();

  constructor(order: NumericOrder) {
    for (const [starts, rule] of entries(order)) {
      for (const start of new Set(starts.split(' '))) {
        const rules = this.byStart.get(start);
        if (rules) rules.push(rule);
        else this.byStart.set(start, [rule]);
      }
    }
  }

  /** Whether any rule can begin with the word. */
  begins(word: string): boolean {
    return this.byStart.has(word);
  }

  /** The longest reading of the tokens from `i` on by one rule alone. */
  read(t: DateTokens, i: number): Match | undefined {
    const { kind, text } = t.at(i);
    let best: Match | undefined;
    if (kind !== 'mark' && kind !== 'word')
      for (const rule of this.byStart.get(`:${kind}`) ?? []) best = longer(best, rule(t, i));
    for (const rule of this.byStart.get(text) ?? []) best = longer(best, rule(t, i));
    return best;
  }
}
