/** Reading JSON that others wrote: nothing here throws, recurses without limit or touches a prototype. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** Deepest nesting that is kept of members this version does not know; far beyond what JSON-LD in use has. */
const MAX_DEPTH = 64;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * A member as it was read; `undefined` where it is absent. Only for names that `Object.prototype` does not have, as all
 * of a sidecar's: then nothing inherited is taken for a member.
 */
export const member = (object: JsonObject, key: string): unknown => object[key];

export const stringMember = (object: JsonObject, key: string): string | undefined => {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
};

export const isOffset = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** JSON-LD lets a single value stand for a list of one. */
export const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : isArray(value) ? value : [value];

/** The members not in `known`, or `undefined` where there are none. `__proto__` stays an ordinary member. */
export function otherMembers(object: JsonObject, known: ReadonlySet<string>): JsonObject | undefined {
  let others: [string, unknown][] | undefined;
  // Parsed JSON inherits nothing enumerable, and this loop needs no list of keys.
  for (const key in object) {
    if (!known.has(key)) (others ??= []).push([key, object[key]]);
  }
  return others && Object.fromEntries(others);
}

/** Whether a parsed value nests at most `MAX_DEPTH` deep, found without recursion. */
export function isShallow(value: unknown): boolean {
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return false;
    const next: object[] = [];
    for (const parent of level) {
      for (const child of Object.values(parent) as unknown[]) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return true;
}
