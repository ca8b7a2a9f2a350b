import type { DayPart, Unit } from './meaning';

/** What a word can be in a date expression. */
export type Entry =
  | { readonly kind: 'month'; readonly value: number; readonly short: boolean }
  | { readonly kind: 'weekday'; readonly value: number; readonly short: boolean; readonly plural: boolean }
  | { readonly kind: 'unit'; readonly unit: Unit; readonly times: number; readonly plural: boolean }
  | { readonly kind: 'season'; readonly value: number; readonly plural: boolean }
  | { readonly kind: 'cardinal'; readonly value: number }
  | { readonly kind: 'ordinalWord'; readonly value: number }
  | { readonly kind: 'decadeWord'; readonly value: number }
  | { readonly kind: 'part'; readonly part: DayPart; readonly plural: boolean };

const entries = new Map<string, Entry>();
const words = (list: string): string[] => list.split(' ');

words('january february march april may june july august september october november december').forEach(
  (word, i) => entries.set(word, { kind: 'month', value: i + 1, short: false }),
);
for (const [word, value] of [
  ...words('jan feb mar apr').map((word, i) => [word, i + 1] as const),
  ...words('jun jul aug sep oct nov dec').map((word, i) => [word, i + 6] as const),
  ['sept', 9] as const,
])
  entries.set(word, { kind: 'month', value, short: true });

words('monday tuesday wednesday thursday friday saturday sunday').forEach((word, i) => {
  entries.set(word, { kind: 'weekday', value: i + 1, short: false, plural: false });
  entries.set(`${word}s`, { kind: 'weekday', value: i + 1, short: false, plural: true });
});
for (const [value, list] of ['mon', 'tue tues', 'wed weds', 'thu thur thurs', 'fri', 'sat', 'sun'].entries())
  for (const word of words(list))
    entries.set(word, { kind: 'weekday', value: value + 1, short: true, plural: false });

const unit = (unit: Unit, one: string, many: string, times = 1): void => {
  for (const word of words(one)) entries.set(word, { kind: 'unit', unit, times, plural: false });
  for (const word of words(many)) entries.set(word, { kind: 'unit', unit, times, plural: true });
};
unit('second', 'sec', 'seconds secs');
unit('minute', 'minute min', 'minutes mins');
unit('hour', 'hour hr', 'hours hrs');
unit('day', 'day', 'days');
unit('week', 'week wk', 'weeks wks');
unit('week', 'fortnight', 'fortnights', 2);
unit('weekend', 'weekend', 'weekends');
unit('month', 'month', 'months');
unit('quarter', 'quarter', 'quarters');
unit('year', 'year yr', 'years yrs');
unit('decade', 'decade', 'decades');
unit('century', 'century', 'centuries');
unit('millennium', 'millennium', 'millennia millenniums');

for (const [value, list] of [
  'spring springtime',
  'summer summertime',
  'autumn fall autumntime',
  'winter wintertime',
].entries())
  for (const word of words(list)) {
    entries.set(word, { kind: 'season', value: value + 1, plural: false });
    entries.set(`${word}s`, { kind: 'season', value: value + 1, plural: true });
  }

words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
).forEach((word, value) => entries.set(word, { kind: 'cardinal', value }));
words('sixteen seventeen eighteen nineteen').forEach((word, i) =>
  entries.set(word, { kind: 'cardinal', value: i + 16 }),
);
words('twenty thirty forty fifty sixty seventy eighty ninety').forEach((word, i) =>
  entries.set(word, { kind: 'cardinal', value: (i + 2) * 10 }),
);
entries.set('fourty', { kind: 'cardinal', value: 40 });
entries.set('hundred', { kind: 'cardinal', value: 100 });
entries.set('thousand', { kind: 'cardinal', value: 1000 });

words(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
).forEach((word, i) => entries.set(word, { kind: 'ordinalWord', value: i + 1 }));
entries.set('thirtieth', { kind: 'ordinalWord', value: 30 });

words('twenties thirties forties fifties sixties seventies eighties nineties').forEach((word, i) =>
  entries.set(word, { kind: 'decadeWord', value: (i + 2) * 10 }),
);

const part = (part: DayPart, list: string): void => {
  for (const word of words(list)) {
    entries.set(word, { kind: 'part', part, plural: false });
    entries.set(`${word}s`, { kind: 'part', part, plural: true });
  }
};
part('morning', 'morning dawn daybreak sunrise');
part('noon', 'noon midday');
part('afternoon', 'afternoon');
part('evening', 'evening dusk sunset');
part('night', 'night midnight nightfall nite');

/** What the word (lower case) can be in a date expression, or `undefined`. */
export const lookUp = (word: string): Entry | undefined => entries.get(word);
