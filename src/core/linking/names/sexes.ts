import { anyOf } from '../../text/wordSet';
import { MEN, WOMEN } from '../wordLists/givenNames';
import { FEMALE_TITLES, MAIDENS_TITLES, MALE_TITLES, WIVES_TITLES } from '../wordLists/titles';

/** Which sex a title or a given name says; `undefined` where it says none. */
export type Sex = 'female' | 'male';

const FEMALE = new RegExp(`\\b(?:${anyOf(FEMALE_TITLES)})\\b`);
const MALE = new RegExp(`\\b(?:${anyOf(MALE_TITLES)})\\b`);

/** What title words say, folded and joined by blanks; both or neither gives nothing. */
export function sexOfTitle(title: string): Sex | undefined {
  const [female, male] = [FEMALE.test(title), MALE.test(title)];
  return female === male ? undefined : female ? 'female' : 'male';
}

/** Which women a title is for: Mrs Doe is not Miss Doe. */
export type Woman = 'wife' | 'maiden';

const WIFE = new RegExp(`\\b(?:${anyOf(WIVES_TITLES)})\\b`);
const MAIDEN = new RegExp(`\\b(?:${anyOf(MAIDENS_TITLES)})\\b`);

/** What title words say of a woman, folded and joined by blanks; both or neither gives nothing. */
export function womanOfTitle(title: string): Woman | undefined {
  const [wife, maiden] = [WIFE.test(title), MAIDEN.test(title)];
  return wife === maiden ? undefined : wife ? 'wife' : 'maiden';
}

/** What a folded given name says. */
export const sexOfGiven = (given: string): Sex | undefined =>
  WOMEN.has(given) ? 'female' : MEN.has(given) ? 'male' : undefined;

/** Whether two sexes are known and not the same. */
export const sexesDiffer = (a: Sex | undefined, b: Sex | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;
