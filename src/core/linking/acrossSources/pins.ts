import type { CorpusNames, NameNode } from './corpusNames';
import { parseName, plainId, type ParsedName } from '../names/name';
import type { Registry, RegistryEntry } from '../registry';
import { foldName } from '../names/variants';

/** What the registry says of names, ready to be asked. */
export class Pins {
  /** Folded short names and acronyms of entries -> entity ids, sorted. */
  readonly shortNames = new Map<string, readonly string[]>();
  private readonly names = new Map<string, ParsedName[]>();
  private readonly byName = new Map<string, ReadonlySet<string>>();
  private readonly bySlug = new Map<string, string>();
  private readonly mergedInto = new Map<string, string>();
  private readonly barred = new Map<string, ReadonlySet<string>>();

  constructor(readonly registry: Registry) {
    for (const entry of registry.entries.values()) {
      for (const id of entry.merged) {
        this.bySlug.set(id, entry.id);
        this.mergedInto.set(id, entry.id);
      }
      for (const id of entry.distinctFrom) if (!registry.entries.has(id)) this.bySlug.set(id, id);
      for (const text of [entry.label, ...entry.aliases]) {
        const name = parseName(text, entry.type);
        this.byName.set(name.id, new Set(this.byName.get(name.id)).add(entry.id));
        const known = this.shortNames.get(name.key) ?? [];
        this.shortNames.set(name.key, [...new Set([...known, entry.id])].sort());
        this.names.set(entry.id, [...(this.names.get(entry.id) ?? []), name]);
      }
      if (entry.notNames.length > 0) this.barred.set(entry.id, new Set(entry.notNames.map(foldName)));
    }
  }

  /** The entity that an id means now: another one where the reader merged it since a mention was decided. */
  current(id: string): string {
    return this.registry.entries.has(id) ? id : (this.mergedInto.get(id) ?? id);
  }

  /** The names that the registry gives to an entity. */
  namesOf(id: string | undefined): readonly ParsedName[] {
    return (id === undefined ? undefined : this.names.get(id)) ?? [];
  }

  /** Whether an entity has a name (node) that must not be its. */
  isBarred(node: NameNode, entity: string): boolean {
    const barred = this.barred.get(entity);
    return barred !== undefined && [...node.texts.keys()].some(text => barred.has(foldName(text)));
  }

  /**
   * The entities that the reader gave a name to, by the registry, by deciding its mentions or by an id that is the
   * name's slug; sorted. One is what the name means; of two or more each source has to say which.
   */
  claimsOn(node: NameNode, names: CorpusNames): readonly string[] {
    const decided = [...node.decided.keys()].map(id => this.current(id));
    // Of namesakes, what was decided for the mentions of one says nothing of the others.
    const ofName = node.name.sense && decided.length > 0 ? [] : (this.byName.get(plainId(node.name)) ?? []);
    const claims = new Set([...ofName, ...decided]);
    if (claims.size === 0 && (this.bySlug.size > 0 || names.decidedTypes.size > 0)) {
      for (const text of node.texts.keys()) {
        const slug = names.slugOf(text);
        const isDecided = names.decidedTypes.get(slug)?.has(node.type) ?? false;
        const id = this.bySlug.get(slug) ?? (isDecided ? this.current(slug) : undefined);
        if (id !== undefined) claims.add(id);
      }
    }
    return [...claims].sort();
  }
}

/** Entries that one of two registries has and the other has not, or not so: the older one, the newer one or both. */
export function changedEntries(before: Registry, after: Registry): RegistryEntry[] {
  const ids = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...ids].flatMap(id => {
    const [a, b] = [before.entries.get(id), after.entries.get(id)];
    const isSame = a === b || (a && b && JSON.stringify(a) === JSON.stringify(b));
    return isSame === true ? [] : [a ?? [], b ?? []].flat();
  });
}
