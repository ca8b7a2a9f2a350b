import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMentions } from '../../src/core/linking/context';
import type { Link } from '../../src/core/linking/entity';
import { Linker } from '../../src/core/linking/linker';
import { loadModel } from '../../src/core/recognition/model';
import { NameRecognizer, SUGGESTION_THRESHOLD } from '../../src/core/recognition/recognizer';
import type { Figure, Measurement } from './figures';
import { exactName, surnameAndAcronym, type Clustering } from './linkingBaselines';
import { bCubed, lea, pairwise, type Labelled } from './linkingMetrics';
import { linkingSets, type GoldSource } from './linkingSets';
import { scoreShortNames, withoutFullNames, type ShortNameScore } from './linkingShort';

/** Links by Glossator, by source and mention. */
function linksOf(corpus: readonly GoldSource[]): (readonly Link[])[] {
  const linker = new Linker();
  for (const { id, text, mentions } of corpus) {
    linker.update({ source: id, title: id, mentions, contexts: describeMentions(text, mentions) });
  }
  const { links } = linker.link();
  return corpus.map(({ id }) => links.get(id) ?? []);
}

const clustersOf = (corpus: readonly GoldSource[], links: readonly (readonly Link[])[]): Clustering =>
  corpus.map(({ id, mentions }, s) => mentions.map((_, i) => links[s]?.[i]?.entity ?? `${id} ${i}`));

/** Clusters by Glossator: the mentions of one corpus, linked. */
const glossator = (corpus: readonly GoldSource[]): Clustering => clustersOf(corpus, linksOf(corpus));

const systems: readonly (readonly [string, (corpus: readonly GoldSource[]) => Clustering])[] = [
  ['Glossator', glossator],
  ['exact name', exactName],
  ['surname and acronym', surnameAndAcronym],
];

/** Gold and system cluster of every mention whose gold is known; ids are made unique to the corpus. */
function labelled(
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

/** Sets whose text and mentions are close enough to ours to be linked on our own mentions too. */
const OWN_MENTION_SETS = ['gum dev', 'elevant msnbc-updated', 'elevant reuters-128'];

/** Gold and system cluster where the recognizer must find the mention first: a gold mention that it misses stands alone. */
function labelledOwn(corpora: readonly (readonly GoldSource[])[], recognizer: NameRecognizer): Labelled[] {
  return corpora.flatMap(corpus => {
    const found = corpus.map((source): GoldSource => {
      const mentions = recognizer
        .recognize(source.text)
        .filter(mention => mention.confidence >= SUGGESTION_THRESHOLD);
      return { ...source, mentions };
    });
    const clusters = glossator(found);
    return corpus.flatMap((source, s) => {
      const own = new Map(
        found[s]?.mentions.map(({ start, end }, i) => [`${start} ${end}`, clusters[s]?.[i] ?? '']),
      );
      return source.mentions.flatMap(({ start, end, cluster }, i): Labelled[] =>
        cluster === undefined
          ? []
          : [{ gold: cluster, system: own.get(`${start} ${end}`) ?? `missed ${source.id} ${i}` }],
      );
    });
  });
}

/** How many false merges are listed for each set. */
const LISTED = 5;

/** The clusters that hold most mentions of other entities than their main one, with the names in them. */
function falseMerges(corpora: readonly (readonly GoldSource[])[]): string[] {
  const found: { readonly text: string; readonly strangers: number }[] = [];
  for (const corpus of corpora) {
    const clusters = glossator(corpus);
    const members = new Map<string, Map<string, string[]>>();
    corpus.forEach((source, s) =>
      source.mentions.forEach(({ start, end, cluster }, i) => {
        if (cluster === undefined) return;
        const id = clusters[s]?.[i] ?? '';
        const golds = members.get(id) ?? new Map<string, string[]>();
        members.set(id, golds.set(cluster, [...(golds.get(cluster) ?? []), source.text.slice(start, end)]));
      }),
    );
    for (const [id, golds] of members) {
      const sizes = [...golds.values()].map(names => names.length);
      const strangers = sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes);
      const names = [...golds].map(([gold, list]) => `${gold}: ${[...new Set(list)].join(', ')}`);
      if (strangers > 0) found.push({ strangers, text: `${id} = ${names.join(' + ')}` });
    }
  }
  return found.sort((a, b) => b.strangers - a.strangers).map(({ text }) => text);
}

const SHORT_NAME_TESTS = [
  ['shared short names', (corpus: readonly GoldSource[]) => corpus],
  ['shared short names, unexplained', withoutFullNames],
] as const;
/** Of fewer a share says nothing. */
const FEWEST_SHORT_NAMES = 10;

/** Gold mentions: who names whom, within and across documents. */
export const linking: Measurement = {
  name: 'linking',
  run(report: (figure: Figure) => void): Promise<void> {
    const recognizer = new NameRecognizer(
      loadModel(readFileSync(join(__dirname, '../../media/model/recognition.bin'))),
    );
    for (const { name, corpora } of linkingSets()) {
      for (const [system, cluster] of systems) {
        const items = labelled(corpora, cluster);
        const b3 = bCubed(items);
        report({ set: name, measure: 'B-cubed F1', system, value: 100 * b3.f1 });
        report({ set: name, measure: 'B-cubed precision', system, value: 100 * b3.precision });
        report({ set: name, measure: 'pairwise F1', system, value: 100 * pairwise(items).f1 });
        report({ set: name, measure: 'LEA F1', system, value: 100 * lea(items).f1 });
      }
      if (OWN_MENTION_SETS.includes(name)) {
        const { f1 } = bCubed(labelledOwn(corpora, recognizer));
        report({ set: name, measure: 'B-cubed F1, own mentions', system: 'Glossator', value: 100 * f1 });
      }
      for (const [what, change] of SHORT_NAME_TESTS) {
        if (change === withoutFullNames && corpora.every(corpus => corpus.length === 1)) continue;
        const scores = corpora.map(change).map(corpus => {
          const links = linksOf(corpus);
          return scoreShortNames(corpus, clustersOf(corpus, links), links);
        });
        const sum = (part: keyof ShortNameScore): number => scores.reduce((n, score) => n + score[part], 0);
        const [right, open] = [sum('right'), sum('open')];
        const all = right + open + sum('wrong');
        if (all < FEWEST_SHORT_NAMES) continue;
        report({ set: name, measure: what, system: `right, of ${all}`, value: (100 * right) / all });
        report({ set: name, measure: what, system: 'right or open', value: (100 * (right + open)) / all });
        report({
          set: name,
          measure: what,
          system: 'wrong, right not named',
          value: (100 * sum('silent')) / all,
        });
        report({
          set: name,
          measure: what,
          system: 'right, a rival as likely',
          value: (100 * sum('doubted')) / all,
        });
      }
      const merges = falseMerges(corpora);
      report({
        set: name,
        measure: 'clusters with a false merge',
        system: 'Glossator',
        value: merges.length,
      });
      for (const merge of merges.slice(0, LISTED)) console.log(`    false merge: ${merge}`);
    }
    return Promise.resolve();
  },
};
