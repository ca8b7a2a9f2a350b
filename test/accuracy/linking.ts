import { describeMentions } from '../../src/core/linking/context';
import { Linker } from '../../src/core/linking/linker';
import type { Figure, Measurement } from './figures';
import { exactName, surnameAndAcronym, type Clustering } from './linkingBaselines';
import { bCubed, lea, pairwise, type Labelled } from './linkingMetrics';
import { linkingSets, type GoldSource } from './linkingSets';

/** Clusters by Glossator: the mentions of one corpus, linked. */
export function glossator(corpus: readonly GoldSource[]): Clustering {
  const linker = new Linker();
  for (const { id, text, mentions } of corpus) {
    linker.update({ source: id, title: id, mentions, contexts: describeMentions(text, mentions, []) });
  }
  const { links } = linker.link();
  return corpus.map(({ id, mentions }) => mentions.map((_, i) => links.get(id)?.[i]?.entity ?? `${id} ${i}`));
}

const systems: readonly (readonly [string, (corpus: readonly GoldSource[]) => Clustering])[] = [
  ['Glossator', glossator],
  ['exact name', exactName],
  ['surname and acronym', surnameAndAcronym],
];

/** Gold and system cluster of every mention whose gold is known; ids are made unique to the corpus. */
export function labelled(
  corpora: readonly (readonly GoldSource[])[],
  system: (corpus: readonly GoldSource[]) => Clustering,
): Labelled[] {
  return corpora.flatMap((corpus, c) => {
    const clusters = system(corpus);
    return corpus.flatMap((source, s) =>
      source.mentions.flatMap((mention, i): Labelled[] =>
        mention.cluster === undefined
          ? []
          : [{ gold: `${c} ${mention.cluster}`, system: `${c} ${clusters[s]?.[i] ?? ''}` }],
      ),
    );
  });
}

/** Gold mentions: who names whom, within and across documents. */
export const linking: Measurement = {
  name: 'linking',
  run(report: (figure: Figure) => void): Promise<void> {
    for (const { name, corpora } of linkingSets()) {
      for (const [system, cluster] of systems) {
        const items = labelled(corpora, cluster);
        const b3 = bCubed(items);
        report({ set: name, measure: 'B-cubed F1', system, value: 100 * b3.f1 });
        report({ set: name, measure: 'B-cubed precision', system, value: 100 * b3.precision });
        report({ set: name, measure: 'pairwise F1', system, value: 100 * pairwise(items).f1 });
        report({ set: name, measure: 'LEA F1', system, value: 100 * lea(items).f1 });
      }
    }
    return Promise.resolve();
  },
};
