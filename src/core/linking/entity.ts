import type { EntityType } from '../recognition/mention';

/** Why a mention was linked to an entity, or why not: structured, so that it can be checked and translated. */
export interface Reason {
  /** What kind of evidence ("full name in this source", "acronym", "spelling variant", "registry", ...). */
  readonly kind: string;
  /** `true` speaks for the link, `false` against it. */
  readonly supports: boolean;
  /** In plain words, true of the text: "full name three lines above". */
  readonly text: string;
}

export interface Alias {
  readonly name: string;
  /** Mentions in the corpus that use it. */
  readonly count: number;
}

/** What mentions refer to, across sources. */
export interface Entity {
  /** Readable slug, the same whatever the order of the files: `khalifa-haftar`. */
  readonly id: string;
  readonly label: string;
  readonly type: EntityType;
  /** Most frequent first; the label's own name included. */
  readonly aliases: readonly Alias[];
  /** A reader has decided something about it (it stands in the registry). */
  readonly decided: boolean;
  readonly notes?: string;
  /** IRIs of the same entity elsewhere (Wikidata, VIAF, GeoNames, ...). */
  readonly sameAs?: readonly string[];
}

/** A candidate that was not chosen, or one that is as likely. */
export interface Rival {
  readonly entity: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** One mention's entity, with reasons; parallel to the source's list of mentions. */
export interface Link {
  /** Entity id; absent where the evidence is below the threshold. */
  readonly entity?: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly rivals: readonly Rival[];
}

/** The result of linking a corpus. */
export interface Linking {
  readonly entities: ReadonlyMap<string, Entity>;
  /** By source (corpus-relative path); each array is parallel to the source's mentions. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
}
