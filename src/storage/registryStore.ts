import type { MergeConflict } from '../core/annotation/merge';
import { canonical, type JsonConflict, mergeJson } from '../core/annotation/mergeJson';
import type { CorpusFiles } from '../core/corpus/files';
import {
  formatRegistry,
  parseRegistry,
  type Registry,
  type RegistryEntry,
  REGISTRY_FILE,
} from '../core/linking/registry';
import type { Backups } from './backup';
import { type MergedFormat, MergedStore, type Saved } from './mergedStore';

/** Member of an entry that keeps both values where two people decided differently: `{ "label": ["A", "B"] }`. */
const CONFLICTS = 'glossator:conflicts';

/** The registry as a file, merged entity by entity and member by member. */
export const registryFormat: MergedFormat<Registry> = {
  parse: parseRegistry,
  encode: registry => new TextEncoder().encode(formatRegistry(registry)),
  merge: (base, ours, theirs) => {
    const { value, conflicts } = mergeJson(base && plain(base), plain(ours), plain(theirs));
    const { entries, unknown } = value as ReturnType<typeof plain>;
    const clashes = new Map<string, JsonConflict[]>();
    for (const conflict of conflicts) {
      const [room, id] = conflict.path;
      if (room === 'entries' && id !== undefined) clashes.set(id, [...(clashes.get(id) ?? []), conflict]);
    }
    const merged = Object.entries(entries).map(([id, entry]): [string, RegistryEntry] => [
      id,
      withBoth(entry, clashes.get(id) ?? []),
    ]);
    return {
      value: { entries: new Map(merged), ...(unknown && { unknown }) },
      conflicts: [...clashes].map(([id, list]) => explain(id, list)),
    };
  },
};

const plain = ({ entries, unknown }: Registry) => ({
  entries: Object.fromEntries(entries) as Readonly<Record<string, RegistryEntry>>,
  ...(unknown && { unknown }),
});

/** The entry with both values of each member that is in conflict kept in it. */
function withBoth(entry: RegistryEntry, clashes: readonly JsonConflict[]): RegistryEntry {
  const both = clashes.flatMap(({ path, ours, theirs }): [string, unknown][] => {
    const [, , member] = path;
    return member === undefined ? [] : [[member, [ours, theirs].sort(byCanonical)]];
  });
  if (both.length === 0) return entry;
  return { ...entry, unknown: { ...entry.unknown, [CONFLICTS]: Object.fromEntries(both.sort()) } };
}

const byCanonical = (a: unknown, b: unknown): number => (canonical(a) < canonical(b) ? -1 : 1);

function explain(id: string, clashes: readonly JsonConflict[]): MergeConflict {
  const members = clashes.flatMap(({ path: [, , member] }) => member ?? []);
  const message =
    members.length === 0
      ? `The entity “${id}” was deleted on one side and changed on the other; the change is kept.`
      : `The entity “${id}” has two values of ${members.join(', ')}; both are kept under “${CONFLICTS}”.`;
  return { id, message };
}

/** The registry of one corpus. */
export class RegistryStore {
  private readonly store: MergedStore<Registry>;

  constructor(files: CorpusFiles, backups?: Backups) {
    this.store = new MergedStore(files, registryFormat, backups);
  }

  /** `undefined` where there is none; throws `HumanError` where it can't be read. */
  load(): Promise<Registry | undefined> {
    return this.store.load(REGISTRY_FILE);
  }

  /** See `MergedStore.save`. */
  save(registry: Registry): Promise<Saved<Registry>> {
    return this.store.save(REGISTRY_FILE, registry);
  }

  /** See `MergedStore.update`. */
  update(
    change: (registry: Registry | undefined) => Registry | undefined,
  ): Promise<Saved<Registry> | undefined> {
    return this.store.update(REGISTRY_FILE, change);
  }

  /** See `MergedStore.recover`. */
  recover(): ReturnType<MergedStore<Registry>['recover']> {
    return this.store.recover();
  }

  /** See `MergedStore.resolve`. */
  resolve(): Promise<Saved<Registry> | undefined> {
    return this.store.resolve(REGISTRY_FILE);
  }
}
