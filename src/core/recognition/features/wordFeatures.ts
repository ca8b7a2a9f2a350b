import type { FeatureList } from './featureList';
import { hashText, joinHashes } from '../hash';
import { shapeOf, type Word } from '../words';

/** Where a word stands as seen from the token that is decided. */
export const enum Role {
  Before,
  After,
  Before2,
  After2,
  /** First and last word of the run of capitals, and the words round it. */
  First,
  Last,
  Previous,
  Next,
  /** How the token itself looks. */
  Self,
  /** What names the token itself; left out when training asks what the surroundings say. */
  Name,
}
export const ROLES = 10;

/** Templates of one role are numbered from `role * TEMPLATES_OF_ROLE` on. */
const TEMPLATES_OF_ROLE = 8;
/** Templates of pairs of words are numbered from here on. */
export const PAIR_TEMPLATES = ROLES * TEMPLATES_OF_ROLE;
/** Templates of the token's name with a neighbour are numbered from here on. */
export const NAME_PAIR_TEMPLATES = PAIR_TEMPLATES + 40;

/** A variant is the token's place in its run of capitals, and the run's length, shortened to this. */
const LONGEST_RUN = 6;
/** Variant of `First`, `Last`, `Previous` and `Next`. */
export const placedVariant = (place: number, runLength: number): number =>
  place * 8 + Math.min(runLength, LONGEST_RUN);
/** There are fewer such variants. */
export const PLACED_VARIANTS = 40;
/** The place alone. */
export const placeOf = (variant: number): number => variant >> 3;
/** Variant of `Self` and `Name`: the sentence's style, and whether the token opens it. */
export const settingVariant = (style: number, opening: number): number => style * 2 + opening;
/** There are so many. */
export const SETTING_VARIANTS = 6;
const isOpening = (setting: number): number => setting & 1;

/** Adds the features of a word in a role; they depend on nothing else than the word, the role and its variant. */
export function addWordFeatures(role: Role, word: Word, variant: number, features: FeatureList): void {
  features.startAt(role * TEMPLATES_OF_ROLE);
  switch (role) {
    case Role.Before:
    case Role.After:
      features.add(word.lower);
      features.add(word.middle);
      features.add(word.cluster);
      features.add(joinHashes(word.tags, word.case));
      break;
    case Role.Before2:
    case Role.After2:
      features.add(word.lower);
      features.add(word.middle);
      break;
    case Role.First:
    case Role.Last: {
      const place = placeOf(variant);
      features.add(joinHashes(word.lower, place));
      features.add(joinHashes(word.middle, place));
      features.add(joinHashes(word.cluster, place));
      features.add(joinHashes(word.tags, variant));
      if (role === Role.Last) features.add(joinHashes(suffix(word, 3), place));
      break;
    }
    case Role.Previous:
    case Role.Next:
      features.add(joinHashes(word.lower, variant));
      features.add(joinHashes(word.middle, placeOf(variant)));
      break;
    case Role.Self:
      features.add(joinHashes(hashText(shapeOf(word.text)), variant));
      features.add(joinHashes(word.coarse, variant));
      features.add(joinHashes(word.middle, variant));
      features.add(joinHashes(word.cluster, isOpening(variant)));
      features.add(joinHashes(word.tags, variant));
      features.add(joinHashes(suffix(word, 3), variant));
      features.add(joinHashes(suffix(word, 2), word.case));
      break;
    case Role.Name:
      features.add(word.lower);
      features.add(word.exact);
      features.add(joinHashes(prefix(word, 3), word.case));
      features.add(joinHashes(prefix(word, 4), word.case));
      features.add(joinHashes(suffix(word, 4), word.case));
      features.add(joinHashes(word.lower, isOpening(variant)));
      break;
    default:
      return role satisfies never;
  }
}

const prefix = ({ form }: Word, length: number): number => hashText(form.slice(0, length));
const suffix = ({ form }: Word, length: number): number => hashText(form.slice(-length));
