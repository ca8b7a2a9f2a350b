import type { Entity } from '../core/linking/entity';
import type { Corpora } from './corpus/corpora';
import type { OpenCorpus } from './corpus/openCorpus';

/** An entity of one of the window's corpora. */
export interface FoundEntity {
  readonly corpus: OpenCorpus;
  readonly entity: Entity;
}

/** Fuzzy search over the entities of all corpora, off the editor's thread. */
export class EntityFinder {
  constructor(private readonly corpora: Corpora) {}

  /** Best first within each corpus; an empty query gives the entities with the most mentions. */
  async search(query: string, limit: number): Promise<FoundEntity[]> {
    const found = await Promise.all(
      this.corpora.all.map(async corpus =>
        (await corpus.search(query, limit)).map(entity => ({ corpus, entity })),
      ),
    );
    return found.flat();
  }
}
