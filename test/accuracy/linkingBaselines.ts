import { canonicalPlace } from '../../src/core/linking/names/places';
import { withoutCompanySuffix } from '../../src/core/linking/names/organizations';
import { nameWords } from '../../src/core/linking/names/variants';
import type { GoldSource } from './linkingSets';

/** Cluster names of one corpus: one list a source, parallel to its mentions. */
export type Clustering = readonly (readonly string[])[];

const nameOf = (source: GoldSource, i: number): string => {
  const mention = source.mentions[i];
  return mention ? source.text.slice(mention.start, mention.end).replace(/\s+/g, ' ') : '';
};

/** Same name, same entity; case is ignored. */
export const exactName = (corpus: readonly GoldSource[]): Clustering =>
  corpus.map(source => source.mentions.map((_, i) => nameOf(source, i).toLowerCase()));

const STOP_WORDS = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'la', 'du', 'des']);

/** What a careful programmer writes in an afternoon: company suffixes, country aliases, surnames, acronyms. */
export function surnameAndAcronym(corpus: readonly GoldSource[]): Clustering {
  const acronyms = new Map<string, Set<string>>();
  const keyed = corpus.map(source =>
    source.mentions.map((mention, i) => keyOf(nameOf(source, i), mention.type)),
  );
  for (const keys of keyed) {
    for (const key of keys) {
      const words = key.split(' ');
      if (words.length < 2) continue;
      for (const parts of [words, words.filter(word => !STOP_WORDS.has(word))]) {
        const initials = parts.map(word => word.charAt(0)).join('');
        acronyms.set(initials, (acronyms.get(initials) ?? new Set()).add(key));
      }
    }
  }
  return keyed.map((keys, s) => {
    const full = keys.filter(key => key.includes(' '));
    return keys.map((key, i) => {
      if (key.includes(' ')) return key;
      const mention = corpus[s]?.mentions[i];
      const surname = mention?.type === 'person' ? full.find(other => other.endsWith(` ${key}`)) : undefined;
      if (surname !== undefined) return surname;
      if (corpus[s] === undefined || !/^[A-Z.&]{2,}$/.test(nameOf(corpus[s], i))) return key;
      const expansions = [...(acronyms.get(key) ?? [])];
      return (
        expansions.find(other => full.includes(other)) ??
        (expansions.length === 1 ? expansions[0] : key) ??
        key
      );
    });
  });
}

function keyOf(name: string, type: string): string {
  const words = nameWords(name.replace(/^the /i, '').replace(/['’]s$/, ''));
  const country = type === 'group' ? undefined : canonicalPlace(words.join(' '));
  if (country !== undefined) return country;
  return withoutCompanySuffix(words).join(' ');
}
