import type { EntityType } from '../../recognition/mention';
import type { LinkSource } from '../linker';

/** A recognized type less sure than this yields to what the rest of the source says; decided mentions have 1. */
const SURE = 0.85;
/** A type with at most this share of a name's mentions in a source is taken for a slip of the recognizer. */
const MINORITY = 0.25;

/**
 * The type of each mention for linking: the mention's own, but where the recognizer was unsure, the one that nearly
 * all mentions of the same word in the source have, or `person` for a word of a person's full name.
 */
export function likelyTypes({ mentions, contexts }: LinkSource): readonly EntityType[] {
  if (mentions.every(({ confidence }) => confidence >= SURE)) return mentions.map(({ type }) => type);
  const counts = new Map<string, Map<EntityType, number>>();
  const inFullNames = new Set<string>();
  mentions.forEach(({ type }, i) => {
    const name = contexts[i]?.name ?? '';
    const types = counts.get(name) ?? new Map<EntityType, number>();
    counts.set(name, types.set(type, (types.get(type) ?? 0) + 1));
    const words = name.split(' ');
    if (type === 'person' && words.length > 1) for (const word of words) inFullNames.add(word);
  });
  return mentions.map(({ type, confidence }, i) => {
    const name = contexts[i]?.name ?? '';
    if (confidence >= SURE) return type;
    const types = [...(counts.get(name) ?? [])];
    const total = types.reduce((sum, [, count]) => sum + count, 0);
    const [most = type, count = 0] = types.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
    if (total - count <= MINORITY * total) return total > 1 || !inFullNames.has(name) ? most : 'person';
    return inFullNames.has(name) ? 'person' : type;
  });
}
