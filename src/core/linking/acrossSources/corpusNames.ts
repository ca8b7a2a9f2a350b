import type { EntityType } from '../../recognition/mention';
import { addCount } from './counts';
import type { Assignment, Group } from './group';
import type { Edge, JoinKind, NameGraph } from './nameGraph';
import type { ParsedName } from '../names/name';
import { slugOf } from '../slug';
import type { Form, SourceEntity } from '../insideSources/sourceEntities';
import { isShortName } from '../insideSources/sourceEntities';
import { standingOf } from './standing';
import { Tally } from './tally';

/** One source's entity, where it stands in the corpus. */
export interface Occurrence {
  readonly source: string;
  /** Number of the source's path, see `markOf`: the same whatever the order of the sources. */
  readonly mark: number;
  /** Index in the source's list of entities. */
  readonly index: number;
  /** As it was last read. */
  entity: SourceEntity;
  /** The node of its most complete name; none for short names. */
  readonly node: NameNode | undefined;
  /** Its entity where the name alone does not say it: chosen among candidates, decided, or something ruled out. */
  choice: Assignment | undefined;
}

/** Whether nothing but its name says which entity an occurrence is of. */
export const isFree = ({ decided, ruledOut }: SourceEntity): boolean =>
  decided === undefined && ruledOut.length === 0;

/** One list for all names that are nobody's or one's: there may be a million. */
const NOBODY: readonly string[] = [];

/** One full name under one type, with what the corpus says of it. */
export class NameNode {
  readonly id: string;
  /** Spellings with the number of mentions. */
  readonly texts = new Map<string, number>();
  /** Source entities whose most complete name it is and of which the reader has said nothing. */
  readonly occurrences = new Set<Occurrence>();
  /** How these write it, their other names included. */
  readonly written = new Tally();
  /** Entities that the reader gave to source entities of this name, with how many. */
  readonly decided = new Map<string, number>();
  /** Acronyms that some source explains with it, and those that its letters would make, with how many. */
  readonly acronyms = new Map<string, number>();
  readonly initials = new Map<string, number>();
  /** Forms of source entities that bear it; at 0 it goes. */
  uses = 0;

  // Kept by the graph of names and by the corpus step.
  readonly edges = new Set<Edge>();
  isInGraph = false;
  /** Of its occurrences when it was last looked at, see `standingOf`. */
  standing = 0;
  /** The one entity that the reader gave the name to. */
  pin: string | undefined;
  /** The entities, where these are several; sorted. */
  namesakes: readonly string[] = NOBODY;
  component: readonly NameNode[] = [];
  group: Group | undefined;
  /** Fuller names of different people that it fits. */
  fuller: readonly NameNode[] = [];
  joined: { readonly kind: JoinKind; readonly to: NameNode } | undefined;

  constructor(
    readonly name: ParsedName,
    readonly type: EntityType,
  ) {
    this.id = name.id;
  }

  /** Whether it is decided source by source who is meant. */
  get isOpen(): boolean {
    return this.fuller.length > 0 || (this.namesakes.length > 0 && this.group?.pin === undefined);
  }
}

/** All full names of a corpus, counted up and down as sources come and go. */
export class CorpusNames {
  readonly nodes = new Map<string, NameNode>();
  /** By what a single part of a name is looked up by. */
  readonly byLookup = new Map<string, Set<NameNode>>();
  readonly byInitials = new Map<string, Set<NameNode>>();
  readonly byAcronym = new Map<string, Set<NameNode>>();
  /** Nodes by the slugs of their spellings. */
  readonly bySlug = new Map<string, Set<NameNode>>();
  /** Ids that the reader gave to mentions -> types of these mentions, with how many. */
  readonly decidedTypes = new Map<string, Map<EntityType, number>>();
  /** What changed since it was last emptied. */
  readonly touched = new Set<NameNode>();
  readonly touchedAcronyms = new Set<string>();
  readonly touchedDecisions = new Set<string>();
  private readonly equations = new Map<string, number>();
  private readonly slugs = new Map<string, string>();

  constructor(private readonly graph: NameGraph) {}

  add(source: string, mark: number, index: number, entity: SourceEntity): Occurrence {
    const [main] = entity.forms;
    const hasNode = main !== undefined && !entity.isShort && entity.home === undefined;
    const node = hasNode ? this.nodeOf(main.name, main.type) : undefined;
    const occurrence: Occurrence = { source, mark, index, entity, node, choice: undefined };
    this.count(occurrence, 1);
    return occurrence;
  }

  remove(occurrence: Occurrence): void {
    this.count(occurrence, -1);
  }

  /** Forgets a node that no source uses. */
  drop(node: NameNode): void {
    this.nodes.delete(node.id);
    for (const key of node.name.lookups) unlist(this.byLookup, key, node);
  }

  private count(occurrence: Occurrence, by: 1 | -1): void {
    const { entity, node } = occurrence;
    const { decided, type } = entity;
    if (decided !== undefined) this.countDecision(decided, type, by);
    if (!node) return;
    if (decided !== undefined) addCount(node.decided, decided, by);
    else if (!isFree(entity)) this.touched.add(node);
    else {
      if (by > 0) node.occurrences.add(occurrence);
      else node.occurrences.delete(occurrence);
      node.written.count(entity, by);
    }
    for (const form of entity.forms) {
      if (isShortName(form.name)) {
        if (form.name.acronym) this.explain(form.name.key, node, by);
      } else if (form.name === node.name || form.name.id === node.id) {
        this.countForm(node, form, by);
      } else if (!form.isPartial) {
        const other = this.nodeOf(form.name, form.type);
        this.countForm(other, form, by);
        this.equate(node, other, by);
      }
    }
  }

  private nodeOf(name: ParsedName, type: EntityType): NameNode {
    let node = this.nodes.get(name.id);
    if (!node) {
      node = new NameNode(name, type);
      this.nodes.set(name.id, node);
      for (const key of name.lookups) list(this.byLookup, key, node);
    }
    return node;
  }

  private countForm(node: NameNode, form: Form, by: 1 | -1): void {
    this.touched.add(node);
    node.uses += by;
    for (const [text, count] of form.texts) {
      const before = node.texts.has(text);
      addCount(node.texts, text, by * count);
      if (before !== node.texts.has(text)) this.slugged(text, node);
    }
    for (const initials of form.name.initials) {
      if (initials.length < 2) continue;
      addCount(node.initials, initials, by);
      const isThere = node.initials.has(initials);
      if (isThere === this.byInitials.get(initials)?.has(node)) continue;
      follow(this.byInitials, initials, node, isThere);
      this.touchedAcronyms.add(initials);
    }
  }

  private slugged(text: string, node: NameNode): void {
    const slug = this.slugOf(text);
    const stays = node.texts.has(text) || [...node.texts.keys()].some(other => this.slugOf(other) === slug);
    follow(this.bySlug, slug, node, stays);
  }

  /** The slug of a spelling; each is worked out once. */
  slugOf(text: string): string {
    let slug = this.slugs.get(text);
    if (slug === undefined) this.slugs.set(text, (slug = slugOf(text)));
    return slug;
  }

  private equate(a: NameNode, b: NameNode, by: 1 | -1): void {
    const key = a.id < b.id ? `${a.id}\n${b.id}` : `${b.id}\n${a.id}`;
    const before = this.equations.has(key);
    addCount(this.equations, key, by);
    if (before === this.equations.has(key)) return;
    for (const node of [a, b]) this.graph.set('equated', key, node, !before);
  }

  private explain(acronym: string, node: NameNode, by: 1 | -1): void {
    const before = node.acronyms.get(acronym) ?? 0;
    addCount(node.acronyms, acronym, by);
    const now = node.acronyms.get(acronym) ?? 0;
    if (standingOf(now) !== standingOf(before)) this.touchedAcronyms.add(acronym);
    if (before > 0 === now > 0) return;
    follow(this.byAcronym, acronym, node, now > 0);
    this.graph.set('expansion', acronym, node, now > 0);
  }

  private countDecision(id: string, type: EntityType, by: 1 | -1): void {
    const types = this.decidedTypes.get(id) ?? new Map<EntityType, number>();
    addCount(types, type, by);
    if (types.size > 0) this.decidedTypes.set(id, types);
    else this.decidedTypes.delete(id);
    this.touchedDecisions.add(id);
  }
}

export function list<K, V>(lists: Map<K, Set<V>>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.add(value);
  else lists.set(key, new Set([value]));
}

export function unlist<K, V>(lists: Map<K, Set<V>>, key: K, value: V): void {
  const known = lists.get(key);
  known?.delete(value);
  if (known?.size === 0) lists.delete(key);
}

const follow = <K, V>(lists: Map<K, Set<V>>, key: K, value: V, isThere: boolean): void => {
  (isThere ? list : unlist)(lists, key, value);
};
