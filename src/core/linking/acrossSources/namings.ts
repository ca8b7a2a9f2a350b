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

/**
 * The sources that name a group in full, a sample where they are many: the same for the same sources, and another for each
 * group, so that a change of one source touches few samples.
 */
export function profileSources(group: Group): string[] {
  const own = markOf(group.key);
  const sample: { readonly rank: number; readonly source: string }[] = [];
  for (const { source, mark } of group.named()) {
    const rank = mix(mark ^ own);
    const last = sample[sample.length - 1];
    if (sample.length === MAX_PROFILE_SOURCES && last !== undefined && rank > last.rank) continue;
    const at = sample.findIndex(
      other => other.rank > rank || (other.rank === rank && other.source >= source),
    );
    if (sample[at]?.source === source) continue;
    sample.splice(at < 0 ? sample.length : at, 0, { rank, source });
    if (sample.length > MAX_PROFILE_SOURCES) sample.pop();
  }
  return sample.map(({ source }) => source);
}

/** Number of a text, evenly spread: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 units. */
export function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193);
  return mark;
}

/** Spreads what differs in a few digits over all of them: the finalizer of MurmurHash3. */
function mix(mark: number): number {
  let mixed = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
