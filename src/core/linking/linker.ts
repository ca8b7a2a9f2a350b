import type { Mention } from '../recognition/mention';
import type { MentionContext } from './context';
import { list } from './acrossSources/corpusNames';
import { CorpusStep } from './acrossSources/corpusStep';
import type { Link, Linking } from './entity';
import { linksOf, plainLinksOf } from './reasons/links';
import { ReasonTeller } from './reasons/reasons';
import type { Registry } from './registry';
import type { SourceEntity } from './insideSources/sourceEntities';
import { KnownNames } from './insideSources/sourceForms';
import { sourceStep } from './insideSources/sourceStep';

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
  private readonly links = new Map<string, readonly Link[]>();
  private readonly step = new CorpusStep();
  private readonly names = new KnownNames();
  private result: Linking | undefined;

  /** `tellsWhy`: with reasons and rivals, which take most of the memory of a linked corpus. */
  constructor(private readonly tellsWhy = true) {}

  /** Adds a source or takes its new state; only this source is looked at. */
  update(source: LinkSource): void {
    const entities = sourceStep(source, this.names);
    this.sources.set(source.source, { source, entities });
    this.step.update(source.source, entities);
    this.result = undefined;
  }

  remove(source: string): void {
    if (!this.sources.delete(source)) return;
    this.links.delete(source);
    this.step.remove(source);
    this.result = undefined;
  }

  setRegistry(registry: Registry): void {
    this.step.setRegistry(registry);
    this.result = undefined;
  }

  /** The corpus as it is now: work in proportion to what changed. The same object as before where nothing did. */
  link(): Linking {
    this.result ??= this.linkChanged();
    return this.result;
  }

  private linkChanged(): Linking {
    const { links, relinked } = this.step.settle();
    const teller = new ReasonTeller();
    const relink = (path: string, only?: ReadonlySet<number>): void => {
      const known = this.sources.get(path);
      if (!known) return;
      if (!this.tellsWhy) {
        this.links.set(path, plainLinksOf(known.source, known.entities, this.step.assignments(path)));
        return;
      }
      const before = only ? this.links.get(path) : undefined;
      const made = linksOf(known.source, known.entities, this.step.assignments(path), teller, before, only);
      this.links.set(path, made);
    };
    const some = new Map<string, Set<number>>();
    for (const { source, index } of relinked) if (!links.has(source)) list(some, source, index);
    for (const path of links) relink(path);
    for (const [path, only] of some) relink(path, only);
    return { entities: new Map(this.step.entities), links: new Map(this.links) };
  }
}
