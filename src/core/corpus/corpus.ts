import type { Entity, Link, Rival } from '../linking/entity';
import { EntitySearch } from '../linking/entitySearch';
import { Linker } from '../linking/linker';
import type { Registry } from '../linking/registry';
import { CorpusEvidence } from '../recognition/corpusEvidence';
import type { Mention } from '../recognition/mention';
import { SUGGESTION_THRESHOLD } from '../recognition/recognizer';
import { combineDates, combineMentions } from './combine';
import type { CorpusChange } from './corpusIndex';
import type { Decision } from './decision';
import type { SourceAnalysis } from './sourceAnalysis';
import type { SourceView } from './sourceView';

/** How a corpus is read. */
export interface CorpusOptions {
  /** Suggestions of a lower confidence are left out; 0 to 1. */
  readonly threshold?: number;
  /** Only what the reader has decided counts; nothing is proposed. */
  readonly decidedOnly?: boolean;
  /** Links without reasons and rivals: for those who only want to know what is linked. */
  readonly withoutReasons?: boolean;
}

/**
 * All sources of a corpus together: settles what one source tells about another, lets decisions win, links.
 * The result does not depend on the order in which sources came.
 */
export class Corpus {
  private readonly analyses = new Map<string, SourceAnalysis>();
  private readonly decisions = new Map<string, readonly Decision[]>();
  private readonly evidence = new CorpusEvidence();
  private readonly linker: Linker;
  private readonly stale = new Set<string>();
  private readonly gone = new Set<string>();
  /** What was handed out last, to tell what changed. */
  private views = new Map<string, SourceView>();
  private entities: ReadonlyMap<string, Entity> = new Map();
  /** Built when it is first asked after a change. */
  private entitySearch: EntitySearch | undefined;
  private settled = new Map<string, readonly Mention[]>();

  constructor(private readonly options: CorpusOptions = {}) {
    this.linker = new Linker(!options.withoutReasons);
  }

  update(analysis: SourceAnalysis): void {
    const { source, mentions, contexts } = analysis;
    this.analyses.set(source, analysis);
    this.stale.add(source);
    this.gone.delete(source);
    this.evidence.update(
      source,
      mentions,
      contexts.map(({ name }) => name),
    );
  }

  remove(source: string): void {
    if (!this.analyses.delete(source)) return;
    this.decisions.delete(source);
    this.settled.delete(source);
    this.stale.delete(source);
    this.gone.add(source);
    this.linker.remove(source);
    this.evidence.remove(source);
  }

  decide(source: string, decisions: readonly Decision[]): void {
    this.decisions.set(source, decisions);
    if (this.analyses.has(source)) this.stale.add(source);
  }

  setRegistry(registry: Registry): void {
    this.linker.setRegistry(registry);
  }

  /** Brings everything up to date and tells what changed since the last call. */
  resolve(): CorpusChange {
    const combined = this.combine();
    const { entities, links } = this.linker.link();
    const views: SourceView[] = [];
    for (const source of this.analyses.keys()) {
      const before = this.views.get(source);
      const now = combined.get(source) ?? before;
      const newLinks = links.get(source) ?? [];
      if (!now || (now === before && before.links === newLinks)) continue;
      if (now === before && sameLinks(before.links, newLinks)) continue;
      const view = { ...now, links: newLinks };
      this.views.set(source, view);
      views.push(view);
    }
    const removedSources = [...this.gone];
    for (const source of removedSources) this.views.delete(source);
    const change: CorpusChange = {
      views,
      removedSources,
      entities: [...entities.values()].filter(entity => {
        const before = this.entities.get(entity.id);
        return before === undefined || !sameEntity(entity, before);
      }),
      removedEntities: [...this.entities.keys()].filter(id => !entities.has(id)),
    };
    this.entities = entities;
    if (change.entities.length > 0 || change.removedEntities.length > 0) this.entitySearch = undefined;
    this.stale.clear();
    this.gone.clear();
    return change;
  }

  /** Ids of the entities whose names are like the query, best first; of the most mentioned for an empty query. */
  search(query: string, limit: number): string[] {
    this.entitySearch ??= new EntitySearch(this.entities.values());
    return this.entitySearch.search(query, limit).map(({ id }) => id);
  }

  /** Views (still without links) of the sources whose mentions changed; they are handed to the linker on the way. */
  private combine(): Map<string, SourceView> {
    const changed = new Map<string, SourceView>();
    for (const source of new Set([...this.stale, ...this.evidence.takeAffected()])) {
      const analysis = this.analyses.get(source);
      if (!analysis) continue;
      const settled = this.options.decidedOnly ? analysis.mentions : this.evidence.apply(source);
      const before = this.settled.get(source);
      if (before && !this.stale.has(source) && sameMentions(before, settled)) continue;
      this.settled.set(source, settled);
      changed.set(source, this.combined(analysis, settled));
    }
    return changed;
  }

  private combined(analysis: SourceAnalysis, settled: readonly Mention[]): SourceView {
    const { source, title, date, lineStarts } = analysis;
    const decisions = this.decisions.get(source) ?? [];
    const proposed = this.options.decidedOnly ? [] : settled;
    const { mentions, contexts, linkDecisions } = combineMentions(
      analysis,
      proposed,
      decisions,
      this.threshold,
    );
    this.linker.update({
      source,
      title,
      ...(date && { date: date.value }),
      mentions,
      contexts,
      decisions: linkDecisions,
    });
    return {
      source,
      title,
      ...(date && { date }),
      lineStarts,
      mentions,
      links: [],
      dates: combineDates(this.options.decidedOnly ? [] : analysis.dates, decisions),
    };
  }

  private get threshold(): number {
    return this.options.threshold ?? SUGGESTION_THRESHOLD;
  }
}

const sameMentions = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  sameList(
    a,
    b,
    (x, y) => x.start === y.start && x.end === y.end && x.type === y.type && x.confidence === y.confidence,
  );

const sameLinks = (a: readonly Link[], b: readonly Link[]): boolean =>
  a === b || sameList(a, b, (x, y) => sameClaim(x, y) && sameList(x.rivals, y.rivals, sameClaim));

/** Links and rivals alike: an entity, how sure, and why. */
const sameClaim = (a: Rival | Link, b: Rival | Link): boolean =>
  a === b ||
  (a.entity === b.entity &&
    a.confidence === b.confidence &&
    sameList(a.reasons, b.reasons, (x, y) => x.text === y.text && x.supports === y.supports));

const sameEntity = (a: Entity, b: Entity): boolean =>
  a === b ||
  (a.label === b.label &&
    a.type === b.type &&
    a.decided === b.decided &&
    a.notes === b.notes &&
    sameList(a.aliases, b.aliases, (x, y) => x.name === y.name && x.count === y.count) &&
    sameList(a.sameAs ?? [], b.sameAs ?? [], (x, y) => x === y));

const sameList = <T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((x, index) => {
      const y = b[index];
      return y !== undefined && same(x, y);
    }));
