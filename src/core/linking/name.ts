import type { EntityType } from '../recognition/mention';
import {
  contentWords,
  hasCompanySuffix,
  initialsOf,
  knownExpansion,
  withoutCompanySuffix,
} from './organizations';
import { isTitle, personName } from './persons';
import { canonicalGroup, canonicalPlace } from './places';
import { foldName, hyphenWords, nameWords, romanKey } from './variants';

/** How a name is built; decides which rules compare it. Mostly the type, but a typed "person" may be a company. */
export type NameShape = 'person' | 'organization' | 'place' | 'group' | 'other';

/** A name as linking compares it. Names with the same key are written alike but for case, spelling and small words. */
export interface ParsedName {
  readonly shape: NameShape;
  /** What equal names share; starts with nothing of the type. */
  readonly key: string;
  /** The words that carry the name, folded; for persons given names and family name without particles. */
  readonly parts: readonly string[];
  /** `jr`, `sr`, `iii`. */
  readonly generation?: string;
  /** Title or rank words that stand inside the mention, joined by blanks. */
  readonly title?: string;
  /** All capitals, two to seven letters: may abbreviate another name. */
  readonly acronym: boolean;
  /** What the letters of an acronym of this name would be, folded; only for names of two words or more. */
  readonly initials: readonly string[];
}

/** Words that no person's name holds and many an organization's does. */
const ORGANIZATION_WORDS = new Set(
  (
    'academy administration agency airlines army association authority bank board brigade bureau center centre church ' +
    'club college commission committee company congress corps council court department federation force forces ' +
    'foundation front fund government group hospital institute institution international league ministry ' +
    'movement museum news office organisation organization parliament party police press school senate service ' +
    'services society state studios team times tribunal union university'
  ).split(' '),
);
const LINKING_WORDS = /(?:^|\s)(?:of|the|and|for|in|at|&)\s/;
/** A "person" in capitals: up to here an acronym that was typed so, above it a name in a headline. */
const LONGEST_PERSON_ACRONYM = 4;
const ACRONYM = /^(?=.{2,10}$)\p{Lu}[\p{Lu}\p{N}&.-]*\p{Lu}\.?$/u;

/** Takes a mention's words apart. Pure and total: any text gives some name. */
export function parseName(text: string, type: EntityType): ParsedName {
  const acronym = ACRONYM.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) <= 7;
  const words = nameWords(withoutArticle(text));
  const shape = shapeOf(text, words, type, acronym);
  switch (shape) {
    case 'person':
      return parsePerson(withoutArticle(text), acronym);
    case 'group': {
      const joined = words.join(' ');
      const key = canonicalGroup(joined) ?? (words.length > 0 ? singular(joined) : foldName(text));
      return { shape, key, parts: key.split(' '), acronym, initials: initials(words) };
    }
    case 'place': {
      const key = canonicalPlace(words.join(' ')) ?? (contentWords(words).join(' ') || foldName(text));
      return { shape, key, parts: key.split(' '), acronym, initials: initials(words) };
    }
    case 'organization': {
      const bare = contentWords(withoutCompanySuffix(words));
      const known =
        acronym || words.length > 1 ? knownExpansion(words.join('')) : knownExpansion(words.join(' '));
      const key = known ?? canonicalPlace(words.join(' ')) ?? bare.join(' ');
      return {
        shape,
        key: key === '' ? foldName(text) : key,
        parts: key.split(' '),
        acronym,
        initials: initials(words),
      };
    }
    case 'other': {
      const key = contentWords(words).join(' ');
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

function parsePerson(text: string, acronym: boolean): ParsedName {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  const [family = '', given = ''] = comma ? [comma[1], comma[2]] : [];
  const turned = hyphenWords(comma && !/^(?:[js]r|i+)\b/i.test(given) ? `${given} ${family}` : text);
  const { parts, generation } = personName(turned);
  const titles = turned.slice(0, -1).filter(isTitle).join(' ');
  return {
    shape: 'person',
    key: [...parts, ...(generation === undefined ? [] : [generation])].join(' ') || foldName(text),
    parts,
    ...(generation === undefined ? {} : { generation }),
    ...(titles === '' ? {} : { title: titles }),
    acronym,
    initials: [],
  };
}

function shapeOf(text: string, words: readonly string[], type: EntityType, acronym: boolean): NameShape {
  if (type === 'place' || type === 'group' || type === 'organization') return type;
  if (type !== 'person') return 'other';
  if (acronym && text.length <= LONGEST_PERSON_ACRONYM) return 'organization';
  if (words.length < 2) return 'person';
  const isCompany =
    hasCompanySuffix(words) || LINKING_WORDS.test(text) || words.some(word => ORGANIZATION_WORDS.has(word));
  return isCompany ? 'organization' : 'person';
}

const withoutArticle = (text: string): string => text.replace(/^(?:the|a|an)\s+/i, '').replace(/['’]s?$/, '');

const initials = (words: readonly string[]): readonly string[] => (words.length < 2 ? [] : initialsOf(words));

/** `Republicans` -> `republican`; words that end in ss, us or is stay. */
const singular = (folded: string): string => folded.replace(/(?<=[^sui])s$/, '');

/** Spelling-blind form of a key: equal for `gaddafi stadium` and `qaddafi stadium`. */
export const spellingKey = (name: ParsedName): string => name.parts.map(romanKey).join(' ');
