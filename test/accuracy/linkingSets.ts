import type { Mention } from '../../src/core/recognition/mention';
import { hasData, readData } from './data';

/** A gold mention: `cluster` is absent where the set does not say whom it names (it is linked, but not scored). */
export interface GoldMention extends Mention {
  readonly cluster?: string;
}

export interface GoldSource {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly GoldMention[];
}

/** A development set: each corpus is linked by itself. */
export interface GoldSet {
  readonly name: string;
  readonly corpora: readonly (readonly GoldSource[])[];
}

interface Entity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
  readonly kbId?: string | null;
  readonly cluster?: string | null;
  readonly coref?: boolean;
  readonly named?: boolean;
}

interface Doc {
  readonly id: string;
  readonly text: string;
  readonly topic?: string;
  readonly entities: readonly Entity[];
}

const UPPER = /\p{Lu}/u;

/** Names only: no pronouns, no nouns without a capital letter. */
const isName = (entity: Entity): boolean =>
  entity.coref !== true && entity.named !== false && UPPER.test(entity.text);

function source(doc: Doc, cluster: (entity: Entity, doc: Doc) => string | undefined): GoldSource {
  const mentions = doc.entities
    .filter(isName)
    .map((entity): GoldMention => {
      const gold = cluster(entity, doc);
      const { start, end, type } = entity;
      return { start, end, type, confidence: 1, ...(gold === undefined ? {} : { cluster: gold }) };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { id: doc.id, text: doc.text, mentions };
}

const byKb = (entity: Entity): string | undefined => entity.kbId ?? undefined;

/** The development sets with identities across (or, for redocred, inside) documents that are present. */
export function linkingSets(): GoldSet[] {
  const sets: GoldSet[] = [];
  const add = (name: string, path: string, make: (docs: readonly Doc[]) => GoldSource[][]): void => {
    if (hasData(path)) sets.push({ name, corpora: make(readData<Doc>(path)) });
  };
  const asOne =
    (cluster: (entity: Entity, doc: Doc) => string | undefined) =>
    (docs: readonly Doc[]): GoldSource[][] => [docs.map(doc => source(doc, cluster))];
  for (const name of ['reuters-128', 'msnbc-updated', 'wiki-fair-v2', 'rss-500', 'oke-2015-eval']) {
    add(`elevant ${name}`, `elevant/${name}.jsonl`, asOne(byKb));
  }
  const pooled = sets.flatMap(({ corpora }) => corpora.flat());
  if (pooled.length > 0) sets.push({ name: 'elevant, all in one', corpora: [pooled] });
  for (const split of ['dev', 'train']) {
    add(
      `ecbplus ${split}`,
      `ecbplus/${split}.jsonl`,
      asOne((entity, doc) => `${doc.topic ?? ''} ${entity.cluster ?? ''}`),
    );
  }
  add('gum dev', 'gum/dev.jsonl', asOne(byKb));
  add('gum train', 'gum/train.jsonl', asOne(byKb));
  add('hipe hipe2020 dev', 'hipe/hipe2020.dev.jsonl', asOne(byKb));
  add('hipe topres19th train', 'hipe/topres19th.train.jsonl', asOne(byKb));
  add('hipe ajmc train', 'hipe/ajmc.train.jsonl', asOne(byKb));
  const inside = (docs: readonly Doc[]): GoldSource[][] =>
    docs.map(doc => [source(doc, entity => entity.cluster ?? undefined)]);
  add('redocred dev, inside documents', 'redocred/dev.jsonl', inside);
  add('gum train, inside documents', 'gum/train.jsonl', inside);
  add('litbank, inside documents', 'litbank/all.jsonl', inside);
  return sets;
}
