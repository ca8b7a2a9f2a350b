import { COUNTRIES } from '../wordLists/countries';
import { REGIONS } from '../wordLists/regions';

/** `n h`: as initials with blanks between are folded; without blanks they fold to `nh`. */
const INITIALS = /^\w( \w)+$/;

const canonical = new Map<string, string>();
const groups = new Map<string, string>();

for (const line of COUNTRIES.trim().split('\n')) {
  const [names = '', demonyms = ''] = line.split(';');
  const [first = '', ...others] = names.split('|');
  for (const name of [first, ...others]) canonical.set(name, first);
  const people = demonyms.split('|').filter(name => name !== '');
  const [root = ''] = people;
  for (const demonym of people) {
    for (const form of [demonym, `${demonym}s`, `${demonym} people`]) {
      groups.set(form, root);
      canonical.set(form, first);
    }
  }
}
for (const line of REGIONS.trim().split('\n')) {
  const [first = '', ...others] = line.split('|');
  for (const name of [first, ...others]) {
    for (const form of [name, INITIALS.test(name) ? name.replace(/ /g, '') : name]) {
      if (!canonical.has(form)) canonical.set(form, first);
    }
  }
}

/**
 * The usual name of a country, region or city for any of its names, abbreviations or demonyms, folded
 * (`us`, `american` -> `united states`); `undefined` where the name is not in the lists.
 */
export const canonicalPlace = (folded: string): string | undefined => canonical.get(folded);

/** One form of a people's name: `libyans`, `libyan people` -> `libyan`. */
export const canonicalGroup = (folded: string): string | undefined => groups.get(folded);
