import type { Reason } from '../entity';
import { foldName, nameWords } from '../names/variants';

export const supports = (kind: string, text: string): Reason => ({ kind, supports: true, text });
export const against = (kind: string, text: string): Reason => ({ kind, supports: false, text });
export const quote = (name: string): string => `“${name}”`;

export const list = (names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;

/** That a mention is a part of a full name, or is written or shortened like one. */
export function partInWords(full: string, mention: string, what: 'name' | 'full name'): string {
  const words = nameWords(mention.replace(/['’]s?$/, ''));
  const isPart =
    nameWords(full).includes(words[words.length - 1] ?? '') || foldName(full).includes(foldName(mention));
  return isPart
    ? `part of the ${what} ${quote(full)}`
    : `another form of a part of the ${what} ${quote(full)}`;
}
