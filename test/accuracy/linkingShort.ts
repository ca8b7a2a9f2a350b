import type { Link } from '../../src/core/linking/entity';
import { parseName } from '../../src/core/linking/names/name';
import type { Clustering } from './linkingBaselines';
import type { GoldSource } from './linkingSets';

/** What became of the short names that two entities of a corpus or more answer to. */
export interface ShortNameScore {
  readonly right: number;
  /** Given to no entity that is named in full: a reader sees that it is open. */
  readonly open: number;
  readonly wrong: number;
  /** Of the wrong ones those among whose rivals the right entity is not either. */
  readonly silent: number;
  /** Of the right ones those with a rival that is nearly as likely. */
  readonly doubted: number;
}

/** A rival with this share of a link's confidence makes a reader doubt. */
const NEARLY = 0.8;

interface Name {
  readonly cluster: string | undefined;
  readonly parts: readonly string[];
}

const isPersonal = (name: Name): boolean => name.parts.length > 1;

function namesOf({ text, mentions }: GoldSource): Name[] {
  return mentions.map(({ start, end, type, cluster }) => {
    const { shape, parts } = parseName(text.slice(start, end), type);
    return { cluster, parts: shape === 'person' ? parts : [] };
  });
}

/**
 * Every other source loses its full names of persons, as if it were one that takes its readers to know them: then only the
 * other sources tell who is meant.
 */
export const withoutFullNames = (corpus: readonly GoldSource[]): readonly GoldSource[] =>
  corpus.map((source, i) => {
    if (i % 2 === 0) return source;
    const names = namesOf(source);
    return { ...source, mentions: source.mentions.filter((_, m) => (names[m]?.parts.length ?? 0) < 2) };
  });

/** Scores the last and first names that full names of two gold entities or more hold, in a clustering of the corpus. */
export function scoreShortNames(
  corpus: readonly GoldSource[],
  clusters: Clustering,
  links: readonly (readonly Link[])[],
): ShortNameScore {
  const names = corpus.map(namesOf);
  const bearers = new Map<string, Set<string>>();
  const fullIn = new Map<string, Map<string, number>>();
  names.forEach((list, s) =>
    list.forEach((name, i) => {
      if (name.cluster === undefined || !isPersonal(name)) return;
      for (const part of name.parts) bearers.set(part, (bearers.get(part) ?? new Set()).add(name.cluster));
      const system = clusters[s]?.[i] ?? '';
      const golds = fullIn.get(system) ?? new Map<string, number>();
      fullIn.set(system, golds.set(name.cluster, (golds.get(name.cluster) ?? 0) + 1));
    }),
  );
  const goldOf = (entity: string): string | undefined =>
    [...(fullIn.get(entity) ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0];
  const score = { right: 0, open: 0, wrong: 0, silent: 0, doubted: 0 };
  names.forEach((list, s) =>
    list.forEach(({ cluster, parts: [part = '', ...others] }, i) => {
      if (cluster === undefined || others.length > 0 || (bearers.get(part)?.size ?? 0) < 2) return;
      const { rivals = [], confidence = 1 } = links[s]?.[i] ?? {};
      const most = goldOf(clusters[s]?.[i] ?? '');
      if (most === undefined) score.open++;
      else if (most === cluster) {
        score.right++;
        if (rivals.some(rival => rival.confidence >= NEARLY * confidence)) score.doubted++;
      } else {
        score.wrong++;
        if (!rivals.some(({ entity }) => goldOf(entity) === cluster)) score.silent++;
      }
    }),
  );
  return score;
}
