/** What a date expression says before it is known when the text was written: the finder's output, the resolver's input. */
export type Meaning = Calendar | Shift | Duration | Recurrence | Range | Written | Vague;

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'season'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium';

/** Which one is meant: counted from the source's own date (`last`, `this`, `next`) or from what was spoken of before. */
export type Reference = 'last' | 'this' | 'next' | 'previous' | 'following' | 'that';

export type DayPart = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'day';

export interface TimeOfDay {
  /** 0-24. */
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly part?: DayPart;
  /** The hour may be before or after noon ("at 5 o'clock"). */
  readonly halfDay?: boolean;
}

/** EDTF qualifiers: approximate, uncertain, both. */
export type Qualifier = '~' | '?' | '%';

/** Fields of a calendar date or period, as far as the text gives them; the most specific ones name the period. */
export interface Calendar {
  readonly kind: 'calendar';
  /** Astronomical: 0 is 1 BC, -489 is 490 BC. */
  readonly year?: number;
  /** The last two digits of a year whose century the text leaves out ("'99"). */
  readonly shortYear?: number;
  /** 1-12. */
  readonly month?: number;
  /** 1-31. */
  readonly day?: number;
  /** 1 Monday - 7 Sunday. */
  readonly weekday?: number;
  /** 1 spring - 4 winter. */
  readonly season?: number;
  /** 1-4. */
  readonly quarter?: number;
  /** 1 or 2. */
  readonly half?: number;
  /** First year divided by ten: 195 for the 1950s. */
  readonly decade?: number;
  /** A decade without its century ("the '80s"): 8. */
  readonly shortDecade?: number;
  /** Count as the text has it: 19 for the 19th century, -5 for the 5th century BC. */
  readonly century?: number;
  /** Count as the text has it: 2 for the second millennium, -1 for the first BC. */
  readonly millennium?: number;
  /** Month and day are worked out from the year (Easter). */
  readonly feast?: Feast;
  /** The week that holds the day is meant ("the week of March 6"). */
  readonly week?: true;
  readonly reference?: Reference;
  /** The period in which the fields are looked for ("January last year", "the end of that year"). */
  readonly within?: Calendar | Shift;
  readonly time?: TimeOfDay;
  readonly qualifier?: Qualifier;
  /** Where another calendar was written: its name, for the basis. */
  readonly converted?: string;
}

/**
 * A day that moves: with Easter, Western or Orthodox (offset in days), as the n-th weekday of a month (`nth` -1: the
 * last), or with the Islamic calendar.
 */
export type Feast =
  | { readonly easter: number }
  | { readonly orthodoxEaster: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly islamicMonth: number; readonly day: number };

/** So many units away from the source's date or from the date spoken of before. */
export interface Shift {
  readonly kind: 'shift';
  readonly unit: Unit;
  /** Signed; 0 is the present one. `undefined` where the text does not say how many ("some days later"). */
  readonly amount?: number;
  readonly from: 'source' | 'context';
  /** The date in the text that it is counted from ("two days after 4 July"). */
  readonly base?: Calendar | Shift;
  /** Takes its grain from what it is compared with: "a year earlier", said of a quarter, is a quarter. */
  readonly compared?: true;
  readonly time?: TimeOfDay;
}

export interface Duration {
  readonly kind: 'duration';
  readonly unit: Unit;
  /** May be a fraction; `undefined` where the text does not say how many ("several years"). */
  readonly amount?: number;
  /** A second part ("two years and six months"). */
  readonly plus?: Duration;
}

/** Repeats: `value` is an ISO 8601 repeating interval (`R/P1W`), or absent. */
export interface Recurrence {
  readonly kind: 'recurrence';
  readonly value?: string;
}

/** From one to the other, both included; open where one is absent. */
export interface Range {
  readonly kind: 'range';
  readonly from?: Calendar | Shift;
  readonly to?: Calendar | Shift;
}

/** The value itself stands in the text. */
export interface Written {
  readonly kind: 'written';
  /** EDTF. */
  readonly value: string;
}

/** Says when only roughly ("recently"), or in a way nobody can work out from the text alone. */
export interface Vague {
  readonly kind: 'vague';
  /** False for a real date whose value can't be known (a regnal year). */
  readonly vague: boolean;
}
