import type { Annotation } from '../annotation/annotation';
import { compareSpans } from '../text/span';
import { paragraphs } from '../text/paragraphs';
import { sentences } from '../text/sentences';
import type { ExportEntity, ExportOptions, ExportSource } from './format';
import { prepareTexts, type Carrier } from './prepare';

/** An entity of the network. */
export interface Node {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  mentions: number;
  readonly sources: Set<string>;
  /** First and last day among its sources' dates, where those are whole days. */
  first?: string;
  last?: string;
  readonly entity: ExportEntity | undefined;
}

/** Two entities that stand in one sentence. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  /** Sentences that hold both. */
  weight: number;
  /** Some of the sentences, each with its place: `path:line: words`. */
  readonly quotations: string[];
  first?: string;
  last?: string;
}

export interface Network {
  /** By id. */
  readonly nodes: readonly Node[];
  /** By source, then target. */
  readonly edges: readonly Edge[];
}

/** Sentences that an edge quotes; more would make a network of a large corpus larger than the corpus. */
const QUOTATIONS_PER_EDGE = 5;
/** Characters of a quoted sentence. */
const QUOTATION_LENGTH = 300;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Which entities stand together in a sentence, over all sources. Memory grows with the entities, not with the text. */
export async function cooccurrence(
  sources: AsyncIterable<ExportSource>,
  carrier: Carrier,
  options: ExportOptions,
): Promise<Network> {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  for await (const { path, text, record, annotations } of prepareTexts(sources, carrier, options)) {
    const day = record.date !== undefined && DAY.test(record.date) ? record.date : undefined;
    const mentions = annotations.flatMap(annotation => mentionOf(annotation)).sort(compareSpans);
    for (const mention of mentions) {
      const node = nodes.get(mention.entity) ?? newNode(mention, options.entities?.get(mention.entity));
      node.mentions++;
      node.sources.add(path);
      widen(node, day);
      nodes.set(mention.entity, node);
    }
    let next = 0;
    for (const sentence of paragraphs(text).flatMap(paragraph => sentences(text, paragraph))) {
      const inside = new Set<string>();
      for (
        let mention = mentions[next];
        mention && mention.start < sentence.end;
        mention = mentions[++next]
      ) {
        inside.add(mention.entity);
      }
      const ids = [...inside].sort();
      ids.forEach((source, i) => {
        for (const target of ids.slice(i + 1)) {
          const key = JSON.stringify([source, target]);
          const edge = edges.get(key) ?? { source, target, weight: 0, quotations: [] };
          edge.weight++;
          widen(edge, day);
          if (edge.quotations.length < QUOTATIONS_PER_EDGE) {
            const words = text.slice(sentence.start, sentence.end).replace(/\s+/gu, ' ');
            edge.quotations.push(`${path}: ${words.slice(0, QUOTATION_LENGTH)}`);
          }
          edges.set(key, edge);
        }
      });
    }
  }
  const byKey = <T>(map: Map<string, T>): T[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { nodes: byKey(nodes), edges: byKey(edges) };
}

interface EntityMention {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  readonly type: string;
  readonly label: string;
}

function mentionOf({ content, targets }: Annotation): EntityMention[] {
  const [target] = targets;
  if (content.kind !== 'entity' || content.entity === undefined || !target) return [];
  const { entity, type, label = target.exact } = content;
  return [{ start: target.start, end: target.end, entity, type, label }];
}

const newNode = ({ entity: id, type, label }: EntityMention, entity: ExportEntity | undefined): Node => ({
  id,
  label: entity?.label ?? label,
  type: entity?.type ?? type,
  mentions: 0,
  sources: new Set(),
  entity,
});

function widen(range: { first?: string; last?: string }, day: string | undefined): void {
  if (day === undefined) return;
  if (range.first === undefined || day < range.first) range.first = day;
  if (range.last === undefined || day > range.last) range.last = day;
}
