import { CorpusNames, nodeId } from './corpusNames';
import type { NameNode, Occurrence } from './corpusNames';
import { groupNames } from './nameGroups';
import type { JoinKind, NameGroups, Pins } from './nameGroups';
import { parseName } from './name';
import { isRole } from './persons';
import type { Registry } from './registry';
import { areDistinct } from './registry';
import { chooseShort } from './shortNames';
import type { Candidate, ShortIndex } from './shortNames';
import { buildShortIndex } from './shortNames';
import { slugOf } from './slug';
import type { SourceEntity } from './sourceEntities';
import { foldName } from './variants';

/** An entity of the corpus while it is built. */
export interface Group {
  /** Set before any link is made. */
  id: string;
  /** The reader decided on it: registry or a decided mention. */
  readonly pinned: boolean;
  readonly nodes: readonly NameNode[];
  readonly occurrences: Occurrence[];
}

/** How a source entity came to its corpus entity. */
export interface Assignment {
  readonly group: Group;
  readonly confidence: number;
  /** The chosen candidate, where the corpus had to say who is meant. */
  readonly candidate?: Candidate;
  /** Candidates not chosen, best first. */
  readonly rivals: readonly Candidate[];
}

export interface CorpusLinks {
  readonly groups: readonly Group[];
  /** By source: parallel to its entities. */
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly joined: ReadonlyMap<string, { readonly kind: JoinKind; readonly to: NameNode }>;
  readonly names: CorpusNames;
}

/** The second step: the entities of all sources, linked. `sources` must be sorted by path. */
export function corpusStep(
  sources: readonly { readonly path: string; readonly entities: readonly SourceEntity[] }[],
  registry: Registry,
): CorpusLinks {
  const names = new CorpusNames();
  for (const { path, entities } of sources) {
    entities.forEach((entity, index) => names.add({ source: path, index, entity }));
  }
  const pins = pinsOf(names, registry);
  const grouped = groupNames(names, pins.pins);
  return new Assigner(sources, registry, names, grouped, pins).run();
}

interface AllPins {
  readonly pins: Pins;
  /** Folded short names and acronyms of registry entries -> entity ids. */
  readonly shortNames: ReadonlyMap<string, ReadonlySet<string>>;
  /** The entity that an id means now: another one where the reader merged it since a mention was decided. */
  readonly current: (id: string) => string;
}

/** What registry and decided mentions say of names. A name that is claimed for two entities is claimed for none. */
function pinsOf(names: CorpusNames, registry: Registry): AllPins {
  const claims = new Map<string, Set<string>>();
  const claim = (node: string, entity: string): void => {
    claims.set(node, (claims.get(node) ?? new Set()).add(entity));
  };
  const shortNames = new Map<string, Set<string>>();
  const bySlug = new Map<string, string>();
  const mergedInto = new Map<string, string>();
  const current = (id: string): string => (registry.entries.has(id) ? id : (mergedInto.get(id) ?? id));
  for (const entry of registry.entries.values()) {
    for (const id of entry.merged) {
      bySlug.set(id, entry.id);
      mergedInto.set(id, entry.id);
    }
    for (const id of entry.distinctFrom) if (!registry.entries.has(id)) bySlug.set(id, id);
    for (const text of [entry.label, ...entry.aliases]) {
      const name = parseName(text, entry.type);
      claim(nodeId(entry.type, name), entry.id);
      shortNames.set(name.key, (shortNames.get(name.key) ?? new Set()).add(entry.id));
    }
  }
  for (const node of names.nodes.values()) {
    for (const { entity } of node.occurrences)
      if (entity.decided !== undefined) claim(node.id, current(entity.decided));
    if (bySlug.size === 0 || claims.has(node.id)) continue;
    for (const text of node.texts.keys()) {
      const entity = bySlug.get(slugOf(text));
      if (entity !== undefined) claim(node.id, entity);
    }
  }
  const pin = new Map<string, string>();
  for (const [node, entities] of [...claims].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [only] = entities;
    if (entities.size === 1 && only !== undefined && names.nodes.has(node)) pin.set(node, only);
  }
  const barredNames = new Map(
    [...registry.entries.values()].map(({ id, notNames }) => [id, new Set(notNames.map(foldName))] as const),
  );
  return {
    shortNames,
    current,
    pins: {
      pin,
      distinct: (a, b) => areDistinct(registry, a, b),
      barred: (node, entity) => {
        const barred = barredNames.get(entity);
        return (
          barred !== undefined &&
          barred.size > 0 &&
          [...node.texts.keys()].some(text => barred.has(foldName(text)))
        );
      },
    },
  };
}

class Assigner {
  private readonly groups: Group[] = [];
  private readonly byId = new Map<string, Group>();
  private readonly ofNode = new Map<string, Group>();
  private readonly assignments = new Map<string, Assignment[]>();
  private readonly detached = new Map<string, Group>();

  constructor(
    private readonly sources: readonly {
      readonly path: string;
      readonly entities: readonly SourceEntity[];
    }[],
    private readonly registry: Registry,
    private readonly names: CorpusNames,
    private readonly grouped: NameGroups,
    private readonly pins: AllPins,
  ) {}

  run(): CorpusLinks {
    for (const { path, entities } of this.sources)
      this.assignments.set(path, new Array<Assignment>(entities.length));
    const { pin } = this.pins.pins;
    for (const nodes of this.grouped.groups) {
      const id = nodes.map(node => pin.get(node.id)).find(entity => entity !== undefined);
      this.addGroup(nodes, id);
    }
    this.nameGroups(this.groups);
    for (const group of [...this.groups]) {
      for (const node of group.nodes) {
        if (!this.grouped.open.has(node))
          for (const occurrence of node.occurrences) this.assignSure(occurrence, group);
      }
    }
    const index = buildShortIndex(this.groups, this.names, node => this.ofNode.get(node), this.assignments);
    this.assignShorts(index);
    for (const occurrence of this.names.ruledOut) this.assignRuledOut(occurrence, index);
    return {
      groups: this.groups.filter(
        group => group.occurrences.length > 0 || this.registry.entries.has(group.id),
      ),
      assignments: this.assignments,
      joined: this.grouped.joined,
      names: this.names,
    };
  }

  private addGroup(nodes: readonly NameNode[], pinnedId: string | undefined): Group {
    const group: Group = { id: pinnedId ?? '', pinned: pinnedId !== undefined, nodes, occurrences: [] };
    this.groups.push(group);
    if (pinnedId !== undefined && !this.byId.has(pinnedId)) this.byId.set(pinnedId, group);
    for (const node of nodes) this.ofNode.set(node.id, group);
    return group;
  }

  /** Slugs for groups without an id, in order of their first node; a taken slug gets `-2`, `-3`, ... */
  private nameGroups(groups: readonly Group[]): void {
    for (const id of this.registry.entries.keys())
      if (!this.byId.has(id)) this.byId.set(id, this.addGroup([], id));
    for (const group of groups) {
      if (group.id !== '') continue;
      const slug = slugOf(mainText(group.nodes));
      let id = slug;
      for (let n = 2; this.byId.has(id); n++) id = `${slug}-${n}`;
      group.id = id;
      this.byId.set(id, group);
    }
  }

  private assign({ source, index }: Occurrence, assignment: Assignment): void {
    const list = this.assignments.get(source);
    if (list) list[index] = assignment;
  }

  private assignSure(occurrence: Occurrence, group: Group): void {
    const { decided, ruledOut } = occurrence.entity;
    const wanted = decided === undefined ? group : this.decidedGroup(decided);
    const chosen = decided === undefined && ruledOut.includes(wanted.id) ? this.detach(occurrence) : wanted;
    chosen.occurrences.push(occurrence);
    this.assign(occurrence, { group: chosen, confidence: 1, rivals: [] });
  }

  private decidedGroup(decided: string): Group {
    const id = this.pins.current(decided);
    return this.byId.get(id) ?? this.addGroup([], id);
  }

  /** A group of its own for what the reader said is not the entity of its name. */
  private detach({ entity }: Occurrence): Group {
    const [main] = entity.forms;
    const key = `${entity.type}|${main?.name.key ?? ''}|${entity.ruledOut.join('|')}`;
    const known = this.detached.get(key);
    if (known) return known;
    const group = this.addGroup([], undefined);
    const slug = slugOf(main?.text ?? '');
    let id = slug;
    for (let n = 2; this.byId.has(id) || entity.ruledOut.includes(id); n++) id = `${slug}-${n}`;
    group.id = id;
    this.byId.set(id, group);
    this.detached.set(key, group);
    return group;
  }

  /** Mentions go with the others of their name in the source, unless just that was ruled out. */
  private assignRuledOut(occurrence: Occurrence, index: ShortIndex): void {
    const { source, entity } = occurrence;
    const home = this.assignments.get(source)?.[entity.home ?? -1];
    const choice = entity.isShort
      ? chooseShort(index, occurrence, { fuller: [], fromRegistry: [] })
      : undefined;
    const isFree = home !== undefined && !entity.ruledOut.includes(home.group.id);
    const group = isFree ? home.group : (choice?.chosen?.group ?? this.detach(occurrence));
    group.occurrences.push(occurrence);
    const candidate = isFree ? home.candidate : choice?.chosen;
    this.assign(occurrence, {
      group,
      confidence: isFree ? home.confidence : (choice?.confidence ?? 1),
      ...(candidate ? { candidate } : {}),
      rivals: isFree ? home.rivals : (choice?.rivals ?? []),
    });
  }

  /** Short names, and full names that fit several different people. */
  private assignShorts(index: ShortIndex): void {
    const own = new Map<string, Occurrence[]>();
    const rest: { occurrence: Occurrence; rivals: readonly Candidate[]; confidence: number }[] = [];
    const decide = (occurrence: Occurrence, fuller: readonly Group[]): void => {
      const { entity } = occurrence;
      if (entity.decided !== undefined) return this.assignSure(occurrence, this.decidedGroup(entity.decided));
      const named = this.pins.shortNames.get(entity.forms[0]?.name.key ?? '');
      const fromRegistry = [...(named ?? [])].sort().flatMap(id => this.byId.get(id) ?? []);
      const choice = chooseShort(index, occurrence, { fuller, fromRegistry });
      if (choice.chosen) {
        choice.chosen.group.occurrences.push(occurrence);
        this.assign(occurrence, {
          group: choice.chosen.group,
          confidence: choice.confidence,
          candidate: choice.chosen,
          rivals: choice.rivals,
        });
        return;
      }
      rest.push({ occurrence, rivals: choice.rivals, confidence: choice.confidence });
      const key = ownKey(occurrence);
      const list = own.get(key);
      if (list) list.push(occurrence);
      else own.set(key, [occurrence]);
    };
    for (const occurrence of this.names.shorts) decide(occurrence, []);
    for (const [node, fuller] of this.grouped.open) {
      const groups = [...new Set(fuller.flatMap(other => this.ofNode.get(other.id) ?? []))];
      for (const occurrence of node.occurrences) decide(occurrence, groups);
    }
    const ownGroups = new Map<string, Group>();
    for (const key of [...own.keys()].sort()) {
      const occurrences = own.get(key) ?? [];
      const first = occurrences[0]?.entity.forms[0];
      const id = first && nodeId(first.type, first.name);
      const known = id !== undefined && this.names.nodes.has(id) ? this.ofNode.get(id) : undefined;
      const group = known ?? this.addGroup(ownNodes(occurrences), undefined);
      ownGroups.set(key, group);
    }
    this.nameGroups([...ownGroups.values()]);
    for (const { occurrence, rivals, confidence } of rest) {
      let group = ownGroups.get(ownKey(occurrence));
      if (!group) continue;
      if (occurrence.entity.ruledOut.includes(group.id)) group = this.detach(occurrence);
      group.occurrences.push(occurrence);
      this.assign(occurrence, { group, confidence, rivals });
    }
  }
}

/** Occurrences with one key are one entity; a role ("President") is one in its own source only. */
const ownKey = ({ entity, source }: Occurrence): string => {
  const [main] = entity.forms;
  if (!main) return '';
  const { shape, spelling, key } = main.name;
  return `${main.type}|${shape}|${spelling}${shape === 'person' && isRole(key) ? `|${source}` : ''}`;
};

/** A node for names that stay short: what the corpus says of nobody's full name. */
function ownNodes(occurrences: readonly Occurrence[]): NameNode[] {
  const names = new CorpusNames();
  for (const { entity } of occurrences) for (const form of entity.forms) names.nodeOf(form);
  return [...names.nodes.values()];
}

/** The text that names a group best: the most frequent of its full, spelled-out spellings. */
export function mainText(nodes: readonly NameNode[]): string {
  let best: { text: string; score: number } | undefined;
  for (const { name, texts } of nodes) {
    for (const [text, count] of texts) {
      const spelledOut = text === text.toUpperCase() ? 0 : SPELLED_OUT;
      const score = count + spelledOut;
      if (!best || score > best.score || (score === best.score && text < best.text)) best = { text, score };
    }
    void name;
  }
  return best?.text ?? '';
}

/** More than any number of mentions: names in capitals lose against any spelled-out one. */
const SPELLED_OUT = 1e9;
