import { deepStrictEqual } from 'node:assert/strict';
import { DateFinder, type DateOptions } from '../../../src/core/dates/dateFinder';

const finder = new DateFinder();

/** What is found, one string a date: `words = value`; `?` for no value, `~` in front of what is vague. */
export function find(text: string, options: DateOptions = {}): string[] {
  return finder
    .analyse(text, options)
    .dates.map(date => `${date.vague ? '~' : ''}${text.slice(date.start, date.end)} = ${date.value ?? '?'}`);
}

export type Table = readonly (readonly [text: string, ...found: string[]])[];

export function check(name: string, table: Table, options: DateOptions = {}): void {
  describe(name, () => {
    for (const [text, ...found] of table) it(text, () => deepStrictEqual(find(text, options), found));
  });
}
