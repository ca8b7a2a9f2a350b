import {
  bearerOf,
  byKey,
  byNode,
  firstOfGroups,
  inOrder,
  weighedFor,
  type Answer,
  type Bearer,
} from './bearers';
import { positionIn } from '../names/compare';
import type { CorpusNames, NameNode, Occurrence } from './corpusNames';
import type { Group } from './group';
import type { ParsedName } from '../names/name';
import type { NumberSet } from './numberSet';
import type { EntityType } from '../../recognition/mention';
import { sexesDiffer } from '../names/sexes';
import { acronymKey, partKey } from './shortKeys';
import { standingOf } from './standing';

/** An entity that a short name may mean. */
export interface Candidate {
  readonly group: Group;
  readonly by: Answer;
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

/** Weight of "somebody whom no source names in full", per candidate kind. */
const UNKNOWN = 0.8;
/** Names looked at to find them. */
const MAX_LOOKED_AT = 200;
/** How much one rare shared neighbour adds to a candidate. */
const NEIGHBOUR_WEIGHT = 1.5;
/** Below this probability a short name stays by itself, with its rivals listed. */
const LINK_THRESHOLD = 0.5;
/**
 * How many times likelier than the next one of two entities to whom the reader gave one name must be: what one companion
 * does whom up to seven sources name, or a calling that only one of them has.
 */
const MIN_ODDS = 1.5;
const MAX_RIVALS = 5;
const MAX_SHARED = 3;
const NOBODY: readonly Bearer[] = [];
const NOBODY_KNOWN: Choice = { confidence: 1, rivals: [] };

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
    const [best, next] = candidates;
    if (best && best.probability >= LINK_THRESHOLD && !areLevel(best, next)) {
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
    const { ruledOut, isShort, isKin, forms, sex } = entity;
    const sense = entity.sense ?? occurrence.node?.name.sense;
    const lists: Bearer[][] = [];
    const offer = (bearers: readonly Bearer[], mayBe: (bearer: Bearer) => boolean): void => {
      const weighed =
        isKin || sense ? inOrder(bearers.map(one => weighedFor(one, isKin, sense, here))) : bearers;
      const best = firstOfGroups(weighed, bearer => !ruledOut.includes(bearer.group.id) && mayBe(bearer));
      if (best.length > 0) lists.push(best);
    };
    const whole = (groups: readonly Group[], by: Answer): void => {
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

const areLevel = (best: Candidate, next: Candidate | undefined): boolean =>
  best.by === 'registry' && next?.by === 'registry' && best.probability < MIN_ODDS * next.probability;
