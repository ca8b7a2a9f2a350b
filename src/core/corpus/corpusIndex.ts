import type { Entity, Link } from '../linking/entity';
import { lineColumn, type LineColumn } from '../text/lines';
import { byCodeUnits, Listing, type Listed } from './listing';
import type { SourceView, ViewDate, ViewMention } from './sourceView';
import { followed, shortestAt, type TextEdit } from './spans';

export type { TextEdit } from './spans';

/** What changed since the last time: the views to replace, the entities to replace, and what is gone. */
export interface CorpusChange {
  readonly views: readonly SourceView[];
  readonly removedSources: readonly string[];
  readonly entities: readonly Entity[];
  readonly removedEntities: readonly string[];
}

/** One mention of the corpus. */
export interface MentionPlace {
  readonly source: string;
  /** Its place in the source's list of mentions. */
  readonly index: number;
  readonly mention: ViewMention;
  readonly link: Link;
}

/** One date expression of the corpus. */
export interface DatePlace {
  readonly source: string;
  readonly index: number;
  readonly date: ViewDate;
}

/**
 * Everything known of a corpus, ready to be asked: by place, by entity, by date. Holds no text.
 * Sources are ordered by path in code units, mentions by text order; so is every answer.
 */
export class CorpusIndex {
  private readonly views = new Map<string, SourceView>();
  private readonly entityById = new Map<string, Entity>();
  /** Entity -> source -> indices of its mentions there. */
  private readonly occurrencesByEntity = new Listing();
  private readonly datesByValue = new Listing();
  private order: readonly string[] | undefined;

  /** Takes over a change; what it names replaces what was known. */
  apply(change: CorpusChange): void {
    for (const source of change.removedSources) {
      this.forget(source);
      this.order = undefined;
    }
    for (const view of change.views) {
      if (!this.views.has(view.source)) this.order = undefined;
      this.forget(view.source);
      this.remember(view);
    }
    for (const id of change.removedEntities) this.entityById.delete(id);
    for (const entity of change.entities) this.entityById.set(entity.id, entity);
  }

  /** All sources, by path. */
  sources(): readonly string[] {
    this.order ??= [...this.views.keys()].sort(byCodeUnits);
    return this.order;
  }

  view(source: string): SourceView | undefined {
    return this.views.get(source);
  }

  entity(id: string): Entity | undefined {
    return this.entityById.get(id);
  }

  entities(): Iterable<Entity> {
    return this.entityById.values();
  }

  /** The shortest mention that covers the offset (its end included, as a caret may stand there). */
  mentionAt(source: string, offset: number): MentionPlace | undefined {
    const view = this.views.get(source);
    const index = view === undefined ? -1 : shortestAt(view.mentions, offset);
    return index < 0 ? undefined : this.place(source, index);
  }

  dateAt(source: string, offset: number): DatePlace | undefined {
    const view = this.views.get(source);
    const index = view === undefined ? -1 : shortestAt(view.dates, offset);
    const date = view?.dates[index];
    return date && { source, index, date };
  }

  /** Mentions of one entity, in order of sources and text. */
  occurrences(entity: string): MentionPlace[] {
    const places: MentionPlace[] = [];
    for (const [source, indices] of this.occurrencesBySource(entity)) {
      for (const index of indices) {
        const place = this.place(source, index);
        if (place) places.push(place);
      }
    }
    return places;
  }

  /** Indices of an entity's mentions in one source, in text order. */
  occurrencesIn(entity: string, source: string): readonly number[] {
    return this.occurrencesByEntity.sourcesOf(entity).get(source) ?? [];
  }

  /** How often an entity is named, and in how many sources. */
  counts(entity: string): { readonly mentions: number; readonly sources: number } {
    const bySource = this.occurrencesByEntity.sourcesOf(entity);
    let mentions = 0;
    for (const indices of bySource.values()) mentions += indices.length;
    return { mentions, sources: bySource.size };
  }

  /** The sources in which an entity is named, in order, with the indices of its mentions there. */
  occurrencesBySource(entity: string): readonly Listed[] {
    return this.occurrencesByEntity.inOrder(entity);
  }

  /**
   * Where an entity is introduced: its first mention under its label, else under its longest name,
   * in the first source that has one.
   */
  definition(entity: string): MentionPlace | undefined {
    const label = this.entityById.get(entity)?.label;
    let best: MentionPlace | undefined;
    for (const [source, indices] of this.occurrencesBySource(entity)) {
      for (const index of indices) {
        const place = this.place(source, index);
        if (place?.mention.name === label) return place;
        if (place && place.mention.name.length > (best?.mention.name.length ?? 0)) best = place;
      }
    }
    return best;
  }

  /** The mention after (or before) a place in reading order, over all sources and round the end; of one entity if named. */
  neighbour(source: string, offset: number, step: 1 | -1, entity?: string): MentionPlace | undefined {
    const sources = this.sources();
    const from = sources.indexOf(source);
    for (let hop = 0; hop <= sources.length; hop++) {
      const at = sources[(((from + step * hop) % sources.length) + sources.length) % sources.length];
      if (at === undefined) return undefined;
      const limit = hop === 0 ? offset : undefined;
      const index = this.stepWithin(at, step, limit, entity);
      if (index !== undefined) return this.place(at, index);
    }
    return undefined;
  }

  /** Date expressions with exactly this value, in order of sources and text. */
  datesWithValue(value: string): DatePlace[] {
    const places: DatePlace[] = [];
    for (const [source, indices] of this.datesByValue.inOrder(value)) {
      for (const index of indices) {
        const date = this.views.get(source)?.dates[index];
        if (date) places.push({ source, index, date });
      }
    }
    return places;
  }

  /** Line and column of an offset in the text that was analysed. */
  lineColumn(source: string, offset: number): LineColumn {
    const view = this.views.get(source);
    return view ? lineColumn(view.lineStarts, offset) : { line: 0, column: 0 };
  }

  /**
   * Follows edits of an open source until its new analysis arrives: what stands behind an edit moves, what an
   * edit touches goes. Line starts are not followed: ask the open document.
   */
  follow(source: string, edits: readonly TextEdit[]): void {
    const view = this.views.get(source);
    if (!view || edits.length === 0) return;
    const mentions = view.mentions.map(mention => followed(mention, edits));
    const dates = view.dates.map(date => followed(date, edits));
    if (mentions.every(isThere) && dates.every(isThere)) {
      // Nothing went, so that every index still holds.
      this.views.set(source, { ...view, mentions, dates });
      return;
    }
    this.forget(source);
    this.remember({
      ...view,
      mentions: mentions.filter(isThere),
      links: view.links.filter((_, index) => mentions[index] !== undefined),
      dates: dates.filter(isThere),
    });
  }

  private place(source: string, index: number): MentionPlace | undefined {
    const view = this.views.get(source);
    const mention = view?.mentions[index];
    const link = view?.links[index];
    return mention && link && { source, index, mention, link };
  }

  private stepWithin(
    source: string,
    step: 1 | -1,
    limit: number | undefined,
    entity?: string,
  ): number | undefined {
    const mentions = this.views.get(source)?.mentions ?? [];
    const candidates = entity ? this.occurrencesIn(entity, source) : [...mentions.keys()];
    const behind = (index: number): boolean => {
      const start = mentions[index]?.start ?? 0;
      return limit === undefined || (step > 0 ? start > limit : start < limit);
    };
    return step > 0 ? candidates.find(behind) : candidates.findLast(behind);
  }

  private remember(view: SourceView): void {
    this.views.set(view.source, view);
    view.links.forEach((link, index) => {
      if (link.entity !== undefined) this.occurrencesByEntity.add(link.entity, view.source, index);
    });
    view.dates.forEach((date, index) => {
      if (date.value !== undefined) this.datesByValue.add(date.value, view.source, index);
    });
  }

  private forget(source: string): void {
    const view = this.views.get(source);
    if (!view) return;
    this.views.delete(source);
    for (const { entity } of view.links)
      if (entity !== undefined) this.occurrencesByEntity.delete(entity, source);
    for (const { value } of view.dates) if (value !== undefined) this.datesByValue.delete(value, source);
  }
}

const isThere = <T>(item: T | undefined): item is T => item !== undefined;
