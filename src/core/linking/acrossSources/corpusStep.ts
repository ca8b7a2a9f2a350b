import { isFree, type Occurrence } from './corpusNames';
import { CorpusGroups } from './corpusGroups';
import type { Entity } from '../entity';
import { entityOf, toldOf } from './entityOf';
import { assignmentOf, sameAssignment, weighs, type Assignment, type Group } from './group';
import { markOf } from './namings';
import { Neighbourhoods, type NamedSource } from './neighbourhoods';
import { OwnGroups } from './ownGroups';
import type { Registry } from '../registry';
import { ShortNames } from './shortNames';
import { keysOf, nameKey, ShortList } from './shortKeys';
import type { SourceEntity } from '../insideSources/sourceEntities';
import { sameEvidence } from '../insideSources/sourceEntities';
import { standingOf } from './standing';
import { Work } from './work';

interface SourceState extends NamedSource {
  entities: readonly SourceEntity[];
}

/**
 * The second step: the entities of all sources, linked. Keeps what it knows, and does again only what a change touches:
 * the names that share a key with a changed one, the short names that may mean a changed entity, and those of sources
 * whose other entities changed. What it gives depends on the sources alone, not on their order or on what was before.
 */
export class CorpusStep {
  /** All entities, by id. */
  readonly entities = new Map<string, Entity>();
  private readonly groups = new CorpusGroups();
  private readonly own: OwnGroups;
  private readonly sources = new Map<string, SourceState>();
  private readonly shorts = new ShortList();
  private readonly neighbourhoods = new Neighbourhoods(this.sources, group => this.mayMean(group));
  private readonly shortNames: ShortNames;
  private readonly ruledOut = new Set<Occurrence>();
  private work = new Work();

  constructor() {
    this.own = new OwnGroups(this.groups);
    this.shortNames = new ShortNames(
      this.groups.names,
      source => this.sources.get(source)?.named ?? [],
      group => this.neighbourhoods.of(group),
    );
  }

  setRegistry(registry: Registry): void {
    this.groups.setRegistry(registry, this.work);
  }

  update(source: string, entities: readonly SourceEntity[]): void {
    const before = this.sources.get(source);
    this.work.links.add(source);
    if (before && sameEvidence(before.entities, entities)) {
      before.entities = entities;
      before.occurrences.forEach((occurrence, i) => (occurrence.entity = entities[i] ?? occurrence.entity));
      return;
    }
    this.remove(source);
    const mark = markOf(source);
    const occurrences = entities.map((entity, index) => this.groups.names.add(source, mark, index, entity));
    this.sources.set(source, { entities, occurrences, named: [] });
    for (const occurrence of occurrences) this.enter(occurrence);
    this.work.namings.add(source);
    this.work.links.add(source);
  }

  remove(source: string): void {
    const state = this.sources.get(source);
    if (!state) return;
    this.sources.delete(source);
    for (const occurrence of state.occurrences) this.leave(occurrence);
    for (const group of state.named) this.neighbourhoods.changed(group, source, this.work);
    this.work.links.delete(source);
  }

  /** The entity of each source entity. */
  assignments(source: string): (Assignment | undefined)[] {
    return (this.sources.get(source)?.occurrences ?? []).map(assignmentOf);
  }

  /** Brings everything up to date; the sources whose links may have changed, and occurrences of which only their own. */
  settle(): Pick<Work, 'links' | 'relinked'> {
    const { work } = this;
    this.groups.settle(work);
    this.settleSizes();
    this.neighbourhoods.settle(work);
    this.settleChoices();
    this.own.settle(work);
    this.settleRuledOut();
    this.settleEntities();
    this.work = new Work();
    return work;
  }

  private enter(occurrence: Occurrence): void {
    const { entity, node } = occurrence;
    if (entity.decided !== undefined) this.groups.decide(occurrence, entity.decided, true);
    else if (!isFree(entity)) this.ruledOut.add(occurrence);
    else if (!node) this.shorts.add(occurrence);
    if (isUnsettled(occurrence)) this.work.choices.add(occurrence);
  }

  private leave(occurrence: Occurrence): void {
    const { entity } = occurrence;
    this.groups.names.remove(occurrence);
    if (entity.decided !== undefined) this.groups.decide(occurrence, entity.decided, false);
    else if (!isFree(entity)) this.ruledOut.delete(occurrence);
    else this.shorts.delete(occurrence);
    this.work.choices.delete(occurrence);
    this.work.relinked.delete(occurrence);
    this.choose(occurrence, undefined);
  }

  private choose(occurrence: Occurrence, choice: Assignment | undefined): void {
    if (sameAssignment(occurrence.choice, choice)) return;
    const before = occurrence.choice?.group;
    if (before) {
      if (before.chosen.delete(occurrence)) before.count(occurrence, -1);
      if (before.decided.delete(occurrence)) this.work.groupChanged(before);
      this.work.groups.add(before);
    }
    occurrence.choice = choice;
    // Who else is named in a source matters to what its other links say.
    if (before === choice?.group) this.work.relinked.add(occurrence);
    else this.work.links.add(occurrence.source);
    if (!choice) return;
    choice.group.chosen.add(occurrence);
    choice.group.count(occurrence, 1);
    this.work.groups.add(choice.group);
  }

  /** How often entities are named decides how short names are weighed. */
  private settleSizes(): void {
    const { work } = this;
    for (const group of [...work.groups]) {
      const size = group.countNamed();
      const standing = standingOf(size);
      if (standing === group.standing) continue;
      group.standing = standing;
      work.groupChanged(group);
      const rarity = 1 + Math.floor(Math.log2(Math.max(1, size)));
      if (rarity === group.rarity) continue;
      // A new group is new to its sources too, so that they are looked at anyway.
      if (group.rarity > 0) for (const { source } of group.named()) work.contexts.add(source);
      group.rarity = rarity;
    }
  }

  /** Short names, and full names that fit several different people. */
  private settleChoices(): void {
    const { work } = this;
    for (const key of work.shortKeys) {
      this.shortNames.forget(key);
      for (const occurrence of this.shorts.under(key)) work.choices.add(occurrence);
    }
    for (const source of work.contexts) {
      for (const occurrence of this.sources.get(source)?.occurrences ?? [])
        if (isUnsettled(occurrence)) work.choices.add(occurrence);
    }
    for (const group of work.groups)
      for (const { occurrences } of this.groups.sharedBy(group))
        for (const occurrence of occurrences) work.choices.add(occurrence);
    for (const occurrence of work.choices) {
      const { entity, node } = occurrence;
      if (!isFree(entity)) continue;
      if (!isUnsettled(occurrence)) {
        this.choose(occurrence, undefined);
        continue;
      }
      const fuller = [...new Set(node?.fuller.flatMap(other => other.group ?? []))];
      const registered = this.registered(occurrence);
      const { chosen, confidence, rivals } = this.shortNames.choose(occurrence, fuller, registered);
      const group = chosen?.group ?? this.own.groupOf(occurrence, rivals.length > 1);
      this.choose(occurrence, { group, confidence, rivals, ...(chosen && { candidate: chosen }) });
    }
  }

  /** Entities to which the registry gives the name. */
  private registered({ entity, node }: Occurrence): Group[] {
    if (node?.pin !== undefined) return node.group ? [node.group] : [];
    const ids = node?.namesakes ?? this.groups.pins.shortNames.get(entity.forms[0]?.name.key ?? '') ?? [];
    return ids.flatMap(id => this.groups.explicit.get(id) ?? []);
  }

  /** Mentions go with the others of their name in the source, unless just that was ruled out. Few: always done anew. */
  private settleRuledOut(): void {
    for (const occurrence of this.ruledOut) this.choose(occurrence, undefined);
    this.own.clearDetached(this.work);
    const inOrder = [...this.ruledOut].sort(
      (a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) || a.index - b.index,
    );
    for (const occurrence of inOrder) this.choose(occurrence, this.despiteRulings(occurrence));
  }

  private despiteRulings(occurrence: Occurrence): Assignment {
    const { entity, source, node } = occurrence;
    const home = this.sources.get(source)?.occurrences[entity.home ?? -1];
    const otherwise = home ? assignmentOf(home) : node?.group?.byName;
    if (otherwise && !entity.ruledOut.includes(otherwise.group.id)) return otherwise;
    if (entity.isShort) {
      const { chosen, confidence, rivals } = this.shortNames.choose(occurrence, [], []);
      if (chosen) return { group: chosen.group, confidence, candidate: chosen, rivals };
    }
    return { group: this.own.detachedFor(occurrence), confidence: 1, rivals: [] };
  }

  /** What is said of the changed groups, and which links say it. */
  private settleEntities(): void {
    const { work, entities } = this;
    for (const { entity } of work.groups)
      if (entity && entities.get(entity.id) === entity) entities.delete(entity.id);
    for (const group of work.groups) {
      group.entity = this.isShown(group)
        ? entityOf(group, this.groups.pins.registry.entries.get(group.id))
        : undefined;
      if (group.entity) entities.set(group.id, group.entity);
      group.measureSpread();
      const before = group.told;
      group.told = toldOf(group);
      // What has just been linked to a new group is linked anew in any case.
      if (group.told === before || before === '') continue;
      for (const { source } of group.occurrences()) work.links.add(source);
      for (const occurrence of this.mayMean(group))
        if (weighs(occurrence.choice, group)) work.relinked.add(occurrence);
    }
  }

  private isShown(group: Group): boolean {
    if (!this.groups.has(group) && !this.own.has(group)) return false;
    return !group.isEmpty || this.groups.pins.registry.entries.has(group.id);
  }

  /** Short and open names that a group is a candidate for. */
  private *mayMean(group: Group): Generator<Occurrence> {
    const keys = [...group.registryKeys.map(nameKey), ...group.nodes.flatMap(keysOf)];
    for (const key of new Set(keys)) yield* this.shorts.under(key);
    for (const { occurrences } of this.groups.sharedBy(group)) yield* occurrences;
    for (const node of group.nodes)
      for (const { a, b } of node.edges)
        for (const { isOpen, occurrences } of [a, b]) if (isOpen) yield* occurrences;
  }
}

/** Whether the corpus has to say who is meant. */
const isUnsettled = ({ entity, node }: Occurrence): boolean => isFree(entity) && (!node || node.isOpen);
