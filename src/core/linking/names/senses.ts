import type { Description } from './descriptions';
import { isCommonName } from './persons';
import { worldsOf, type World } from '../wordLists/callings';

/** What one source tells of a person beside the name: what tells namesakes of different sources apart. */
export interface Sense {
  /** Folded words in order: `welsh`, `goalkeeper`. */
  readonly nations: readonly string[];
  readonly callings: readonly string[];
  readonly born?: number;
  readonly died?: number;
  /** First and last year in which the person did something, was born or died. */
  readonly years?: readonly [number, number];
  /** The same for the same sense. */
  readonly key: string;
}

/** Longest time from the first to the last year of one life. */
const LONGEST_LIFE = 110;

/** Puts together what a source says at the mentions of one person. */
export function senseOf(descriptions: readonly Description[]): Sense | undefined {
  if (descriptions.length === 0) return undefined;
  const all = <K extends keyof Description>(member: K): readonly NonNullable<Description[K]>[] => [
    ...new Set(descriptions.flatMap(description => description[member] ?? [])),
  ];
  const nations = [...all('nation')].sort();
  const callings = [...all('calling')].sort();
  const [born] = all('born');
  const [died] = all('died');
  const years = [...all('year'), ...all('born'), ...all('died')];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  // More than a life: one of them is told of the person after death, or a slip.
  const span = years.length > 0 && to - from <= LONGEST_LIFE ? ([from, to] as const) : undefined;
  return {
    nations,
    callings,
    ...(born === undefined ? {} : { born }),
    ...(died === undefined ? {} : { died }),
    ...(span ? { years: span } : {}),
    key: [nations.join(' '), callings.join(' '), born ?? '', died ?? '', span?.join('-') ?? ''].join('/'),
  };
}

/** Years by which two sources may differ on a birth or death, for calendars and slips. */
const SLIP = 3;
/** Sports had no professionals before; an athlete's life does not reach back behind it. */
const FIRST_ATHLETES = 1840;
/** Nations of one state: a Welsh writer may be called British. */
const BRITONS = new Set(['british', 'english', 'scottish', 'welsh', 'irish', 'northern irish']);

/** Whether two people of one name are meant for sure enough; `parts` of their name. */
export function sensesConflict(
  a: Sense | undefined,
  b: Sense | undefined,
  parts: readonly string[],
): boolean {
  if (!a || !b) return false;
  if (differ(a.born, b.born) || differ(a.died, b.died)) return true;
  if (
    a.years &&
    b.years &&
    Math.max(a.years[1], b.years[1]) - Math.min(a.years[0], b.years[0]) > LONGEST_LIFE
  )
    return true;
  if (isBeforeSports(a, b) || isBeforeSports(b, a)) return true;
  if (!worldsDiffer(a, b)) return false;
  const [given = '', family = ''] = [parts[0], parts[parts.length - 1]];
  const common = Number(isCommonName(given)) + Number(isCommonName(family));
  return nationsDiffer(a, b) ? common > 0 : common === 2 && !haveCommon(a.nations, b.nations);
}

/** Whether what two sources say fits together and is more than nothing. */
export const sensesAgree = (a: Sense | undefined, b: Sense | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  !worldsDiffer(a, b) &&
  !nationsDiffer(a, b) &&
  (haveCommon(worldsIn(a), worldsIn(b)) || haveCommon(a.nations, b.nations) || (!!a.years && !!b.years));

/** Whether both what somebody does and of what nation differ: odd for one person, though it happens. */
export const areOdd = (a: Sense, b: Sense): boolean => worldsDiffer(a, b) && nationsDiffer(a, b);

/** A sense in words: `Welsh goalkeeper, born 1985`. */
export function senseInWords(sense: Sense): string {
  const nations = sense.nations.map(nation => nation.replace(/\b\p{Ll}/gu, letter => letter.toUpperCase()));
  const described = [...nations.slice(0, 1), sense.callings.slice(0, 2).join(' and ')].filter(
    word => word !== '',
  );
  return [described.join(' '), datesInWords(sense)].filter(part => part !== '').join(', ');
}

function datesInWords({ born, died, years }: Sense): string {
  if (born !== undefined && died !== undefined) return `${born}–${died}`;
  if (born !== undefined) return `born ${born}`;
  if (died !== undefined) return `died ${died}`;
  return years ? `in ${[...new Set(years)].join(' and ')}` : '';
}

const differ = (a: number | undefined, b: number | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a - b) > SLIP;

const worldsIn = ({ callings }: Sense): World[] => callings.flatMap(worldsOf);

const worldsDiffer = (a: Sense, b: Sense): boolean =>
  a.callings.length > 0 && b.callings.length > 0 && !haveCommon(worldsIn(a), worldsIn(b));

const nationsDiffer = (a: Sense, b: Sense): boolean =>
  a.nations.length > 0 &&
  b.nations.length > 0 &&
  !haveCommon(a.nations, b.nations) &&
  !(a.nations.some(isBritish) && b.nations.some(isBritish));

const isBritish = (nation: string): boolean => BRITONS.has(nation);

const isBeforeSports = (a: Sense, b: Sense): boolean =>
  worldsIn(a).includes('sport') &&
  worldsDiffer(a, b) &&
  b.years !== undefined &&
  b.years[1] <= FIRST_ATHLETES;

const haveCommon = <T>(a: readonly T[], b: readonly T[]): boolean => a.some(one => b.includes(one));
