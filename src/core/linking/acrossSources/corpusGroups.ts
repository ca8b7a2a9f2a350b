import { CorpusNames, list, unlist, type NameNode, type Occurrence } from './corpusNames';
import { EntityIds } from './entityIds';
import { Group } from './group';
import { componentsOf, joinNames, numberedOf, pinnedOf } from './nameComponents';
import { NameGraph } from './nameGraph';
import { changedEntries, Pins } from './pins';
import { emptyRegistry, type Registry } from '../registry';
import { slugOf } from '../slug';
import { standingOf } from './standing';
import { mainText } from './mainText';
import { acronymKey, nameKey } from './shortKeys';
import type { Work } from './work';

/** The entities that full names and the reader's decisions make, kept as names come and go. */
export class CorpusGroups {
  /** Entities that the reader decided on, by id. */
  readonly explicit = new Map<string, Group>();
  /** Ids of the others. */
  readonly ids = new EntityIds(id => this.explicit.has(id));
  readonly names: CorpusNames;
  pins = new Pins(emptyRegistry);
  /** Occurrences that the reader gave to an entity, by the id that it has now. */
  private readonly decided = new Map<string, Set<Occurrence>>();
  private readonly undecided = new Set<string>();
  /** Names that the reader gave to several entities, by the ids of these. */
  private readonly shared = new Map<string, Set<NameNode>>();
  private readonly graph = new NameGraph();
  private made = 0;
  private readonly changedIds = new Set<string>();

  /** Nodes that may have to be joined anew though neither they nor their edges changed. */
  private readonly unsettled = new Set<NameNode>();

  constructor() {
    this.names = new CorpusNames(this.graph);
  }

  /** Takes over what the reader decided; what the changed entries touch is done again. */
  setRegistry(registry: Registry, work: Work): void {
    const { pins: before, names } = this;
    const after = new Pins(registry);
    this.pins = after;
    for (const { id, merged, distinctFrom } of changedEntries(before.registry, registry)) {
      for (const name of [...before.namesOf(id), ...after.namesOf(id)]) {
        work.shortKeys.add(nameKey(name.key));
        const node = names.nodes.get(name.id);
        if (node) names.touched.add(node);
      }
      for (const slug of [id, ...merged, ...distinctFrom])
        for (const node of names.bySlug.get(slug) ?? []) names.touched.add(node);
      for (const known of [id, ...merged]) this.redecide(known);
      const group = this.explicit.get(id);
      if (!group) continue;
      for (const node of group.nodes) this.unsettled.add(node);
      group.registryKeys = keysIn(after, id);
      work.groups.add(group);
    }
  }

  /** Files what was decided for an id under the entity that it means now. */
  private redecide(id: string): void {
    this.undecided.add(id);
    for (const node of this.shared.get(id) ?? []) this.unsettled.add(node);
    for (const occurrence of [...(this.decided.get(id) ?? [])]) {
      const now = this.pins.current(occurrence.entity.decided ?? id);
      if (occurrence.node) this.names.touched.add(occurrence.node);
      if (now === id) continue;
      unlist(this.decided, id, occurrence);
      list(this.decided, now, occurrence);
      this.undecided.add(now);
    }
  }

  decide(occurrence: Occurrence, entity: string, isNew: boolean): void {
    const id = this.pins.current(entity);
    (isNew ? list : unlist)(this.decided, id, occurrence);
    this.undecided.add(id);
  }

  newGroup(key: string, nodes: readonly NameNode[], pin?: string): Group {
    return new Group(this.made++, key, nodes, pin, keysIn(this.pins, pin));
  }

  /** Whether a group is still there. */
  has(group: Group): boolean {
    if (group.pin !== undefined) return this.explicit.get(group.pin) === group;
    return group.nodes.some(node => node.group === group && node.uses > 0);
  }

  /** Ids that came or went since this was last asked. */
  takeChangedIds(): readonly string[] {
    const ids = [...this.changedIds];
    this.changedIds.clear();
    return ids;
  }

  settle(work: Work): void {
    const { names } = this;
    const dirty = this.settleNodes(work);
    const affected = new Set([...dirty].flatMap(node => [node, ...node.component]));
    const dropped = new Set<Group>();
    for (const component of componentsOf([...affected].filter(node => node.uses > 0))) {
      this.regroup(component, dropped, work);
    }
    for (const node of affected) if (node.uses === 0 && node.group) dropped.add(node.group);
    for (const group of dropped) this.drop(group, work);
    this.settleExplicit(work);
    for (const group of work.groups) {
      if (group.pin === undefined && this.has(group)) this.ids.claim(group, slugOf(mainText(group.nodes)));
    }
    const renamed = this.ids.settle();
    for (const group of renamed.groups) work.groups.add(group);
    for (const id of renamed.ids) this.changedIds.add(id);
    for (const acronym of names.touchedAcronyms) work.shortKeys.add(acronymKey(acronym));
    names.touchedAcronyms.clear();
  }

  /** Takes names in and out of the graph; the nodes whose edges, pin or existence changed. */
  private settleNodes(work: Work): Set<NameNode> {
    const { names, graph } = this;
    const dirty = new Set(this.unsettled);
    this.unsettled.clear();
    for (const id of names.touchedDecisions) {
      this.undecided.add(this.pins.current(id));
      for (const node of names.bySlug.get(id) ?? []) names.touched.add(node);
      for (const node of this.shared.get(this.pins.current(id)) ?? []) dirty.add(node);
    }
    for (const node of names.touched) {
      if (node.group) work.groups.add(node.group);
      const standing = standingOf(node.occurrences.size);
      if (standing !== node.standing || node.uses === 0) work.nodeChanged(node);
      node.standing = standing;
      const isUsed = node.uses > 0;
      if (isUsed !== node.isInGraph) {
        if (isUsed) graph.add(node);
        else graph.remove(node);
        node.isInGraph = isUsed;
        dirty.add(node);
      }
      if (!isUsed) names.drop(node);
      const claims = isUsed ? this.pins.claimsOn(node, names) : [];
      const pin = claims.length === 1 ? claims[0] : undefined;
      if (this.setNamesakes(node, claims.length > 1 ? claims : [], work)) dirty.add(node);
      if (pin === node.pin) continue;
      if (node.pin !== undefined) graph.set('registry', node.pin, node, false);
      if (pin !== undefined) graph.set('registry', pin, node, true);
      for (const id of [node.pin, pin])
        for (const other of (id === undefined ? undefined : this.shared.get(id)) ?? []) dirty.add(other);
      node.pin = pin;
      dirty.add(node);
    }
    names.touched.clear();
    names.touchedDecisions.clear();
    for (const node of graph.settle()) dirty.add(node);
    return dirty;
  }

  /** Whether they are others than before. */
  private setNamesakes(node: NameNode, namesakes: readonly string[], work: Work): boolean {
    const before = node.namesakes;
    if (before.join('\n') === namesakes.join('\n')) return false;
    for (const id of before) unlist(this.shared, id, node);
    for (const id of namesakes) list(this.shared, id, node);
    node.namesakes = namesakes;
    for (const occurrence of node.occurrences) work.choices.add(occurrence);
    work.moved(node);
    if (node.group) work.groupChanged(node.group);
    return true;
  }

  /** Names that a group of the reader's shares with others of these. */
  sharedBy({ pin }: Group): Iterable<NameNode> {
    return (pin === undefined ? undefined : this.shared.get(pin)) ?? [];
  }

  private regroup(component: readonly NameNode[], dropped: Set<Group>, work: Work): void {
    const fuller = component.map(node => node.fuller);
    const groups = joinNames(component, this.pins);
    for (const nodes of groups) {
      const claimed = nodes.find(node => node.pin !== undefined)?.pin;
      const pinned = claimed !== undefined && pinnedOf(groups, claimed) === nodes ? claimed : undefined;
      const pin = pinned ?? (claimed === undefined ? this.numberedPin(groups, nodes) : undefined);
      const [first] = nodes;
      const before = first?.group;
      const isSame =
        before?.nodes.length === nodes.length &&
        before.pin === pin &&
        nodes.every(node => node.group === before);
      if (isSame) {
        work.groups.add(before);
        continue;
      }
      const group = this.newGroup(first?.id ?? '', nodes, pin);
      for (const node of nodes) {
        // A new name stands in sources that changed, so that they are looked at anyway.
        if (node.group) {
          dropped.add(node.group);
          work.moved(node);
        }
        node.group = group;
        if (node.namesakes.length > 0)
          for (const occurrence of node.occurrences) work.choices.add(occurrence);
      }
      work.groupChanged(group);
    }
    component.forEach((node, i) => {
      node.component = component;
      if (sameNodes(node.fuller, fuller[i] ?? [])) return;
      work.moved(node);
      for (const occurrence of node.occurrences) work.choices.add(occurrence);
      if (node.group) work.groupChanged(node.group);
    });
  }

  /** Of entities that share a name, and of which nothing else is decided, the one that had this id before. */
  private numberedPin(
    groups: readonly (readonly NameNode[])[],
    nodes: readonly NameNode[],
  ): string | undefined {
    const ids = nodes.find(({ namesakes }) => namesakes.length > 0)?.namesakes ?? [];
    if (ids.some(id => this.decided.has(id) || [...this.graph.members('registry', id)].length > 0))
      return undefined;
    return ids.find(id => numberedOf(groups, id) === nodes);
  }

  private drop(group: Group, work: Work): void {
    work.groupChanged(group);
    for (const occurrence of group.chosen) {
      work.choices.add(occurrence);
      work.links.add(occurrence.source);
    }
    this.ids.claim(group, undefined);
    if (group.pin !== undefined) this.undecided.add(group.pin);
  }

  /** Which group each id that the reader decided on means: names that are bound to it, else one without names. */
  private settleExplicit(work: Work): void {
    for (const group of work.groups) if (group.pin !== undefined) this.undecided.add(group.pin);
    for (const id of this.undecided) {
      const before = this.explicit.get(id);
      const named = [...this.graph.members('registry', id), ...(this.shared.get(id) ?? [])];
      const bound = named.find(({ group }) => group?.pin === id);
      const isAsked = this.pins.registry.entries.has(id) || this.decided.has(id);
      const without = before?.nodes.length === 0 ? before : undefined;
      const group = bound?.group ?? (isAsked ? (without ?? this.newGroup(`~${id}`, [], id)) : undefined);
      if (group) group.id = id;
      if (group === before) {
        this.reassign(id, group, work);
        continue;
      }
      if (group) {
        this.explicit.set(id, group);
        work.groupChanged(group);
      } else this.explicit.delete(id);
      if (before) {
        work.groups.add(before);
        for (const occurrence of before.chosen) work.choices.add(occurrence);
      }
      this.ids.touch(id);
      this.changedIds.add(id);
      this.reassign(id, group, work);
    }
    this.undecided.clear();
  }

  private reassign(id: string, group: Group | undefined, work: Work): void {
    for (const occurrence of this.decided.get(id) ?? []) {
      if (!group || occurrence.choice?.group === group) continue;
      const before = occurrence.choice?.group;
      if (before?.chosen.delete(occurrence) === true) before.count(occurrence, -1);
      before?.decided.delete(occurrence);
      occurrence.choice = group.byName;
      group.chosen.add(occurrence);
      group.count(occurrence, 1);
      group.decided.add(occurrence);
      work.groupChanged(group);
      work.namings.add(occurrence.source);
      work.links.add(occurrence.source);
    }
  }
}

const keysIn = (pins: Pins, id: string | undefined): string[] => pins.namesOf(id).map(({ key }) => key);

const sameNodes = (a: readonly NameNode[], b: readonly NameNode[]): boolean =>
  a.length === b.length && a.every((node, i) => node === b[i]);
