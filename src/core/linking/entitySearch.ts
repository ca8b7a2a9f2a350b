import Fuse from 'fuse.js';
import type { Entity } from './entity';
import { foldName, nameWords, soundKey } from './variants';

interface Entry {
  readonly entity: Entity;
  readonly names: readonly string[];
  /** Consonant frames of the names' words, so that `Qaddafi` finds Gaddafi. */
  readonly sounds: readonly string[];
}

/** Fuse.js score up to which a name counts as found (0 is equal, 1 is anything); its documentation's default is 0.6. */
const THRESHOLD = 0.35;
const DEFAULT_LIMIT = 50;

/** Fuzzy search over labels and aliases. Built once for a set of entities. */
export class EntitySearch {
  private readonly fuse: Fuse<Entry>;
  private readonly all: readonly Entity[];

  constructor(entities: Iterable<Entity>) {
    this.all = [...entities].sort((a, b) => mentionCount(b) - mentionCount(a) || (a.id < b.id ? -1 : 1));
    const entries = this.all.map((entity): Entry => {
      const names = [...new Set([entity.label, ...entity.aliases.map(alias => alias.name)])];
      return { entity, names: names.map(foldName), sounds: [...new Set(names.map(soundsOf))] };
    });
    this.fuse = new Fuse(entries, {
      keys: [
        { name: 'names', weight: 2 },
        { name: 'sounds', weight: 1 },
      ],
      threshold: THRESHOLD,
      ignoreLocation: true,
      includeScore: true,
    });
  }

  /** Best first; an empty query gives the entities with the most mentions. */
  search(query: string, limit = DEFAULT_LIMIT): Entity[] {
    const folded = foldName(query.trim());
    if (folded === '') return this.all.slice(0, limit);
    const found = this.fuse.search({ $or: [{ names: folded }, { sounds: soundsOf(folded) }] }, { limit });
    return found.map(({ item }) => item.entity);
  }
}

const soundsOf = (name: string): string => nameWords(name).map(soundKey).join(' ');

const mentionCount = (entity: Entity): number => entity.aliases.reduce((sum, alias) => sum + alias.count, 0);
