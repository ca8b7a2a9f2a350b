import Fuse from 'fuse.js';
import type { ParsedName } from './name';
import { areNicknames, isDroppable, isNumeral } from './persons';
import { sensesConflict } from './senses';
import { sexesDiffer } from './sexes';
import { romanKey, soundKey } from './variants';

/** How one part of a name answers to another's. */
export type PartMatch = 'equal' | 'spelling' | 'short form' | 'initial' | 'none';

/** Shortest part that may match by spelling alone; below it different names are written too much alike (Ali, Ari). */
const MIN_VARIANT_LENGTH = 4;
/** Shortest beginning of a given name that may stand for it: `Ben`, `Mal`. */
const MIN_SHORT_FORM = 3;
/** Shortest part in which one differing letter may be a slip: `ahmadinejad`, `ahmedinejad`; not `martin`, `marlin`. */
const MIN_FUZZY_LENGTH = 7;
/** Fuse.js score up to which two parts are one word with a slip: one letter in seven. */
const MAX_FUZZY_SCORE = 0.15;

/** Compares two parts of names (folded words). Symmetric. */
export function matchParts(a: string, b: string): PartMatch {
  if (a === b) return 'equal';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return long.startsWith(short) ? 'initial' : 'none';
  if (areNicknames(a, b) || (short.length >= MIN_SHORT_FORM && long.startsWith(short))) return 'short form';
  if (short.length < MIN_VARIANT_LENGTH) return 'none';
  const [x, y] = [a.replace(/-/g, ''), b.replace(/-/g, '')];
  if (x === y || romanKey(x) === romanKey(y)) return 'spelling';
  return isSlip(x, y) ? 'spelling' : 'none';
}

/** One letter differs in a long word whose consonants sound alike (fuse.js judges), or two letters changed places. */
export function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < MIN_FUZZY_LENGTH || Math.abs(a.length - b.length) > 1) return false;
  if (a.charAt(0) !== b.charAt(0)) return false;
  if (isTransposed(a, b)) return true;
  if (soundKey(a) !== soundKey(b)) return false;
  const { isMatch, score } = Fuse.match(a, b, {
    includeScore: true,
    ignoreLocation: true,
    threshold: MAX_FUZZY_SCORE,
  });
  return isMatch && score <= MAX_FUZZY_SCORE;
}

/** `captial` and `capital`: two neighbouring letters changed places. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** How two names of persons, each with two parts or more, relate. */
export type PersonRelation =
  /** The same parts. */
  | 'equal'
  /** The same parts but for spelling, initials or short forms. */
  | 'variant'
  /** One has parts that the other leaves out. */
  | 'fuller'
  /** The family name agrees and the given name, the generation, the sex or what the sources tell does not: two people. */
  | 'conflict'
  /** Nothing in common that matters. */
  | 'unrelated';

/** Compares two full names of persons. Symmetric. */
export function comparePersons(a: ParsedName, b: ParsedName): PersonRelation {
  const relation = compareNames(a, b);
  if (relation === 'unrelated' || relation === 'conflict') return relation;
  return sensesConflict(a.sense, b.sense, a.parts) ? 'conflict' : relation;
}

function compareNames(a: ParsedName, b: ParsedName): PersonRelation {
  if (a.key === b.key) return 'equal';
  const [short, long] = a.parts.length <= b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts];
  if (short.length === 2 && long.length === 2 && isNumeral(last(short)) && isNumeral(last(long)))
    return last(short) !== last(long) && short[0] === long[0] ? 'conflict' : 'unrelated';
  const family = matchParts(last(short), last(long));
  const generationsDiffer =
    a.generation !== b.generation && a.generation !== undefined && b.generation !== undefined;
  if (short.length === 2 && long.length === 2 && short[0] === long[1] && short[1] === long[0])
    return 'variant';
  if (family !== 'equal' && family !== 'spelling') {
    const isPrefix =
      short.length >= 2 && short.every((part, i) => matchParts(part, long[i] ?? '') === 'equal');
    return isPrefix && long.length > short.length && !generationsDiffer ? 'fuller' : 'unrelated';
  }
  if (sexesDiffer(a.sex, b.sex)) return 'conflict';
  const relation = compareGiven(short.slice(0, -1), long.slice(0, -1));
  if (generationsDiffer) return relation === 'conflict' ? 'unrelated' : 'conflict';
  if (relation !== 'equal' || family === 'equal') return relation;
  return 'variant';
}

function compareGiven(short: readonly string[], long: readonly string[]): PersonRelation {
  const first = matchParts(short[0] ?? '', long[0] ?? '');
  if (first === 'none') {
    const [dropped = '', ...rest] = long;
    if (isDroppable(dropped) && rest.length > 0 && compareGiven(short, rest) !== 'conflict') return 'fuller';
    const [other = '', ...others] = short;
    if (isDroppable(other) && others.length > 0 && compareGiven(others, long) !== 'conflict') return 'fuller';
    return 'conflict';
  }
  if (initialsDiffer(short.slice(1), long.slice(1))) return 'conflict';
  let at = 1;
  let exact = first === 'equal';
  for (const part of short.slice(1)) {
    const found = long.findIndex((candidate, i) => i >= at && matchParts(part, candidate) !== 'none');
    if (found < 0) return 'conflict';
    exact &&= matchParts(part, long[found] ?? '') === 'equal';
    at = found + 1;
  }
  if (short.length < long.length) return 'fuller';
  return exact ? 'equal' : 'variant';
}

/** `W.` and `H. W.` are different middle names, though the one occurs in the other. */
const initialsDiffer = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && a.length !== b.length && [...a, ...b].every(part => part.length === 1);

/** Which part of a full name a single name answers to. */
export type Position = 'family' | 'given' | 'middle';

/** Where `single` stands in a full name of a person; spelling variants count where `loose`. */
export function positionIn(single: string, full: ParsedName, loose = true): Position | undefined {
  const { parts } = full;
  const is = (part: string | undefined, isGiven = false): boolean => {
    if (part === undefined || part.length === 1) return false;
    if (part === single || part === `abdul${single}`) return true;
    if (part.includes('-') && part.split('-').includes(single)) return true;
    const match = loose ? matchParts(part, single) : 'none';
    return match === 'spelling' || (isGiven && match === 'short form');
  };
  if (is(last(parts))) return 'family';
  if (is(parts[0], true)) return 'given';
  return parts.slice(1, -1).some(part => is(part)) ? 'middle' : undefined;
}

const last = (parts: readonly string[]): string => parts[parts.length - 1] ?? '';
