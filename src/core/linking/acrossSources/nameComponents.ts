import { comparePersons } from '../names/compare';
import type { NameNode } from './corpusNames';
import { byId, joinKinds, type Edge } from './nameGraph';
import { sensesAgree, sensesConflict } from '../names/senses';
import { Partition } from '../partition';
import type { Pins } from './pins';

/** Every name that edges lead to from the given ones, part by part; members sorted by id. */
export function componentsOf(from: Iterable<NameNode>): NameNode[][] {
  const seen = new Set<NameNode>();
  const components: NameNode[][] = [];
  for (const start of from) {
    if (seen.has(start)) continue;
    const component = [start];
    seen.add(start);
    for (const node of component) {
      for (const { a, b } of node.edges) {
        const other = a === node ? b : a;
        if (seen.has(other)) continue;
        seen.add(other);
        component.push(other);
      }
    }
    components.push(component.sort(byId));
  }
  return components;
}

/**
 * Joins the names of one component, best evidence first, and never two that must not be one. Sets `joined` and `fuller`
 * of its nodes; returns the groups, members sorted by id. Depends on the set of names only, not on how it came about.
 */
export function joinNames(nodes: readonly NameNode[], pins: Pins): NameNode[][] {
  for (const node of nodes) {
    node.joined = undefined;
    node.fuller = [];
  }
  if (nodes.length === 1) return [[...nodes]];
  const indexOf = new Map(nodes.map((node, i) => [node, i]));
  const at = (node: NameNode): number => indexOf.get(node) ?? 0;
  const edges = [...new Set(nodes.flatMap(node => [...node.edges]))].sort(
    (x, y) =>
      rank(x) - rank(y) || Number(agrees(y)) - Number(agrees(x)) || at(x.a) - at(y.a) || at(x.b) - at(y.b),
  );
  leaveOpen(edges);
  const partition = new Partition(nodes.length, (a, b) => mayJoin(nodes[a], nodes[b], pins));
  for (const { kind, a, b } of edges) {
    if (kind === 'fuller' && (isNobodys(a) || isNobodys(b))) continue;
    if ((kind === 'variant' || kind === 'spelling') && (a.fuller.includes(b) || b.fuller.includes(a)))
      continue;
    if (!partition.join(at(a), at(b))) continue;
    a.joined ??= { kind, to: b };
    b.joined ??= { kind, to: a };
  }
  const groups = new Map<number, NameNode[]>();
  nodes.forEach((node, i) => {
    const root = partition.find(i);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  });
  return [...groups.values()];
}

/** Whether a name alone does not say who is meant. */
const isNobodys = ({ fuller, namesakes }: NameNode): boolean => fuller.length > 0 || namesakes.length > 0;

const rank = ({ kind }: Edge): number => joinKinds.indexOf(kind);

const agrees = ({ a, b }: Edge): boolean => sensesAgree(a.name.sense, b.name.sense);

/** `J. Doe` says less than `Jane Doe`. */
const hasInitial = ({ name }: NameNode): boolean => name.parts[0]?.length === 1;

/** A name that fits fuller names of different people is none's. */
function leaveOpen(edges: readonly Edge[]): void {
  const fuller = new Map<NameNode, Set<NameNode>>();
  for (const { kind, a, b } of edges) {
    if (kind !== 'fuller' && !(kind === 'variant' && hasInitial(a) !== hasInitial(b))) continue;
    const isFirst = kind === 'fuller' ? a.name.parts.length < b.name.parts.length : hasInitial(a);
    const [short, long] = isFirst ? [a, b] : [b, a];
    fuller.set(short, (fuller.get(short) ?? new Set()).add(long));
  }
  for (const [node, names] of namesakesIn(edges)) {
    const agreeing = names.filter(({ name }) => sensesAgree(name.sense, node.name.sense));
    for (const other of agreeing.length > 0 ? agreeing : names)
      fuller.set(node, (fuller.get(node) ?? new Set()).add(other));
  }
  for (const [node, names] of fuller) if (haveConflict([...names])) node.fuller = [...names].sort(byId);
}

/** For each name the same names of whose bearers sources tell something that may be true of its own. */
function namesakesIn(edges: readonly Edge[]): Map<NameNode, NameNode[]> {
  const namesakes = new Map<NameNode, NameNode[]>();
  for (const { kind, a, b } of edges) {
    if (kind !== 'spelling' || a.name.shape !== 'person' || comparePersons(a.name, b.name) === 'conflict')
      continue;
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (other.name.sense) namesakes.set(one, [...(namesakes.get(one) ?? []), other]);
  }
  return namesakes;
}

const haveConflict = (nodes: readonly NameNode[]): boolean =>
  nodes.some((a, i) => nodes.slice(i + 1).some(b => comparePersons(a.name, b.name) === 'conflict'));

/** Two of one name whom sources describe as different people, where the reader decided on the name but not on the mentions of both. */
const areNamesakes = (a: NameNode, b: NameNode): boolean =>
  a.name.key === b.name.key &&
  (a.decided.size === 0 || b.decided.size === 0) &&
  (a.fuller.includes(b) || b.fuller.includes(a) || sensesConflict(a.name.sense, b.name.sense, a.name.parts));

/**
 * The group that a decision on a name means, where several people have it: the one whose mentions were decided, else that of
 * the number in the id ("john-doe-2"), as groups of one name are numbered in this order.
 */
export function pinnedOf(
  groups: readonly (readonly NameNode[])[],
  pin: string,
): readonly NameNode[] | undefined {
  const pinned = groups.filter(nodes => nodes.some(node => node.pin === pin));
  const decided = pinned.find(nodes => nodes.some(node => node.pin === pin && node.decided.size > 0));
  return decided ?? pinned[numberOf(pin) - 1] ?? pinned[0];
}

/** The same for an entity that shares its name with others of the reader's, of which no mention was decided. */
export const numberedOf = (
  groups: readonly (readonly NameNode[])[],
  id: string,
): readonly NameNode[] | undefined =>
  groups.filter(nodes => nodes.some(({ namesakes }) => namesakes.includes(id)))[numberOf(id) - 1];

const numberOf = (id: string): number => Number(/-(\d+)$/.exec(id)?.[1] ?? 1);

function mayJoin(a: NameNode | undefined, b: NameNode | undefined, pins: Pins): boolean {
  if (!a || !b) return false;
  const [p, q] = [a.pin, b.pin];
  if (p !== undefined && q !== undefined) return p === q && !areNamesakes(a, b);
  if ((p !== undefined && b.namesakes.length > 0) || (q !== undefined && a.namesakes.length > 0))
    return false;
  if (p !== undefined && pins.isBarred(b, p)) return false;
  if (q !== undefined && pins.isBarred(a, q)) return false;
  if (a.name.shape !== 'person' || b.name.shape !== 'person') return true;
  return a.name.parts.length < 2 || b.name.parts.length < 2 || comparePersons(a.name, b.name) !== 'conflict';
}
