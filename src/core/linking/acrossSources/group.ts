import type { NameNode, Occurrence } from './corpusNames';
import type { Entity } from '../entity';
import type { NumberSet } from './numberSet';
import type { Candidate } from './shortNames';
import { Tally } from './tally';

/** How a source entity came to its corpus entity. */
export interface Assignment {
  readonly group: Group;
  readonly confidence: number;
  /** The chosen candidate, where the corpus had to say who is meant. */
  readonly candidate?: Candidate;
  /** Candidates not chosen, best first. */
  readonly rivals: readonly Candidate[];
}

/** Sources that name a group in full (see `profileSources`), and the serials of the groups named in full there. */
export interface Neighbours {
  readonly sources: readonly string[];
  readonly serials: NumberSet;
}

/** An entity of the corpus while it is built: some full names, and the occurrences that go with them. */
export class Group {
  id = '';
  /** Of an occurrence whose name alone says that it is this entity. */
  readonly byName: Assignment = { group: this, confidence: 1, rivals: [] };
  /** Occurrences that were linked to it otherwise. */
  readonly chosen = new Set<Occurrence>();
  /** Those of them that the reader gave to it. */
  readonly decided = new Set<Occurrence>();
  /** What is known of it from the last time; `told` is all that links elsewhere say of it. */
  entity: Entity | undefined;
  told = '';
  /** Of the occurrences that name it, see `standingOf`. */
  standing = 0;
  rarity = 0;
  /** Whether one entity of one source is all there is of it, and whether two sources have it. */
  spread = { isSingle: true, isShared: false };
  neighbours: Neighbours | undefined;
  /** How the chosen ones write it; made for the first of them. */
  private tally: Tally | undefined;

  constructor(
    /** Any number of its own. */
    readonly serial: number,
    /** What orders groups whatever the order of the sources: the id of the first node, or the explicit entity id. */
    readonly key: string,
    /** Sorted by id. */
    public nodes: readonly NameNode[],
    /** The id that the reader's decisions give to it. */
    readonly pin: string | undefined,
    /** Keys of the names that the registry gives to it. */
    public registryKeys: readonly string[],
  ) {}

  /** Occurrences that name it in full or were decided: what short names are judged by. */
  *named(): Generator<Occurrence> {
    for (const node of this.nodes) if (node.group === this && !node.isOpen) yield* node.occurrences;
    yield* this.decided;
  }

  countNamed(): number {
    let count = this.decided.size;
    for (const node of this.nodes) if (node.group === this && !node.isOpen) count += node.occurrences.size;
    return count;
  }

  *occurrences(): Generator<Occurrence> {
    for (const node of this.nodes) if (node.group === this && !node.isOpen) yield* node.occurrences;
    yield* this.chosen;
  }

  /** How its occurrences write it. */
  get written(): Tally {
    const parts = this.nodes.flatMap(node => (node.group === this && !node.isOpen ? node.written : []));
    if (this.tally) parts.push(this.tally);
    const [only] = parts;
    return parts.length === 1 && only ? only : Tally.sum(parts);
  }

  /** An occurrence was chosen, or is no longer. */
  count({ entity }: Occurrence, by: 1 | -1): void {
    (this.tally ??= new Tally()).count(entity, by);
  }

  get isEmpty(): boolean {
    for (const _ of this.occurrences()) return false;
    return true;
  }

  /** Looks at its occurrences anew. */
  measureSpread(): void {
    let first: Occurrence | undefined;
    let isSingle = true;
    for (const occurrence of this.occurrences()) {
      if (!first) first = occurrence;
      else if (occurrence.source === first.source) isSingle = false;
      else {
        this.spread = { isSingle: false, isShared: true };
        return;
      }
    }
    this.spread = { isSingle, isShared: false };
  }
}

/** The entity of an occurrence; `undefined` only while it is worked out. */
export const assignmentOf = ({ choice, node }: Occurrence): Assignment | undefined =>
  choice ?? (node?.isOpen === true ? undefined : node?.group?.byName);

/** Whether a group is among the candidates that an assignment tells of. */
export const weighs = (assignment: Assignment | undefined, group: Group): boolean =>
  assignment?.candidate?.group === group ||
  (assignment?.rivals.some(rival => rival.group === group) ?? false);

/** Whether two assignments say the same: then links made from the one are right for the other. */
export const sameAssignment = (a: Assignment | undefined, b: Assignment | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.group === b.group &&
    a.confidence === b.confidence &&
    sameCandidate(a.candidate, b.candidate) &&
    sameItems(a.rivals, b.rivals, sameCandidate));

const sameCandidate = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.group === b.group &&
    a.by === b.by &&
    a.node === b.node &&
    a.named === b.named &&
    a.probability === b.probability &&
    sameItems(a.shared, b.shared, Object.is));

const sameItems = <T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T | undefined, y: T | undefined) => boolean,
): boolean => a.length === b.length && a.every((item, i) => same(item, b[i]));
