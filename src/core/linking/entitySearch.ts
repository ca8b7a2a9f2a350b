import Fuse from 'fuse.js';
import type { Entity } from './entity';
import { foldName, nameWords, soundKey } from './names/variants';

interface Entry {
  readonly entity: Entity;
  readonly names: readonly string[];
  /** Consonant frames of the names' words, so that `Qaddafi` finds Gaddafi. */
  readonly sounds: readonly string[];
}

/** Fuse.js score up to which a name counts as found (0 is equal, 1 is anything); its documentation's default is 0.6. */
const NAME_THRESHOLD = 0.35;

/** The same for consonant frames: they are short, so that more than one differing consonant in six is another name. */
const SOUND_THRESHOLD = 0.18;

/** What a match by sound alone counts behind one by letters, in Fuse.js score. */
const SOUND_MALUS = 0.1;

/** Frames of fewer consonants are alike by chance. */
const SHORTEST_SOUND = 2;

/** Entities that share most letter groups with the query are compared in full; Fuse.js takes about 10 ms for so many. */
const CANDIDATES = 300;

const DEFAULT_LIMIT = 50;

/** Fuzzy search over labels and aliases: letter groups and sounds find candidates, Fuse.js ranks them. Built once for a set of entities. */
export class EntitySearch {
  /** Those with the most mentions first. */
  private readonly entries: readonly Entry[];
  private readonly byKey = new Map<string, number[]>();

  constructor(entities: Iterable<Entity>) {
    this.entries = [...entities]
      .map(entity => ({ entity, count: mentionCount(entity) }))
      .sort((a, b) => b.count - a.count || (a.entity.id < b.entity.id ? -1 : 1))
      .map(({ entity }) => entryOf(entity));
    this.entries.forEach(({ names }, at) => {
      for (const word of new Set(names.flatMap(nameWords))) {
        for (const { key } of keysOf(word)) {
          const list = this.byKey.get(key);
          if (!list) this.byKey.set(key, [at]);
          else if (list.at(-1) !== at) list.push(at);
        }
      }
    });
  }

  /** Best first; an empty query gives the entities with the most mentions. */
  search(query: string, limit = DEFAULT_LIMIT): Entity[] {
    const folded = foldName(query.trim());
    if (folded === '') return this.entries.slice(0, limit).map(({ entity }) => entity);
    const candidates = this.candidates(nameWords(folded));
    const scores = new Map<Entry, number>();
    const note = (entry: Entry, score: number): void => {
      scores.set(entry, Math.min(score, scores.get(entry) ?? Infinity));
    };
    for (const { item, score } of fuse(candidates, 'names', NAME_THRESHOLD).search(folded))
      note(item, score ?? 0);
    const sound = soundsOf(folded);
    if (sound.length >= SHORTEST_SOUND) {
      for (const { item, score } of fuse(candidates, 'sounds', SOUND_THRESHOLD).search(sound))
        note(item, (score ?? 0) + SOUND_MALUS);
    }
    return [...scores]
      .sort(([, a], [, b]) => a - b)
      .slice(0, limit)
      .map(([{ entity }]) => entity);
  }

  /** The entities that share the most with the query's words, those with more mentions first among equals. */
  private candidates(words: readonly string[]): Entry[] {
    const shared = new Map<number, number>();
    for (const { key, weight } of words.flatMap(keysOf)) {
      for (const at of this.byKey.get(key) ?? []) shared.set(at, (shared.get(at) ?? 0) + weight);
    }
    return [...shared]
      .sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b)
      .slice(0, CANDIDATES)
      .flatMap(([at]) => this.entries[at] ?? []);
  }
}

function entryOf(entity: Entity): Entry {
  const names = [...new Set([entity.label, ...entity.aliases.map(alias => alias.name)].map(foldName))];
  return { entity, names, sounds: [...new Set(names.map(soundsOf))] };
}

const fuse = (entries: readonly Entry[], key: 'names' | 'sounds', threshold: number): Fuse<Entry> =>
  new Fuse(entries, { keys: [key], threshold, ignoreLocation: true, includeScore: true });

/** What a word is found by: its sound as a whole, and its letters in threes and at its beginning. */
function keysOf(word: string): { readonly key: string; readonly weight: number }[] {
  const marked = `^${word}`;
  const groups = new Set([marked.slice(0, 2)]);
  for (let at = 0; at + 3 <= marked.length; at++) groups.add(marked.slice(at, at + 3));
  const weight = 1 / groups.size;
  return [...[...groups].map(key => ({ key, weight })), { key: `~${soundKey(word)}`, weight: 1 }];
}

const soundsOf = (name: string): string => nameWords(name).map(soundKey).join(' ');

const mentionCount = (entity: Entity): number => entity.aliases.reduce((sum, alias) => sum + alias.count, 0);
