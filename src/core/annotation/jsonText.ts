import { isArray, type JsonObject } from './json';

/** JSON on one line, as the editor's own formatter sets it: `{ "a": 1 }`. Absent members are left out. */
export function inline(value: unknown): string {
  if (isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = membersOf(Object.entries(value));
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** `"name": value`, without the absent ones. */
export const membersOf = (members: readonly (readonly [string, unknown])[]): string[] =>
  members
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}: ${inline(value)}`);

/** Members to put behind others: `, "a": 1`, empty where there are none. */
export const moreMembers = (object: JsonObject | undefined): string =>
  object === undefined
    ? ''
    : membersOf(Object.entries(object))
        .map(member => `, ${member}`)
        .join('');

/** One more member where there is a value: `, "a": 1`. The name must need no escapes. */
export const optional = (name: string, value: string | number | boolean | undefined): string =>
  value === undefined ? '' : `, "${name}": ${JSON.stringify(value)}`;
