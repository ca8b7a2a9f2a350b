import type { EntityType } from '../recognition/mention';
import type { Entity } from './entity';
import type { Registry, RegistryEntry } from './registry';
import { slugOf } from './slug';

/** What an edit must know of an entity that the registry may not hold yet; every `Entity` will do. */
export type EntitySketch = Pick<Entity, 'id' | 'label' | 'type'> & Partial<Pick<Entity, 'aliases'>>;

/** The names of each member go into the kept entity; ids of the others are remembered as merged. */
export function mergeEntities(
  registry: Registry,
  keep: EntitySketch,
  others: readonly EntitySketch[],
): Registry {
  const entries = new Map(registry.entries);
  const kept = entryOf(registry, keep);
  const absorbed = others.filter(other => other.id !== keep.id);
  const absorbedIds = new Set(absorbed.map(other => other.id));
  const old = absorbed.map(other => entryOf(registry, other));
  const names = old.flatMap(entry => [entry.label, ...entry.aliases]);
  for (const id of absorbedIds) entries.delete(id);
  const notes = [kept.notes, ...old.map(entry => entry.notes)].filter(
    note => note !== undefined && note !== '',
  );
  entries.set(keep.id, {
    ...kept,
    aliases: unique([...kept.aliases, ...names]).filter(name => name !== kept.label),
    notNames: unique([...kept.notNames, ...old.flatMap(entry => entry.notNames)]).filter(
      name => !names.includes(name) && name !== kept.label,
    ),
    merged: unique([...kept.merged, ...old.flatMap(entry => [entry.id, ...entry.merged])]),
    distinctFrom: unique([...kept.distinctFrom, ...old.flatMap(entry => entry.distinctFrom)]).filter(
      id => id !== keep.id && !absorbedIds.has(id),
    ),
    sameAs: unique([...kept.sameAs, ...old.flatMap(entry => entry.sameAs)]),
    ...(notes.length > 0 ? { notes: notes.join('\n') } : {}),
  });
  for (const [id, entry] of entries) {
    if (id === keep.id || !entry.distinctFrom.some(other => absorbedIds.has(other))) continue;
    const distinctFrom = unique(entry.distinctFrom.map(other => (absorbedIds.has(other) ? keep.id : other)));
    entries.set(id, { ...entry, distinctFrom });
  }
  return { ...registry, entries };
}

/**
 * Registers a new entity, never to be merged with the one it was split from. The mentions themselves are decided in
 * their sidecars. Returns the new entity's id, made from the label and free in registry and corpus (`taken`).
 */
export function splitOff(
  registry: Registry,
  from: EntitySketch,
  label: string,
  type: EntityType = from.type,
  taken: (id: string) => boolean = () => false,
): { readonly registry: Registry; readonly id: string } {
  const slug = slugOf(label);
  let id = slug;
  for (let n = 2; id === from.id || registry.entries.has(id) || taken(id); n++) id = `${slug}-${n}`;
  const created: RegistryEntry = { ...emptyEntry(id, label, type), distinctFrom: [from.id] };
  return { registry: withEntry(registry, created), id };
}

/** Says that two entities are never the same. Only the entry of the smaller id is touched. */
export function markDistinct(registry: Registry, a: EntitySketch, b: EntitySketch): Registry {
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  const entry = entryOf(registry, first);
  return withEntry(registry, { ...entry, distinctFrom: unique([...entry.distinctFrom, second.id]) });
}

/** A new label; the old one stays as an alias, because the texts still say it. */
export function renameEntity(registry: Registry, entity: EntitySketch, label: string): Registry {
  const entry = entryOf(registry, entity);
  const aliases = unique([...entry.aliases, entry.label]).filter(alias => alias !== label);
  return withEntry(registry, { ...entry, label, aliases });
}

export const changeType = (registry: Registry, entity: EntitySketch, type: EntityType): Registry =>
  withEntry(registry, { ...entryOf(registry, entity), type });

export function addAlias(registry: Registry, entity: EntitySketch, alias: string): Registry {
  const entry = entryOf(registry, entity);
  const aliases = alias === entry.label ? entry.aliases : unique([...entry.aliases, alias]);
  return withEntry(registry, { ...entry, aliases, notNames: entry.notNames.filter(name => name !== alias) });
}

/** Takes an alias back, without saying that the name never means the entity; evidence decides again. */
export function removeAlias(registry: Registry, entity: EntitySketch, alias: string): Registry {
  const entry = registry.entries.get(entity.id);
  if (!entry?.aliases.includes(alias)) return registry;
  return withEntry(registry, { ...entry, aliases: entry.aliases.filter(name => name !== alias) });
}

/** "This name is never that entity". */
export function rejectName(registry: Registry, entity: EntitySketch, name: string): Registry {
  const entry = entryOf(registry, entity);
  const aliases = entry.aliases.filter(alias => alias !== name);
  return withEntry(registry, { ...entry, aliases, notNames: unique([...entry.notNames, name]) });
}

/** An empty note removes it. */
export function setNotes(registry: Registry, entity: EntitySketch, notes: string): Registry {
  const { notes: old, ...entry } = entryOf(registry, entity);
  return notes === old ? registry : withEntry(registry, notes === '' ? entry : { ...entry, notes });
}

export const setSameAs = (registry: Registry, entity: EntitySketch, sameAs: readonly string[]): Registry =>
  withEntry(registry, { ...entryOf(registry, entity), sameAs: unique(sameAs) });

const emptyEntry = (id: string, label: string, type: EntityType): RegistryEntry => ({
  id,
  label,
  type,
  aliases: [],
  notNames: [],
  merged: [],
  distinctFrom: [],
  sameAs: [],
});

/** The entity's entry, or what it would be: the aliases seen in the corpus are not decisions, so they stay out. */
const entryOf = (registry: Registry, { id, label, type }: EntitySketch): RegistryEntry =>
  registry.entries.get(id) ?? emptyEntry(id, label, type);

const withEntry = (registry: Registry, entry: RegistryEntry): Registry => ({
  ...registry,
  entries: new Map(registry.entries).set(entry.id, entry),
});

const unique = (values: readonly string[]): string[] => [...new Set(values)];
