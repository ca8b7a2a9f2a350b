import type { Mention } from '../recognition/mention';
import type { MentionContext } from './context';
import type { Entity, Link, Linking } from './entity';
import type { Registry } from './registry';
import { emptyRegistry } from './registry';
import { slugOf } from './slug';

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
  private readonly sources = new Map<string, LinkSource>();
  private registry: Registry = emptyRegistry;

  update(source: LinkSource): void {
    this.sources.set(source.source, source);
  }

  remove(source: string): void {
    this.sources.delete(source);
  }

  setRegistry(registry: Registry): void {
    this.registry = registry;
  }

  link(): Linking {
    const entities = new Map<string, Entity>();
    const links = new Map<string, readonly Link[]>();
    for (const source of this.sources.values()) {
      links.set(
        source.source,
        source.mentions.map((mention, i): Link => {
          const name = source.contexts[i]?.name ?? '';
          const id = slugOf(name);
          const decided = this.registry.entries.has(id);
          if (!entities.has(id))
            entities.set(id, { id, label: name, type: mention.type, aliases: [{ name, count: 1 }], decided });
          return { entity: id, confidence: 1, reasons: [], rivals: [] };
        }),
      );
    }
    return { entities, links };
  }
}
