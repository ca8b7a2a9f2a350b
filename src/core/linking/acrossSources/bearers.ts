import type { Position } from '../names/compare';
import type { NameNode } from './corpusNames';
import type { Group } from './group';
import type { ParsedName } from '../names/name';
import { byId } from './nameGraph';
import { areOdd, sensesAgree, sensesConflict, type Sense } from '../names/senses';

/** How a short name answers to an entity's full name. */
export type Answer = Position | 'acronym' | 'initials' | 'fuller' | 'registry';

/** A name that a short one may stand for. */
export interface Bearer {
  readonly group: Group;
  readonly node: NameNode | undefined;
  /** How the short name answers to the full one. */
  readonly by: Answer;
  readonly weight: number;
}

/** Weight of a candidate by how the name answers to it, against one source that names it in full. Dev-set calibrated. */
const WEIGHT: Readonly<Record<Answer, number>> = {
  family: 1,
  given: 0.3,
  middle: 0.1,
  acronym: 4,
  initials: 0.7,
  fuller: 2,
  registry: 100,
};

/** Candidates beyond this many, the less frequent, are not weighed: a name so common says little. */
const MAX_CANDIDATES = 12;

/** What it does for a candidate that the source tells the same of the person as others do, or what fits no one life. */
const AGREES = 2;
const CLASHES = 0.2;

/** `count`: source entities that speak for it, see `standingOf`. */
export const bearerOf = (group: Group, node: NameNode | undefined, by: Answer, count: number): Bearer => ({
  group,
  node,
  by,
  weight: WEIGHT[by] * (by === 'registry' ? 1 : Math.sqrt(count)),
});

/** The weightiest first; of one group's the commoner name, then the first by id. */
export const inOrder = (bearers: readonly Bearer[]): Bearer[] =>
  bearers
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || byKey(a.group, b.group) || byNode(a.node, b.node));

/** A bearer as one source speaks of it: a relative called by the first name, or somebody of whom it tells something. */
export function weighedFor(
  bearer: Bearer,
  isKin: boolean,
  sense: Sense | undefined,
  here: readonly Group[],
): Bearer {
  const { group, node, by } = bearer;
  const isFamily = isKin && by === 'given' && isRelated(node, here);
  const own = isFamily ? bearerOf(group, node, 'family', group.standing) : bearer;
  if (!sense) return own;
  const told = namesOf(group);
  const like = told.find(({ name }) => sensesAgree(sense, name.sense) && !clash(sense, name));
  if (like) return { ...own, weight: own.weight * AGREES, ...(by === 'registry' && { node: like }) };
  return told.some(({ name }) => clash(sense, name)) ? { ...own, weight: own.weight * CLASHES } : own;
}

/** The full names that are a group's in every source, and those that the reader gave to it. */
const namesOf = ({ nodes, decided }: Group): NameNode[] => {
  const own = nodes.filter(({ isOpen }) => !isOpen);
  return [...new Set([...own, ...[...decided].flatMap(({ node }) => node ?? [])])].sort(byId);
};

/** Whether what a source tells of somebody is odd for one who has a name, or not to be had in one life. */
const clash = (sense: Sense, { sense: other, parts }: ParsedName): boolean =>
  other !== undefined && (areOdd(sense, other) || sensesConflict(sense, other, parts));

/** The first bearer of each group, as many as are weighed. */
export function firstOfGroups(bearers: readonly Bearer[], mayBe: (bearer: Bearer) => boolean): Bearer[] {
  const found: Bearer[] = [];
  for (const bearer of bearers) {
    if (found.length === MAX_CANDIDATES) break;
    if (mayBe(bearer) && found.every(({ group }) => group !== bearer.group)) found.push(bearer);
  }
  return found;
}

/** Whether somebody named in full in a source has the same family name: then "his son Saddam" may be a relative. */
const isRelated = (node: NameNode | undefined, here: readonly Group[]): boolean =>
  here.some(({ nodes }) =>
    nodes.some(({ name }) => name.shape === 'person' && familyOf(name) === familyOf(node?.name)),
  );

const familyOf = (name: ParsedName | undefined): string | undefined => name?.parts[name.parts.length - 1];

/** The order of groups that weigh the same. */
export const byKey = (a: Group, b: Group): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** The name that more sources have first. */
export const byNode = (a: NameNode | undefined, b: NameNode | undefined): number =>
  a && b ? b.standing - a.standing || byId(a, b) : 0;
