import type { EntityType, Mention } from '../recognition/mention';
import type { MentionContext } from './context';
import type { Group } from './corpusStep';
import { corpusStep, mainText } from './corpusStep';
import type { Entity, Link, Linking } from './entity';
import type { ParsedName } from './name';
import { parseName } from './name';
import { linksOf } from './links';
import { ReasonTeller } from './reasons';
import type { Registry } from './registry';
import { emptyRegistry } from './registry';
import type { SourceEntity } from './sourceEntities';
import { sourceStep } from './sourceStep';

/** What the reader decided for one mention. */
export interface LinkDecision {
  /** The entity that this mention names. */
  readonly entity?: string;
  /** Entities that this mention does not name. */
  readonly notEntity?: readonly string[];
}

/** One source as linking sees it. */
export interface LinkSource {
  /** Corpus-relative path. */
  readonly source: string;
  readonly title: string;
  /** EDTF. */
  readonly date?: string;
  /** Sorted by start; those under the recognizer's threshold are left out by the caller. */
  readonly mentions: readonly Mention[];
  /** Parallel to `mentions`. */
  readonly contexts: readonly MentionContext[];
  /** Parallel to `mentions`. */
  readonly decisions?: readonly (LinkDecision | undefined)[];
}

/** Links the mentions of a corpus to entities. Incremental; the result does not depend on the order of updates. */
export class Linker {
  private readonly sources = new Map<
    string,
    { readonly source: LinkSource; readonly entities: readonly SourceEntity[] }
  >();
  private registry: Registry = emptyRegistry;
  /** Names repeat: each is taken apart once. */
  private readonly parsed = new Map<string, ParsedName>();
  private result: Linking | undefined;

  /** Adds a source or takes its new state; only this source is looked at. */
  update(source: LinkSource): void {
    this.sources.set(source.source, { source, entities: sourceStep(source, this.parse) });
    this.result = undefined;
  }

  remove(source: string): void {
    if (this.sources.delete(source)) this.result = undefined;
  }

  setRegistry(registry: Registry): void {
    this.registry = registry;
    this.result = undefined;
  }

  /** The corpus as it is now. The same object as before where nothing changed. */
  link(): Linking {
    this.result ??= this.linkAll();
    return this.result;
  }

  private linkAll(): Linking {
    const ordered = [...this.sources].sort(([a], [b]) => (a < b ? -1 : 1));
    const corpus = corpusStep(
      ordered.map(([path, { entities }]) => ({ path, entities })),
      this.registry,
    );
    const entities = new Map(corpus.groups.map(group => [group.id, entityOf(group, this.registry)]));
    const teller = new ReasonTeller(corpus, group => entities.get(group.id)?.label ?? group.id);
    const links = new Map<string, readonly Link[]>();
    for (const [path, { source, entities: local }] of ordered) {
      links.set(path, linksOf(source, local, corpus.assignments.get(path) ?? [], teller));
    }
    return { entities, links };
  }

  private readonly parse = (text: string, type: EntityType): ParsedName => {
    const key = `${type}|${text}`;
    let name = this.parsed.get(key);
    if (!name) {
      name = parseName(text, type);
      this.parsed.set(key, name);
    }
    return name;
  };
}

function entityOf(group: Group, registry: Registry): Entity {
  const entry = registry.entries.get(group.id);
  const counts = new Map<string, number>();
  const types = new Map<EntityType, number>();
  for (const { entity } of group.occurrences) {
    for (const form of entity.forms) {
      for (const [text, count] of form.texts) counts.set(text, (counts.get(text) ?? 0) + count);
      types.set(form.type, (types.get(form.type) ?? 0) + form.mentions.length);
    }
  }
  const aliases = [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const [type = 'other'] = [...types].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const notes = entry?.notes;
  return {
    id: group.id,
    label: entry?.label ?? (mainText(group.nodes) || aliases[0]?.name || group.id),
    type: entry?.type ?? type,
    aliases,
    decided: entry !== undefined,
    ...(notes === undefined ? {} : { notes }),
    ...(entry && entry.sameAs.length > 0 ? { sameAs: entry.sameAs } : {}),
  };
}
