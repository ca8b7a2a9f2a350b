import type { EntityType } from '../../recognition/mention';
import {
  contentWords,
  hasCompanySuffix,
  initialsOf,
  knownExpansion,
  withoutCompanySuffix,
} from './organizations';
import { isTitle, partKeys, personName } from './persons';
import type { Sense } from './senses';
import { sexesDiffer, sexOfGiven, sexOfTitle, type Sex } from './sexes';
import { canonicalGroup, canonicalPlace } from './places';
import { foldName, hyphenWords, nameWords, romanKey } from './variants';
import { ORGANIZATION_WORDS } from '../wordLists/organizations';

/** How a name is built; decides which rules compare it. Mostly the type, but a typed "person" may be a company. */
export type NameShape = 'person' | 'organization' | 'place' | 'group' | 'other';

/** A name as linking compares it. Names with the same key are written alike but for case, spelling and small words. */
export interface ParsedName {
  /** `type|shape|key`, with what a source tells of the person: names of one id are one name. */
  readonly id: string;
  /** Full names of persons: what the source tells beside the name. */
  readonly sense?: Sense;
  readonly shape: NameShape;
  /** What equal names share; starts with nothing of the type. */
  readonly key: string;
  /** The words that carry the name, folded; for persons given names and family name without particles. */
  readonly parts: readonly string[];
  /** `jr`, `sr`, `iii`. */
  readonly generation?: string;
  /** Persons only: what a title inside the mention says, else the given name. */
  readonly sex?: Sex;
  /** Title or rank words that stand inside the mention, joined by blanks. */
  readonly title?: string;
  /** All capitals, two to seven letters: may abbreviate another name. */
  readonly acronym: boolean;
  /** What the letters of an acronym of this name would be, folded; only for names of two words or more. */
  readonly initials: readonly string[];
  /** The key without what romanizations leave open: equal for `gaddafi stadium` and `qaddafi stadium`. */
  readonly spelling: string;
  /** Persons only: what each part is looked up by, spelling-blind; halves of hyphenated parts too. */
  readonly lookups: readonly string[];
}

/** A name as one source means it: the same name under another id. */
export const withSense = (name: ParsedName, sense: Sense): ParsedName => ({
  ...name,
  id: `${name.id}|${sense.key}`,
  sense,
});

/** The id of a name whatever sources tell of its bearer. */
export const plainId = ({ id, sense }: ParsedName): string =>
  sense ? id.slice(0, -sense.key.length - 1) : id;

type Parts = Omit<ParsedName, 'id' | 'spelling' | 'lookups'>;

const LINKING_WORDS = /(?:\s|^)(?:of|the|and|for|in|at|&|\d\S*)(?:\s|$)/;
/** A "person" in capitals: up to here an acronym that was typed so, above it a name in a headline. */
const LONGEST_PERSON_ACRONYM = 4;
const ACRONYM = /^(?=.{2,10}$)\p{Lu}[\p{Lu}\p{N}&.-]*\p{Lu}\.?$/u;

/** UTF-16 units of a mention that are looked at: the longest names are titles of laws; what is longer is no name. */
const MAX_NAME_LENGTH = 300;

/** Shortest name whose spelling alone may vary; Tampa is not Tempe, Gayle not Kayla. */
const MIN_SPELLING_LENGTH = 6;

/** Takes a mention's words apart. Pure and total: any text gives some name. */
export function parseName(text: string, type: EntityType): ParsedName {
  const name = partsOf(text.slice(0, MAX_NAME_LENGTH), type);
  // Not spread into a new object: V8 gives each such copy a hidden class of its own, which makes every use of it slow.
  return Object.assign(name, {
    id: `${type}|${name.shape}|${name.key}`,
    spelling: name.key.length < MIN_SPELLING_LENGTH ? name.key : name.parts.map(romanKey).join(' '),
    lookups: name.shape === 'person' ? [...new Set(name.parts.flatMap(partKeys))] : [],
  });
}

function partsOf(text: string, type: EntityType): Parts {
  const acronym = ACRONYM.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) <= 7;
  const bare = bareName(text, type);
  const words = nameWords(bare);
  const shape = shapeOf(bare, words, type, acronym);
  switch (shape) {
    case 'person':
      return parsePerson(bare, acronym);
    case 'group': {
      const joined = words.join(' ');
      const people = canonicalGroup(joined);
      const key = people ?? (words.length > 0 ? singular(joined) : foldName(text));
      const isAcronym = acronym && people === undefined;
      return { shape, key, parts: key.split(' '), acronym: isAcronym, initials: initials(words) };
    }
    case 'place': {
      const own =
        canonicalPlace(words.join(' ')) === undefined ? nameWords(bare.split(',')[0] ?? bare) : words;
      const key = canonicalPlace(own.join(' ')) ?? (contentWords(own).join(' ') || foldName(text));
      return { shape, key, parts: key.split(' '), acronym, initials: initials(own) };
    }
    case 'organization':
    case 'other': {
      const key =
        shape === 'organization'
          ? organizationKey(words)
          : contentWords(knownExpansion(words) ?? words).join(' ');
      return {
        shape,
        key: key === '' ? foldName(text) : key,
        parts: key.split(' '),
        acronym,
        initials: initials(words),
      };
    }
    default:
      return shape satisfies never;
  }
}

function organizationKey(words: readonly string[]): string {
  const spelledOut = knownExpansion(words) ?? words;
  return canonicalPlace(spelledOut.join(' ')) ?? contentWords(withoutCompanySuffix(spelledOut)).join(' ');
}

function parsePerson(text: string, acronym: boolean): Parts {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  const [family = '', given = ''] = comma ? [comma[1], comma[2]] : [];
  const turned = hyphenWords(comma && !/^(?:[js]r|i+)\b/i.test(given) ? `${given} ${family}` : text);
  const { parts, generation } = personName(turned);
  const titles = turned.slice(0, -1).filter(isTitle).join(' ');
  const ofGiven = parts.length > 1 ? sexOfGiven(parts[0] ?? '') : undefined;
  const sex = sexOfTitle(titles) ?? ofGiven;
  // `Mrs John Doe` is not John Doe.
  const isSpouse = sexesDiffer(sex, ofGiven);
  return {
    shape: 'person',
    key:
      [...parts, ...(generation === undefined ? [] : [generation]), ...(isSpouse ? [SPOUSE] : [])].join(
        ' ',
      ) || foldName(text),
    parts,
    ...(generation === undefined ? {} : { generation }),
    ...(sex === undefined ? {} : { sex }),
    ...(titles === '' ? {} : { title: titles }),
    acronym,
    initials: [],
  };
}

/** In the key of somebody called by the other's name. */
const SPOUSE = '&';

function shapeOf(text: string, words: readonly string[], type: EntityType, acronym: boolean): NameShape {
  if (type === 'place' || type === 'group' || type === 'organization') return type;
  if (type !== 'person') return 'other';
  if (acronym && text.length <= LONGEST_PERSON_ACRONYM) return 'organization';
  if (words.length < 2) return 'person';
  const isCompany =
    hasCompanySuffix(words) || LINKING_WORDS.test(text) || words.some(word => ORGANIZATION_WORDS.has(word));
  return isCompany ? 'organization' : 'person';
}

/** The name without article, possessive, words in lower case before it ("lineman Jamal Williams", "in Queens"), age. */
function bareName(text: string, type: EntityType): string {
  let bare = text
    .replace(/^(?:the|a|an)\s+/i, '')
    .replace(/['’]s?$/, '')
    .replace(/^(\p{Lu}{2,})s$/u, '$1');
  if (type === 'person')
    bare = bare.replace(/(?:,\s*(?:\d{1,3}|(?:\p{Lu}\.?\s?){2,4}\p{Ll}{0,2}\.?))+$/u, '');
  if (type === 'person') bare = bare.replace(OFFICE, '');
  if (LOWER_FIRST_NAME.test(bare)) return bare;
  if (type === 'place') return bare.replace(PREPOSITIONS, '');
  if (type === 'person' && !DESCRIPTION_OF_PLACE.test(bare)) return bare.replace(DESCRIPTION, '');
  return bare;
}

/** `Chief of Army Staff General Jane Doe`: what stands before a title inside is an office. */
const OFFICE =
  /^(?:[\p{L}.'’-]+\s+){1,6}(?=(?:President|General|Marshal|Admiral|Minister|Secretary|Senator|Governor|Mr|Mrs|Ms|Dr)\.?\s+\p{Lu}\p{Ll})/u;

/** `in the Gulf of Aden`, `off Somalia`. */
const PREPOSITIONS =
  /^(?:(?:in|at|on|of|to|from|near|off|outside|inside|around|across|through|by|for|the|a|an|its|their)\s+)+(?=\p{Lu})/iu;
/** `lineman Jamal Williams`: words in lower case before a name. */
const DESCRIPTION = /^(?:\p{Ll}[\p{L}'’-]*\s+){1,6}(?=\p{Lu})/u;
/** `doctor in London` is no Mr London. */
const DESCRIPTION_OF_PLACE = /^(?:\p{Ll}[\p{L}'’-]*\s+)*(?:of|in|at|on|from|for|with|and|near)\s/u;

/** Particles in lower case that begin names: they stay. */
const LOWER_FIRST_NAME =
  /^(?:al|el|bin|ibn|ben|von|van|de|der|den|del|della|di|da|du|la|le|ter|ten|zu|abu|abd|d|st)\b/;

const initials = (words: readonly string[]): readonly string[] => (words.length < 2 ? [] : initialsOf(words));

/** `Republicans` -> `republican`; words that end in ss, us or is stay. */
const singular = (folded: string): string => folded.replace(/(?<=[^sui])s$/, '');
