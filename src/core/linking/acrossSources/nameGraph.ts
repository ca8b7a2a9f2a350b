import type { NameNode } from './corpusNames';
import { blockRules, type NodeRule } from './nameBlocks';

/** Why two names of the corpus were joined; the order is the order in which they are tried. */
export const joinKinds = [
  'registry',
  'equated',
  'spelling',
  'variant',
  'fuller',
  'country',
  'expansion',
] as const;
export type JoinKind = (typeof joinKinds)[number];

/** Two names that may be one entity's. */
export interface Edge {
  readonly kind: JoinKind;
  readonly a: NameNode;
  readonly b: NameNode;
}

/** Names that share a key, and what comparing them gave. */
interface Block {
  readonly rule: keyof typeof blockRules;
  readonly key: string;
  readonly members: Set<NameNode>;
  edges: readonly Edge[];
}

/** Which names may be one: compared within blocks of names that share a key, each block anew only when its names change. */
export class NameGraph {
  private readonly blocks = new Map<string, Block>();
  private readonly dirty = new Set<Block>();

  add(node: NameNode): void {
    this.setAll(node, true);
  }

  remove(node: NameNode): void {
    this.setAll(node, false);
  }

  /** Puts a node into a block or takes it out. */
  set(rule: keyof typeof blockRules, key: string, node: NameNode, isIn: boolean): void {
    const id = `${rule} ${key}`;
    let block = this.blocks.get(id);
    if (!block) this.blocks.set(id, (block = { rule, key, members: new Set(), edges: [] }));
    if (isIn) block.members.add(node);
    else block.members.delete(node);
    if (block.members.size > 1 || block.edges.length > 0) this.dirty.add(block);
    if (block.members.size === 0 && block.edges.length === 0) this.blocks.delete(id);
  }

  /** The members of a block. */
  members(rule: keyof typeof blockRules, key: string): Iterable<NameNode> {
    return this.blocks.get(`${rule} ${key}`)?.members ?? [];
  }

  /** Compares what changed; the nodes whose edges are not what they were. */
  settle(): Set<NameNode> {
    const changed = new Set<NameNode>();
    for (const block of this.dirty) {
      const members = [...block.members].sort(byId);
      const edges = members.length < 2 ? [] : [...blockRules[block.rule].edges(members, block.key)];
      if (sameEdges(edges, block.edges)) continue;
      for (const edge of block.edges) {
        for (const node of [edge.a, edge.b]) {
          node.edges.delete(edge);
          changed.add(node);
        }
      }
      for (const edge of edges) {
        for (const node of [edge.a, edge.b]) {
          node.edges.add(edge);
          changed.add(node);
        }
      }
      block.edges = edges;
      if (members.length === 0) this.blocks.delete(`${block.rule} ${block.key}`);
    }
    this.dirty.clear();
    return changed;
  }

  private setAll(node: NameNode, isIn: boolean): void {
    for (const [rule, { keys }] of nodeRules)
      for (const key of new Set(keys(node))) this.set(rule, key, node, isIn);
  }
}

const nodeRules = (Object.keys(blockRules) as (keyof typeof blockRules)[]).flatMap(
  (rule): [keyof typeof blockRules, NodeRule][] => {
    const { keys, edges } = blockRules[rule];
    return keys ? [[rule, { keys, edges }]] : [];
  },
);

const sameEdges = (a: readonly Edge[], b: readonly Edge[]): boolean =>
  a.length === b.length &&
  a.every((edge, i) => {
    const other = b[i];
    return other?.kind === edge.kind && other.a === edge.a && other.b === edge.b;
  });

export const byId = (a: NameNode, b: NameNode): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
