import type * as vscode from 'vscode';
import type { Entity } from '../core/linking/entity';
import { EntitySearch } from '../core/linking/entitySearch';
import type { Corpora } from './corpus/corpora';
import type { OpenCorpus } from './corpus/openCorpus';

/** An entity of one of the window's corpora. */
export interface FoundEntity {
  readonly corpus: OpenCorpus;
  readonly entity: Entity;
}

/** Fuzzy search over the entities of all corpora; what it searches is built anew when asked after a change. */
export class EntityFinder implements vscode.Disposable {
  private readonly searches = new Map<OpenCorpus, EntitySearch>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly corpora: Corpora) {
    this.subscription = corpora.onDidChange(({ corpus }) => this.searches.delete(corpus));
  }

  /** Best first; an empty query gives the entities with the most mentions. */
  search(query: string, limit: number): FoundEntity[] {
    return this.corpora.all.flatMap(corpus =>
      this.searchOf(corpus)
        .search(query, limit)
        .map(entity => ({ corpus, entity })),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private searchOf(corpus: OpenCorpus): EntitySearch {
    let search = this.searches.get(corpus);
    if (!search) this.searches.set(corpus, (search = new EntitySearch(corpus.index.entities())));
    return search;
  }
}
