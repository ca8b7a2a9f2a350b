import { isFree, type Occurrence } from './corpusNames';
import type { Group } from './group';

/** Sources of a candidate whose neighbours are looked at, and entities of each: bounds the time. */
const MAX_PROFILE_SOURCES = 20;
const MAX_NAMED = 60;

/** Entities named in full in a source, in order, at most `MAX_NAMED`. */
export function namedIn(occurrences: readonly Occurrence[]): Group[] {
  const named = new Set<Group>();
  for (const { entity, node, choice } of occurrences) {
    if (named.size === MAX_NAMED) break;
    const byName = isFree(entity) && node?.isOpen === false ? node.group : undefined;
    const group = entity.decided === undefined ? byName : choice?.group;
    if (group) named.add(group);
  }
  return [...named];
}

/** The first sources by path that name a group in full. */
export function profileSources(group: Group): string[] {
  const first: string[] = [];
  for (const { source } of group.named()) {
    const last = first[first.length - 1];
    if (first.length === MAX_PROFILE_SOURCES && last !== undefined && source >= last) continue;
    if (first.includes(source)) continue;
    const at = first.findIndex(other => other > source);
    first.splice(at < 0 ? first.length : at, 0, source);
    if (first.length > MAX_PROFILE_SOURCES) first.pop();
  }
  return first;
}
