import { list, unlist } from './corpusNames';
import type { Group } from './group';

/**
 * Readable ids for entities: the slug of the name; of several with one slug all but the first by key get `-2`, `-3`, ...
 * Ids depend on the set of entities only. A slug itself goes before another's number: "Jane Doe 2" has `jane-doe-2`.
 */
export class EntityIds {
  private readonly slugOf = new Map<Group, string>();
  private readonly bySlug = new Map<string, Set<Group>>();
  private readonly byId = new Map<string, Group>();
  private readonly dirty = new Set<string>();
  private readonly freed = new Set<string>();

  /** `isTaken`: ids that are somebody else's already. Call `touch` when the answer changes. */
  constructor(private readonly isTaken: (id: string) => boolean) {}

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Says which slug a group has, `undefined` once it is gone. */
  claim(group: Group, slug: string | undefined): void {
    const before = this.slugOf.get(group);
    if (before === slug) return;
    if (before !== undefined) {
      unlist(this.bySlug, before, group);
      this.touch(before);
    }
    if (slug === undefined) {
      this.slugOf.delete(group);
      if (this.byId.get(group.id) !== group) return;
      this.byId.delete(group.id);
      this.freed.add(group.id);
      return;
    }
    this.slugOf.set(group, slug);
    list(this.bySlug, slug, group);
    this.touch(slug);
  }

  /** An id that became free or taken: those who have it, or may want it, are named anew. */
  touch(id: string): void {
    this.dirty.add(id);
    const base = /^(.+)-\d+$/.exec(id)?.[1];
    if (base !== undefined) this.dirty.add(base);
  }

  /** Names the groups; returns those whose id changed, and the ids that came or went. */
  settle(): { readonly groups: readonly Group[]; readonly ids: ReadonlySet<string> } {
    const groups: Group[] = [];
    const ids = new Set(this.freed);
    this.freed.clear();
    for (const slug of this.dirty) {
      const claimants = [...(this.bySlug.get(slug) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
      let n = 1;
      for (const group of claimants) {
        let id = n === 1 ? slug : `${slug}-${n}`;
        while (this.isTaken(id) || (n > 1 && this.bySlug.has(id))) id = `${slug}-${++n}`;
        n++;
        if (group.id === id && this.byId.get(id) === group) continue;
        if (this.byId.get(group.id) === group) this.byId.delete(group.id);
        ids.add(group.id).add(id);
        group.id = id;
        groups.push(group);
      }
      for (const group of claimants) this.byId.set(group.id, group);
    }
    this.dirty.clear();
    return { groups, ids };
  }
}
