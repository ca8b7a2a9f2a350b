import { isArray, isObject, type JsonObject } from './json';

/** Where two sides changed the same value differently; the path to it, and what each side says. */
export interface JsonConflict {
  readonly path: readonly string[];
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface MergedJson {
  readonly value: unknown;
  readonly conflicts: readonly JsonConflict[];
}

/**
 * Three-way merge of JSON values, member by member; `undefined` stands for an absent value. Lists are merged as sets:
 * what either side added is there, what either side removed is not. The result does not depend on which side is
 * called ours. Where both sides changed one value differently, the one that comes later in `compareJson` is taken and
 * the conflict is told; a removal against a change keeps the change.
 */
export function mergeJson(base: unknown, ours: unknown, theirs: unknown): MergedJson {
  const conflicts: JsonConflict[] = [];
  return { value: mergeValue([], base, ours, theirs, conflicts), conflicts };
}

function mergeValue(
  path: readonly string[],
  base: unknown,
  ours: unknown,
  theirs: unknown,
  conflicts: JsonConflict[],
): unknown {
  if (jsonEqual(ours, theirs)) return ours;
  if (jsonEqual(base, ours)) return theirs;
  if (jsonEqual(base, theirs)) return ours;
  if (isObject(ours) && isObject(theirs)) {
    return mergeMembers(path, isObject(base) ? base : {}, ours, theirs, conflicts);
  }
  if (isArray(ours) && isArray(theirs)) return mergeLists(isArray(base) ? base : [], ours, theirs);
  conflicts.push({ path, base, ours, theirs });
  return compareJson(ours, theirs) >= 0 ? ours : theirs;
}

function mergeMembers(
  path: readonly string[],
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
  conflicts: JsonConflict[],
): JsonObject {
  const [first, second] = compareJson(ours, theirs) <= 0 ? [ours, theirs] : [theirs, ours];
  const merged: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
    const value = mergeValue([...path, key], own(base, key), own(ours, key), own(theirs, key), conflicts);
    if (value !== undefined) merged.push([key, value]);
  }
  return Object.fromEntries(merged);
}

/** Lists as sets: order as in the side that comes first in `compareJson`, the other's additions behind. */
function mergeLists(
  base: readonly unknown[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] {
  const texts = (list: readonly unknown[]): Set<string> => new Set(list.map(canonical));
  const [inBase, inOurs, inTheirs] = [texts(base), texts(ours), texts(theirs)];
  const [first, second] = compareJson(ours, theirs) <= 0 ? [ours, theirs] : [theirs, ours];
  const taken = new Set<string>();
  const merged = [...first, ...second].filter(value => {
    const text = canonical(value);
    const stays = inBase.has(text) ? inOurs.has(text) && inTheirs.has(text) : true;
    if (!stays || taken.has(text)) return false;
    taken.add(text);
    return true;
  });
  // A side that holds just this keeps its order, so that merging its own result again changes nothing.
  const holdsJustThis = (side: readonly unknown[]): boolean =>
    side.length === merged.length && side.every(value => taken.has(canonical(value)));
  return [...([first, second].find(holdsJustThis) ?? merged)];
}

const own = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Equal as JSON: the order of members does not count, an absent member is an `undefined` one. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, i) => jsonEqual(item, b[i]));
  if (a instanceof Map || b instanceof Map) return canonical(a) === canonical(b);
  if (!isObject(a) || !isObject(b)) return false;
  return (
    Object.keys(a).every(key => jsonEqual(a[key], own(b, key))) &&
    Object.keys(b).every(key => b[key] === undefined || own(a, key) !== undefined)
  );
}

/** A total order on JSON values, the same everywhere; absent comes first. */
export function compareJson(a: unknown, b: unknown): number {
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** JSON with sorted members; `''` for an absent value. */
export function canonical(value: unknown): string {
  if (value === undefined) return '';
  if (isArray(value)) return `[${value.map(item => canonical(item) || 'null').join(',')}]`;
  if (value instanceof Map) return canonical(Object.fromEntries(value as ReadonlyMap<string, unknown>));
  if (!isObject(value)) return JSON.stringify(value) ?? '';
  const members = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
}
