import { positionIn } from './compare';
import type { Position } from './compare';
import type { CorpusNames, NameNode, Occurrence } from './corpusNames';
import type { Assignment, Group } from './corpusStep';

/** An entity that a short name may mean. */
export interface Candidate {
  readonly group: Group;
  /** How the short name answers to the entity's name. */
  readonly by: Position | 'acronym' | 'initials' | 'fuller' | 'registry';
  /** The full name that it answers to. */
  readonly node: NameNode | undefined;
  /** Sources that name it in full. */
  readonly sources: number;
  /** Entities named both here and where the candidate is named in full, commonest last. */
  readonly shared: readonly Group[];
  /** Probability as estimated, 0 to 1. */
  readonly probability: number;
}

export interface ShortIndex {
  readonly byPart: ReadonlyMap<string, readonly { readonly node: NameNode; readonly group: Group }[]>;
  readonly byInitials: ReadonlyMap<string, readonly { readonly node: NameNode; readonly group: Group }[]>;
  readonly byAcronym: ReadonlyMap<
    string,
    readonly { readonly node: NameNode; readonly group: Group; readonly count: number }[]
  >;
  /** Groups named in full in a source, the rarest in the corpus first, at most `MAX_NEIGHBOURS`. */
  readonly fullIn: (source: string) => readonly Group[];
  /** Groups named in full beside a group, by the sources that name it. */
  readonly neighbours: (group: Group) => ReadonlySet<Group>;
  /** Sources that name a group in full. */
  readonly sizeOf: (group: Group) => number;
}

/** Weight of a candidate by how the name answers to it, against one source that names it in full. Dev-set calibrated. */
const WEIGHT: Readonly<Record<Candidate['by'], number>> = {
  family: 1,
  given: 0.3,
  middle: 0.1,
  acronym: 4,
  initials: 0.7,
  fuller: 2,
  registry: 100,
};
/** Weight of "somebody whom no source names in full", per candidate kind. */
const UNKNOWN = 0.8;
/** Candidates beyond this many, the less frequent, are not weighed: a name so common says little. */
const MAX_CANDIDATES = 12;
/** Names looked at to find them. */
const MAX_LOOKED_AT = 200;
/** Sources of a candidate whose neighbours are looked at, and neighbours of each: bounds the time. */
const MAX_PROFILE_SOURCES = 20;
const MAX_NEIGHBOURS = 30;
/** How much one rare shared neighbour adds to a candidate. */
const NEIGHBOUR_WEIGHT = 1.5;
/** Below this probability a short name stays by itself, with its rivals listed. */
export const LINK_THRESHOLD = 0.5;
const MAX_RIVALS = 5;
const MAX_SHARED = 3;

export function buildShortIndex(
  groups: readonly Group[],
  names: CorpusNames,
  groupOf: (node: string) => Group | undefined,
  assignments: ReadonlyMap<string, readonly Assignment[]>,
): ShortIndex {
  const byPart = new Map<string, { node: NameNode; group: Group }[]>();
  const byInitials = new Map<string, { node: NameNode; group: Group }[]>();
  for (const group of groups) {
    for (const node of group.nodes) {
      for (const key of node.name.lookups) push(byPart, key, { node, group });
      for (const initials of node.name.initials)
        if (initials.length > 1) push(byInitials, initials, { node, group });
    }
  }
  const byAcronym = new Map<string, { node: NameNode; group: Group; count: number }[]>();
  for (const [acronym, meanings] of names.acronyms) {
    for (const [id, occurrences] of meanings) {
      const [node, group] = [names.nodes.get(id), groupOf(id)];
      if (node && group) push(byAcronym, acronym, { node, group, count: occurrences.length });
    }
  }
  // Taken before any short name is assigned, so that the result does not depend on their order.
  const sizes = new Map(groups.map(group => [group, group.occurrences.length]));
  const sizeOf = (group: Group): number => sizes.get(group) ?? 0;
  const full = new Map<string, readonly Group[]>();
  for (const [source, list] of assignments) {
    const named = [...new Set(list.flatMap(assignment => assignment?.group ?? []))];
    named.sort((a, b) => sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1));
    full.set(source, named.slice(0, MAX_NEIGHBOURS));
  }
  const fullIn = (source: string): readonly Group[] => full.get(source) ?? [];
  const profiles = new Map<Group, Set<Group>>();
  const neighbours = (group: Group): ReadonlySet<Group> => {
    let profile = profiles.get(group);
    if (!profile) {
      profile = new Set();
      for (const { source } of group.occurrences.slice(0, Math.min(MAX_PROFILE_SOURCES, sizeOf(group)))) {
        for (const other of fullIn(source)) if (other !== group) profile.add(other);
      }
      profiles.set(group, profile);
    }
    return profile;
  };
  return { byPart, byInitials, byAcronym, fullIn, neighbours, sizeOf };
}

export interface Choice {
  readonly chosen?: Candidate;
  /** Of the choice, or of "nobody we know". */
  readonly confidence: number;
  readonly rivals: readonly Candidate[];
}

/** Whom a short name means, judged by how often each candidate is named in the corpus and by shared neighbours. */
export function chooseShort(
  index: ShortIndex,
  occurrence: Occurrence,
  more: { readonly fuller: readonly Group[]; readonly fromRegistry: readonly Group[] },
): Choice {
  const { entity, source } = occurrence;
  const found = new Map<Group, { by: Candidate['by']; node: NameNode | undefined; weight: number }>();
  const offer = (
    group: Group,
    by: Candidate['by'],
    node: NameNode | undefined,
    count = index.sizeOf(group),
  ): void => {
    if (entity.ruledOut.includes(group.id)) return;
    const weight = WEIGHT[by] * Math.max(by === 'registry' ? 1 : 0, Math.sqrt(count));
    const known = found.get(group);
    const isBetter =
      !known || known.weight < weight || (known.weight === weight && isCommoner(node, known.node));
    if (weight > 0 && isBetter) found.set(group, { by, node, weight });
  };
  for (const group of more.fromRegistry) offer(group, 'registry', group.nodes[0]);
  for (const group of more.fuller) offer(group, 'fuller', group.nodes[0]);
  if (entity.isShort) {
    for (const { name, type } of entity.forms) {
      if (name.acronym) {
        for (const { group, node, count } of index.byAcronym.get(name.key) ?? [])
          offer(group, 'acronym', node, count);
        for (const { group, node } of index.byInitials.get(name.key) ?? []) {
          if (node.type === type || type === 'other' || node.type === 'other') offer(group, 'initials', node);
        }
      }
      if (name.shape !== 'person') continue;
      for (const { group, node } of (index.byPart.get(name.lookups[0] ?? '') ?? []).slice(0, MAX_LOOKED_AT)) {
        const position =
          node.type === type || node.type === 'other' ? positionIn(name.key, node.name) : undefined;
        if (position !== undefined)
          offer(group, entity.isKin && position === 'given' ? 'family' : position, node);
      }
    }
  }
  if (found.size === 0) return { confidence: 1, rivals: [] };
  const here = index.fullIn(source);
  let total = UNKNOWN;
  const weightiest = [...found]
    .sort(([a, x], [b, y]) => y.weight - x.weight || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_CANDIDATES);
  const scored = weightiest.map(([group, { by, node, weight }]) => {
    const profile = index.neighbours(group);
    const shared = here.filter(other => profile.has(other));
    const overlap = shared.reduce(
      (sum, other) => sum + 1 / Math.max(1, Math.log2(1 + index.sizeOf(other))),
      0,
    );
    const score = weight * (1 + NEIGHBOUR_WEIGHT * overlap);
    total += score;
    return { group, by, node, sources: index.sizeOf(group), shared: shared.slice(0, MAX_SHARED), score };
  });
  const candidates = scored
    .sort((a, b) => b.score - a.score || (a.group.id < b.group.id ? -1 : 1))
    .map(({ score, ...rest }): Candidate => ({ ...rest, probability: score / total }));
  const [best] = candidates;
  if (best && best.probability >= LINK_THRESHOLD) {
    return { chosen: best, confidence: best.probability, rivals: candidates.slice(1, 1 + MAX_RIVALS) };
  }
  return { confidence: UNKNOWN / total, rivals: candidates.slice(0, MAX_RIVALS) };
}

const isCommoner = (a: NameNode | undefined, b: NameNode | undefined): boolean =>
  (a?.occurrences.length ?? 0) > (b?.occurrences.length ?? 0);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
