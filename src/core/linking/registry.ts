import type { EntityType } from '../recognition/mention';

/** What the reader decided about one entity. */
export interface RegistryEntry {
  /** Readable slug; stays once it stands here. */
  readonly id: string;
  readonly label: string;
  readonly type: EntityType;
  /** Other names that mean this entity. */
  readonly aliases: readonly string[];
  /** Names that never mean this entity, whatever the evidence. */
  readonly notNames: readonly string[];
  /** Ids of entities that the reader merged into this one. */
  readonly merged: readonly string[];
  /** Ids of entities that this one must never be merged with. Kept at one of the two only; holds for both. */
  readonly distinctFrom: readonly string[];
  readonly notes?: string;
  /** IRIs of the same entity elsewhere (Wikidata, VIAF, GeoNames, ...). */
  readonly sameAs: readonly string[];
  /** WGS 84 degrees. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
  /** Members of the JSON that this version does not know, kept as they were read. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** The corpus's authority file, `glossator.entities.json`: the reader's decisions about entities. Immutable. */
export interface Registry {
  readonly entries: ReadonlyMap<string, RegistryEntry>;
  readonly unknown?: Readonly<Record<string, unknown>>;
}

export const REGISTRY_FILE = 'glossator.entities.json';

export const emptyRegistry: Registry = { entries: new Map() };

/** A name that the recognizer may look for, with what it means. */
export interface RegistryName {
  readonly name: string;
  readonly type: EntityType;
  readonly entity: string;
}

/** Every label and alias of the registry, in order of ids. */
export function registryNames(registry: Registry): RegistryName[] {
  const entries = [...registry.entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return entries.flatMap(({ id, type, label, aliases }) =>
    [...new Set([label, ...aliases])].map(name => ({ name, type, entity: id })),
  );
}

export { formatRegistry, parseRegistry } from './registryCodec';
export {
  addAlias,
  changeType,
  markDistinct,
  mergeEntities,
  rejectName,
  removeAlias,
  renameEntity,
  setNotes,
  setSameAs,
  splitOff,
} from './registryEdits';
