import { positionIn, type Position } from './compare';
import { list, type CorpusNames, type NameNode, type Occurrence } from './corpusNames';
import type { Group } from './group';
import type { ParsedName } from './name';
import { byId } from './nameGraph';
import type { NumberSet } from './numberSet';
import type { EntityType } from '../recognition/mention';
import { areOdd, sensesAgree, sensesConflict, type Sense } from './senses';
import { sexesDiffer } from './sexes';
import type { SourceEntity } from './sourceEntities';
import { standingOf } from './standing';

/** An entity that a short name may mean. */
export interface Candidate {
  readonly group: Group;
  /** How the short name answers to the entity's name. */
  readonly by: Position | 'acronym' | 'initials' | 'fuller' | 'registry';
  /** The full name that it answers to. */
  readonly node: NameNode | undefined;
  /** Source entities that name it in full, see `standingOf`. */
  readonly named: number;
  /** Entities named both here and where the candidate is named in full, the rarest first. */
  readonly shared: readonly Group[];
  /** Probability as estimated, 0 to 1. */
  readonly probability: number;
}

export interface Choice {
  readonly chosen?: Candidate;
  /** Of the choice, or of "nobody we know". */
  readonly confidence: number;
  readonly rivals: readonly Candidate[];
}

/** A name that a short one may stand for. */
interface Bearer {
  readonly group: Group;
  readonly node: NameNode | undefined;
  readonly by: Candidate['by'];
  readonly weight: number;
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
/** How much one rare shared neighbour adds to a candidate. */
const NEIGHBOUR_WEIGHT = 1.5;
/** What it does for a candidate that the source tells the same of the person as others do, or what fits no one life. */
const AGREES = 2;
const CLASHES = 0.2;
/** Below this probability a short name stays by itself, with its rivals listed. */
const LINK_THRESHOLD = 0.5;
const MAX_RIVALS = 5;
const MAX_SHARED = 3;

/** What a short name's choice depends on: it is made anew when one of these keys changes. */
function shortKeys({ entity }: Occurrence): string[] {
  const [main] = entity.forms;
  const keys = entity.forms.flatMap(({ name }) => [
    ...(name.acronym ? [acronymKey(name.key)] : []),
    ...(name.shape === 'person' ? [partKey(name.lookups[0] ?? '')] : []),
  ]);
  return main ? [...keys, nameKey(main.name.key)] : keys;
}

/** The keys under which short names may stand for a full name. */
export const keysOf = (node: NameNode): string[] => [
  nameKey(node.name.key),
  ...node.name.lookups.map(partKey),
  ...[...node.acronyms.keys()].map(acronymKey),
  ...[...node.initials.keys()].map(acronymKey),
];

export const acronymKey = (acronym: string): string => `acronym ${acronym}`;
const partKey = (lookup: string): string => `part ${lookup}`;
export const nameKey = (key: string): string => `name ${key}`;

/** Chooses whom short names mean, by how often each candidate is named in the corpus and by shared neighbours. */
export class ShortNames {
  /** By short key, then by name: worked out once for all sources. */
  private readonly bearers = new Map<string, Map<string, readonly Bearer[]>>();

  constructor(
    private readonly names: CorpusNames,
    /** Groups named in full in a source. */
    private readonly namedIn: (source: string) => readonly Group[],
    /** Serials of the groups named beside a group. */
    private readonly neighbours: (group: Group) => NumberSet,
  ) {}

  /** Something changed behind a short key. */
  forget(key: string): void {
    this.bearers.delete(key);
  }

  choose(occurrence: Occurrence, fuller: readonly Group[], registered: readonly Group[]): Choice {
    const here = this.namedIn(occurrence.source);
    const weightiest = this.weightiest(occurrence, here, fuller, registered);
    if (weightiest.length === 0) return NOBODY_KNOWN;
    let total = UNKNOWN;
    const scored = weightiest.map(({ group, by, node, weight }) => {
      const profile = this.neighbours(group);
      const shared = here.filter(({ serial }) => profile.has(serial));
      const overlap = shared.reduce((sum, { rarity }) => sum + 1 / rarity, 0);
      const score = weight * (1 + NEIGHBOUR_WEIGHT * overlap);
      total += score;
      shared.sort((a, b) => a.rarity - b.rarity);
      return { group, by, node, named: group.standing, shared: shared.slice(0, MAX_SHARED), score };
    });
    const candidates = scored
      .sort((a, b) => b.score - a.score || byKey(a.group, b.group))
      .map(({ group, by, node, named, shared, score }): Candidate => ({
        group,
        by,
        node,
        named,
        shared,
        probability: score / total,
      }));
    const [best] = candidates;
    if (best && best.probability >= LINK_THRESHOLD) {
      return { chosen: best, confidence: best.probability, rivals: candidates.slice(1, 1 + MAX_RIVALS) };
    }
    return { confidence: UNKNOWN / total, rivals: candidates.slice(0, MAX_RIVALS) };
  }

  /** One bearer for each group, the weightiest first. */
  private weightiest(
    occurrence: Occurrence,
    here: readonly Group[],
    fuller: readonly Group[],
    registered: readonly Group[],
  ): readonly Bearer[] {
    const { entity } = occurrence;
    const { ruledOut, isShort, isKin, forms, sex, sense } = entity;
    const lists: Bearer[][] = [];
    const offer = (bearers: readonly Bearer[], mayBe: (bearer: Bearer) => boolean): void => {
      const weighed = isKin || sense ? inOrder(bearers.map(one => weighedFor(one, entity, here))) : bearers;
      const best = firstOfGroups(weighed, bearer => !ruledOut.includes(bearer.group.id) && mayBe(bearer));
      if (best.length > 0) lists.push(best);
    };
    const whole = (groups: readonly Group[], by: Candidate['by']): void => {
      const bearers = groups.map(group => {
        const node = occurrence.node?.fuller.find(other => other.group === group) ?? group.nodes[0];
        return bearerOf(group, node, by, group.standing);
      });
      offer(inOrder(bearers), () => true);
    };
    whole(registered, 'registry');
    whole(fuller, 'fuller');
    for (const { name, type } of isShort ? forms : []) {
      if (name.acronym) offer(this.known(acronymKey(name.key), name, type, this.spelledOut), () => true);
      if (name.shape !== 'person') continue;
      const bearers = this.known(partKey(name.lookups[0] ?? ''), name, type, this.people);
      offer(bearers, ({ group, node }) => {
        if (sexesDiffer(sex, node?.name.sex)) return false;
        // The source itself names those in full, and yet the name is none of theirs there.
        return ruledOut.length > 0 || !here.includes(group);
      });
    }
    const [only = NOBODY] = lists;
    return lists.length < 2 ? only : firstOfGroups(inOrder(lists.flat()), () => true);
  }

  /** Who may be meant by a name in any source, the weightiest first. */
  private known(
    key: string,
    name: ParsedName,
    type: EntityType,
    find: (name: ParsedName, type: EntityType) => Bearer[],
  ): readonly Bearer[] {
    const known = this.bearers.get(key) ?? new Map<string, readonly Bearer[]>();
    this.bearers.set(key, known);
    const id = `${type} ${name.key}`;
    let bearers = known.get(id);
    if (!bearers) known.set(id, (bearers = inOrder(find(name, type))));
    return bearers;
  }

  private readonly spelledOut = (name: ParsedName, type: EntityType): Bearer[] => [
    ...[...(this.names.byAcronym.get(name.key) ?? [])].flatMap(node => {
      const count = standingOf(node.acronyms.get(name.key) ?? 0);
      return node.group ? bearerOf(node.group, node, 'acronym', count) : [];
    }),
    ...[...(this.names.byInitials.get(name.key) ?? [])].flatMap(node => {
      const fits = node.type === type || type === 'other' || node.type === 'other';
      return fits && node.group ? bearerOf(node.group, node, 'initials', node.group.standing) : [];
    }),
  ];

  private readonly people = (name: ParsedName, type: EntityType): Bearer[] => {
    const nodes = [...(this.names.byLookup.get(name.lookups[0] ?? '') ?? [])];
    nodes.sort(byNode);
    return nodes.slice(0, MAX_LOOKED_AT).flatMap(node => {
      const { group } = node;
      const by = node.type === type || node.type === 'other' ? positionIn(name.key, node.name) : undefined;
      return group && by !== undefined ? bearerOf(group, node, by, group.standing) : [];
    });
  };
}

/** Whether somebody named in full in a source has the same family name: then "his son Saddam" may be a relative. */
const isRelated = (node: NameNode | undefined, here: readonly Group[]): boolean =>
  here.some(({ nodes }) =>
    nodes.some(({ name }) => name.shape === 'person' && familyOf(name) === familyOf(node?.name)),
  );

const familyOf = (name: ParsedName | undefined): string | undefined => name?.parts[name.parts.length - 1];

/** How much what is told of somebody here fits what sources tell of a candidate. */
function fit(sense: Sense, { nodes }: Group): number {
  const told = nodes.flatMap(({ name }) => name.sense ?? []);
  if (told.some(other => sensesAgree(sense, other))) return AGREES;
  const parts = nodes[0]?.name.parts ?? [];
  return told.some(other => areOdd(sense, other) || sensesConflict(sense, other, parts)) ? CLASHES : 1;
}

/** `count`: source entities that speak for it, see `standingOf`. */
const bearerOf = (group: Group, node: NameNode | undefined, by: Candidate['by'], count: number): Bearer => ({
  group,
  node,
  by,
  weight: WEIGHT[by] * (by === 'registry' ? 1 : Math.sqrt(count)),
});

/** The weightiest first; of one group's the commoner name, then the first by id. */
const inOrder = (bearers: readonly Bearer[]): Bearer[] =>
  bearers
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || byKey(a.group, b.group) || byNode(a.node, b.node));

/** A bearer as one source speaks of it: a relative called by the first name, or somebody of whom it tells something. */
function weighedFor(bearer: Bearer, { isKin, sense }: SourceEntity, here: readonly Group[]): Bearer {
  const { group, node, by } = bearer;
  const isFamily = isKin && by === 'given' && isRelated(node, here);
  const own = isFamily ? bearerOf(group, node, 'family', group.standing) : bearer;
  return sense ? { ...own, weight: own.weight * fit(sense, group) } : own;
}

/** The first bearer of each group, as many as are weighed. */
function firstOfGroups(bearers: readonly Bearer[], mayBe: (bearer: Bearer) => boolean): Bearer[] {
  const found: Bearer[] = [];
  for (const bearer of bearers) {
    if (found.length === MAX_CANDIDATES) break;
    if (mayBe(bearer) && found.every(({ group }) => group !== bearer.group)) found.push(bearer);
  }
  return found;
}

const NOBODY: readonly Bearer[] = [];
const NOBODY_KNOWN: Choice = { confidence: 1, rivals: [] };

const byKey = (a: Group, b: Group): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

const byNode = (a: NameNode | undefined, b: NameNode | undefined): number =>
  a && b ? b.standing - a.standing || byId(a, b) : 0;

/** Files occurrences under what their choice depends on. */
export class ShortList {
  private readonly byKey = new Map<string, Set<Occurrence>>();

  add(occurrence: Occurrence): void {
    for (const key of shortKeys(occurrence)) list(this.byKey, key, occurrence);
  }

  delete(occurrence: Occurrence): void {
    for (const key of shortKeys(occurrence)) this.byKey.get(key)?.delete(occurrence);
  }

  under(key: string): Iterable<Occurrence> {
    return this.byKey.get(key) ?? [];
  }
}
