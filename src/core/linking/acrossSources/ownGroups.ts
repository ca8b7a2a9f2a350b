import { isFree, NameNode, type Occurrence } from './corpusNames';
import type { CorpusGroups } from './corpusGroups';
import { mainText } from './mainText';
import { EntityIds } from './entityIds';
import type { Group } from './group';
import { isCommonName, isRole } from '../names/persons';
import { slugOf } from '../slug';
import type { Work } from './work';

/** Entities of which only short names are known, and of mentions for which the reader ruled out who they seem to be. */
export class OwnGroups {
  private readonly byKey = new Map<string, Group>();
  /** Sources of those that are of one source only: their ids name it, so that another source does not change them. */
  private readonly ofSource = new Map<Group, string>();
  private readonly detached = new Map<string, Group>();
  private readonly ids: EntityIds;

  constructor(private readonly groups: CorpusGroups) {
    this.ids = new EntityIds(id => groups.explicit.has(id) || groups.ids.has(id));
  }

  has(group: Group): boolean {
    return this.byKey.get(group.key) === group || this.detached.get(group.key) === group;
  }

  /** The entity of a name by itself (contested: several people of the corpus bear it): that of full names written alike, else one of its own. */
  groupOf(occurrence: Occurrence, isContested: boolean): Group {
    const known = this.groups.names.nodes.get(occurrence.entity.forms[0]?.name.id ?? '')?.group;
    if (known) return known;
    const source = isAnybody(occurrence, isContested) ? occurrence.source : undefined;
    const key = `${ownKey(occurrence)}|${source ?? ''}`;
    let group = this.byKey.get(key);
    if (!group) {
      this.byKey.set(key, (group = this.groups.newGroup(key, [])));
      if (source !== undefined) this.ofSource.set(group, source);
    }
    return group;
  }

  /** Names the changed groups; forgets those without occurrences. */
  settle(work: Work): void {
    for (const group of work.groups) {
      if (this.byKey.get(group.key) !== group) continue;
      const own = [...group.chosen].filter(({ entity }) => isFree(entity));
      if (own.length === 0) {
        this.byKey.delete(group.key);
        this.ofSource.delete(group);
        this.ids.claim(group, undefined);
        continue;
      }
      group.nodes = nodesOf(own);
      const source = this.ofSource.get(group);
      const text = mainText(group.nodes);
      this.ids.claim(group, slugOf(source === undefined ? text : `${text} in ${withoutEnding(source)}`));
    }
    for (const id of this.groups.takeChangedIds()) this.ids.touch(id);
    for (const group of this.ids.settle().groups) work.groups.add(group);
  }

  /** A group of its own for what the reader said is not the entity of its name. */
  detachedFor({ entity }: Occurrence): Group {
    const [main] = entity.forms;
    const key = `~${main?.name.id ?? entity.type}|${entity.ruledOut.join('|')}`;
    let group = this.detached.get(key);
    if (!group) {
      this.detached.set(key, (group = this.groups.newGroup(key, [])));
      const slug = slugOf(main?.text ?? '');
      const taken = new Set([...this.detached.values()].map(({ id }) => id));
      const { explicit, ids } = this.groups;
      let id = slug;
      for (let n = 2; ; n++) {
        const isTaken = explicit.has(id) || ids.has(id) || this.ids.has(id) || taken.has(id);
        if (!isTaken && !entity.ruledOut.includes(id)) break;
        id = `${slug}-${n}`;
      }
      group.id = id;
    }
    return group;
  }

  clearDetached(work: Work): void {
    for (const group of this.detached.values()) work.groups.add(group);
    this.detached.clear();
  }
}

/** Occurrences with one key are one entity. */
function ownKey({ entity }: Occurrence): string {
  const [main] = entity.forms;
  return main ? `${main.type}|${main.name.shape}|${main.name.spelling}` : '';
}

/**
 * Whether a name alone means somebody else in every source: a role ("President"), a name that many bear, or one that fits
 * several people of the corpus.
 */
function isAnybody({ entity }: Occurrence, isContested: boolean): boolean {
  const name = entity.forms[0]?.name;
  if (name?.shape !== 'person' || name.parts.length > 1) return false;
  return isContested || isRole(name.key) || isCommonName(name.key);
}

const withoutEnding = (path: string): string => path.replace(/\.[^./]*$/, '');

/** Nodes for names that stay short, which no index holds. */
function nodesOf(occurrences: Iterable<Occurrence>): NameNode[] {
  const nodes = new Map<string, NameNode>();
  for (const { entity } of occurrences) {
    for (const { name, type, texts } of entity.forms) {
      const node = nodes.get(name.id) ?? new NameNode(name, type);
      nodes.set(name.id, node);
      for (const [text, count] of texts) node.texts.set(text, (node.texts.get(text) ?? 0) + count);
    }
  }
  return [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
