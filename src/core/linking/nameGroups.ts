import { comparePersons, isSlip } from './compare';
import type { CorpusNames, NameNode } from './corpusNames';
import { Partition } from './partition';
import { canonicalPlace } from './places';
import { soundKey } from './variants';

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

/** What the reader's decisions say of the nodes. */
export interface Pins {
  /** Node id -> entity id that the name is bound to. */
  readonly pin: ReadonlyMap<string, string>;
  /** Whether two entity ids must stay apart though neither is the other. */
  readonly distinct: (a: string, b: string) => boolean;
  /** Whether a name (node) must not be of an entity. */
  readonly barred: (node: NameNode, entity: string) => boolean;
}

/** Names joined into entities. */
export interface NameGroups {
  /** Node ids of each group, sorted; groups in order of their first node. */
  readonly groups: readonly (readonly NameNode[])[];
  /** Nodes that fit two or more different fuller names: left open, decided source by source. */
  readonly open: ReadonlyMap<NameNode, readonly NameNode[]>;
  /** How a node joined its group: by node id. */
  readonly joined: ReadonlyMap<string, { readonly kind: JoinKind; readonly to: NameNode }>;
}

/**
 * Largest block of persons with one family name that is compared pair by pair; larger ones are parted by the given
 * name's first letter, and what is still larger by the whole given name. Keeps the time near-linear.
 */
const MAX_BLOCK = 60;

interface Edge {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

/** The names of a corpus, grouped. The result depends on the set of names only, not on the order in which they came. */
export function groupNames(names: CorpusNames, pins: Pins): NameGroups {
  const nodes = [...names.nodes.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
  const indexOf = new Map(nodes.map((node, i) => [node.id, i]));
  const edges: Edge[] = [];
  const add = (kind: JoinKind, a: number | undefined, b: number | undefined): void => {
    if (a !== undefined && b !== undefined && a !== b)
      edges.push({ kind: joinKinds.indexOf(kind), a: Math.min(a, b), b: Math.max(a, b) });
  };

  const byPin = new Map<string, number>();
  for (const [node, entity] of pins.pin) {
    const first = byPin.get(entity);
    if (first === undefined) byPin.set(entity, indexOf.get(node) ?? 0);
    else add('registry', first, indexOf.get(node));
  }
  for (const { a, b } of names.equations.values()) add('equated', indexOf.get(a), indexOf.get(b));
  for (const [a, b] of sameSpelling(nodes)) add('spelling', a, b);
  for (const [a, b] of slips(nodes)) add('spelling', a, b);
  for (const [a, b] of withCountry(nodes)) add('country', a, b);
  const open = new Map<number, Set<number>>();
  for (const { kind, a, b } of relatedPersons(nodes)) {
    add(kind, a, b);
    if (kind === 'fuller') {
      const [short, long] =
        (nodes[a]?.name.parts.length ?? 0) < (nodes[b]?.name.parts.length ?? 0) ? [a, b] : [b, a];
      open.set(short, (open.get(short) ?? new Set()).add(long));
    }
  }
  for (const meanings of names.acronyms.values()) {
    for (const [a, b] of expansions(
      [...meanings.keys()].flatMap(id => indexOf.get(id) ?? []),
      nodes,
    ))
      add('expansion', a, b);
  }

  const openNodes = new Map([...open].filter(([, fuller]) => haveConflict([...fuller], nodes)));
  const partition = new Partition(nodes.length, (a, b) => mayJoin(nodes[a], nodes[b], pins));
  const joined = new Map<string, { kind: JoinKind; to: NameNode }>();
  edges.sort((x, y) => x.kind - y.kind || x.a - y.a || x.b - y.b);
  for (const { kind, a, b } of edges) {
    const name = joinKinds[kind];
    const [x, y] = [nodes[a], nodes[b]];
    if (!x || !y || !name) continue;
    if (name === 'fuller' && (openNodes.has(a) || openNodes.has(b))) continue;
    if (!partition.join(a, b)) continue;
    if (!joined.has(y.id)) joined.set(y.id, { kind: name, to: x });
    if (!joined.has(x.id)) joined.set(x.id, { kind: name, to: y });
  }
  const groups = new Map<number, NameNode[]>();
  nodes.forEach((node, i) => {
    const root = partition.find(i);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  });
  const toNodes = (indices: Iterable<number>): NameNode[] => [...indices].flatMap(i => nodes[i] ?? []);
  return {
    groups: [...groups.values()],
    open: new Map(
      [...openNodes].flatMap(([i, fuller]) => toNodes([i]).map(node => [node, toNodes(fuller)] as const)),
    ),
    joined,
  };
}

function mayJoin(a: NameNode | undefined, b: NameNode | undefined, pins: Pins): boolean {
  if (!a || !b) return false;
  const [p, q] = [pins.pin.get(a.id), pins.pin.get(b.id)];
  if (p !== undefined && q !== undefined) return p === q && !pins.distinct(p, q);
  if (p !== undefined && pins.barred(b, p)) return false;
  if (q !== undefined && pins.barred(a, q)) return false;
  if (a.name.shape !== 'person' || b.name.shape !== 'person') return true;
  return a.name.parts.length < 2 || b.name.parts.length < 2 || comparePersons(a.name, b.name) !== 'conflict';
}

/** The same type and the same name but for what romanizations leave open. */
function* sameSpelling(nodes: readonly NameNode[]): Generator<[number, number]> {
  for (const group of groupBy(nodes, ({ type, name }) => [`${type} ${name.spelling}`])) {
    const [first = 0] = group;
    for (const i of group.slice(1)) yield [first, i];
  }
}

/** Names of several words, not of persons, of which the longest word differs by a slip of the pen. */
function* slips(nodes: readonly NameNode[]): Generator<[number, number]> {
  const longest = ({ name }: NameNode): string =>
    name.parts.reduce((a, b) => (b.length > a.length ? b : a), '');
  const keys = (node: NameNode): string[] => {
    const { shape, parts } = node.name;
    const word = longest(node);
    if (shape === 'person' || parts.length < 2) return [];
    return [`${node.type} ${parts.map(part => (part === word ? `${word.charAt(0)}*` : part)).join(' ')}`];
  };
  for (const block of groupBy(nodes, keys)) {
    if (block.length > MAX_BLOCK) continue;
    for (const [i, a] of block.entries()) {
      for (const b of block.slice(i + 1)) {
        const [x, y] = [nodes[a], nodes[b]];
        if (x && y && isSlip(longest(x), longest(y))) yield [a, b];
      }
    }
  }
}

/** Fewest words that must remain when a country is left out: "U.S. Securities and Exchange Commission". */
const MIN_WORDS_WITHOUT_COUNTRY = 3;

/** An organization with and without its country in front, where no other country's is named. */
function* withCountry(nodes: readonly NameNode[]): Generator<[number, number]> {
  const byRest = new Map<string, { country: string; node: number }[]>();
  const plain = new Map<string, number>();
  nodes.forEach(({ name, type }, i) => {
    if (name.shape !== 'organization' || name.parts.length < MIN_WORDS_WITHOUT_COUNTRY) return;
    plain.set(`${type} ${name.key}`, i);
    for (const n of [1, 2]) {
      const country = canonicalPlace(name.parts.slice(0, n).join(' '));
      if (country === undefined || name.parts.length - n < MIN_WORDS_WITHOUT_COUNTRY) continue;
      const rest = `${type} ${name.parts.slice(n).join(' ')}`;
      byRest.set(rest, [...(byRest.get(rest) ?? []), { country, node: i }]);
    }
  });
  for (const [rest, named] of byRest) {
    const bare = plain.get(rest);
    if (bare === undefined || new Set(named.map(({ country }) => country)).size > 1) continue;
    for (const { node } of named) yield [bare, node];
  }
}

function* relatedPersons(
  nodes: readonly NameNode[],
): Generator<{ kind: 'variant' | 'fuller'; a: number; b: number }> {
  const seen = new Set<number>();
  const keys = (node: NameNode): string[] => {
    const { name } = node;
    if (name.shape !== 'person' || name.parts.length < 2) return [];
    return [
      `${node.type} ${soundKey(name.parts[name.parts.length - 1] ?? '')}`,
      `${node.type} ${name.parts.slice(0, 2).join(' ')}`,
    ];
  };
  for (const block of groupBy(nodes, keys)) {
    for (const group of smallBlocks(block, nodes)) {
      for (let i = 0; i < group.length; i++) {
        for (let j = i + 1; j < group.length; j++) {
          const [a, b] = [group[i] ?? 0, group[j] ?? 0];
          const [x, y] = [nodes[a], nodes[b]];
          const pair = a * nodes.length + b;
          if (!x || !y || seen.has(pair)) continue;
          const relation = comparePersons(x.name, y.name);
          if (relation !== 'variant' && relation !== 'fuller') continue;
          seen.add(pair);
          yield { kind: relation, a, b };
        }
      }
    }
  }
}

function smallBlocks(block: readonly number[], nodes: readonly NameNode[]): number[][] {
  if (block.length <= MAX_BLOCK) return [[...block]];
  const given = (i: number): string => nodes[i]?.name.parts[0] ?? '';
  return groupBy(block, i => [soundKey(given(i)).slice(0, 1)]).flatMap(part => {
    const members = part.map(i => block[i] ?? 0);
    if (members.length <= MAX_BLOCK) return [members];
    return groupBy(members, i => [given(i).slice(0, 3)]).map(small =>
      small.map(i => members[i] ?? 0).slice(0, 4 * MAX_BLOCK),
    );
  });
}

/** Two spelled-out names of one acronym that share half of their words: an organization that changed its name. */
function* expansions(indices: readonly number[], nodes: readonly NameNode[]): Generator<[number, number]> {
  for (let i = 0; i < indices.length; i++) {
    for (let j = i + 1; j < indices.length; j++) {
      const [a, b] = [nodes[indices[i] ?? 0], nodes[indices[j] ?? 0]];
      if (!a || !b || a.type !== b.type) continue;
      const shared = a.name.parts.filter(part => b.name.parts.includes(part)).length;
      if (2 * shared >= Math.max(a.name.parts.length, b.name.parts.length))
        yield [indices[i] ?? 0, indices[j] ?? 0];
    }
  }
}

const haveConflict = (indices: readonly number[], nodes: readonly NameNode[]): boolean =>
  indices.some((a, i) =>
    indices.slice(i + 1).some(b => {
      const [x, y] = [nodes[a], nodes[b]];
      return x !== undefined && y !== undefined && comparePersons(x.name, y.name) === 'conflict';
    }),
  );

/** Indices of the items that share a key, lists of two or more. */
function groupBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  items.forEach((item, i) => {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(i);
      else groups.set(key, [i]);
    }
  });
  return [...groups.values()].filter(group => group.length > 1);
}
