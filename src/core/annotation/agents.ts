import type { Creator } from './annotation';
import { isObject, member, otherMembers, stringMember } from './json';

const creatorMembers = new Set(['type', 'name']);

/** A W3C creator as the person who decided; `undefined` where it is anything but one named person. */
export function readCreator(value: unknown): Creator | undefined {
  if (!isObject(value) || member(value, 'type') !== 'Person') return undefined;
  const name = stringMember(value, 'name');
  const unknown = otherMembers(value, creatorMembers);
  return name === undefined ? undefined : { type: 'Person', name, ...(unknown && { unknown }) };
}

/** A W3C generator as the program's name; `undefined` where it says more or other than that. */
export function readGenerator(value: unknown): string | undefined {
  if (!isObject(value) || member(value, 'type') !== 'Software' || Object.keys(value).length !== 2)
    return undefined;
  return stringMember(value, 'name');
}
