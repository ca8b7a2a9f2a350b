import type { Span } from '../text/span';
import type { JsonObject } from './json';

export type Status = 'suggested' | 'accepted' | 'rejected';

/** A person who decided, as the sidecar's `creator`. */
export interface Creator {
  readonly type: 'Person';
  readonly name: string;
  readonly unknown?: JsonObject;
}

/** Where an annotation stands: one span, or several for a discontinuous one; with the words it was made on. */
export interface Target extends Span {
  /** The annotated words as they were when the annotation was made or last healed. */
  readonly exact: string;
  /** Up to `CONTEXT_LENGTH` UTF-16 units before and after, never half a surrogate pair. */
  readonly prefix: string;
  readonly suffix: string;
  /** Members of the target that this version does not know; `selector` holds the selectors it does not know. */
  readonly unknown?: JsonObject;
  /** Members of the two selectors that this version does not know. */
  readonly unknownInSelectors?: { readonly position?: JsonObject; readonly quote?: JsonObject };
}

/** What an annotation says of its target. */
export type AnnotationContent =
  /** The span names an entity; `entity` is its id in the registry or as suggested (`khalifa-haftar`). */
  | {
      readonly kind: 'entity';
      readonly type: string;
      readonly entity?: string;
      /** The entity's label when this was written, so that a sidecar can be read without the registry. */
      readonly label?: string;
      /** The annotation is the reader's, its entity only the program's suggestion. */
      readonly entitySuggested?: true;
      /** Ids of entities that the reader said these words do not name, here; sorted. */
      readonly notEntities?: readonly string[];
    }
  | {
      readonly kind: 'date';
      readonly timex: 'DATE' | 'TIME' | 'DURATION' | 'SET';
      /** EDTF or ISO 8601 duration. */
      readonly value?: string;
      /** What the value was inferred from, one sentence; absent where the text itself says it. */
      readonly basis?: string;
    }
  /** A note on a passage. */
  | { readonly kind: 'note' }
  /** A labelled relation from one annotation to another of the same sidecar, by their ids; it needs no target. */
  | { readonly kind: 'link'; readonly from: string; readonly to: string; readonly label: string };

/** A comment by a person on an annotation or passage; a thread is a list of them. */
export interface Comment {
  readonly text: string;
  readonly creator?: Creator;
  /** ISO 8601 instant. */
  readonly created?: string;
  readonly unknown?: JsonObject;
}

/** One record of a sidecar. Offsets in UTF-16 units of the source's text (the codec converts to code points). */
export interface Annotation {
  /** `urn:uuid:...` */
  readonly id: string;
  readonly targets: readonly Target[];
  readonly content: AnnotationContent;
  readonly status: Status;
  /** 0 to 1; only where a program proposed it. */
  readonly confidence?: number;
  /** ISO 8601 instants. Suggestions carry none, so that their bytes depend on text and decisions alone. */
  readonly created?: string;
  readonly modified?: string;
  /** Who decided. */
  readonly creator?: Creator;
  /** What program proposed ("Glossator 0.1.0"). */
  readonly generator?: string;
  readonly comments: readonly Comment[];
  readonly resolved?: boolean;
  readonly tags: readonly string[];
  /**
   * Set by a merge where two people decided differently: the id of the other version, which is kept beside this one,
   * or `'deleted'` where the other side deleted what this side changed. Adjudicating removes it.
   */
  readonly conflict?: string;
  /** Members of the JSON that this version does not know, as they were read; `body` holds the bodies it does not know. */
  readonly unknown?: JsonObject;
  /** Members of known bodies that this version does not know; those of tags by the tag. */
  readonly unknownInBodies?: {
    readonly classifying?: JsonObject;
    readonly identifying?: JsonObject;
    readonly linking?: JsonObject;
    readonly label?: JsonObject;
    readonly tagging?: ReadonlyMap<string, JsonObject>;
  };
}

/** What a sidecar says of its source. */
export interface SourceRecord {
  /** Corpus-relative path with forward slashes. */
  readonly path: string;
  readonly title?: string;
  /** EDTF: the source's own date, where the reader has set it or it was found. */
  readonly date?: string;
  /** `date` was set by the reader, not found; only then it binds the next analysis. */
  readonly dateDecided?: true;
  /** Hexadecimal SHA-256 of the source's text in UTF-8 (without a byte-order mark). */
  readonly sha256: string;
  /** Length of the source's text in code points. */
  readonly characters: number;
  readonly unknown?: JsonObject;
}

/** A sidecar as the core sees it. */
export interface Sidecar {
  readonly source: SourceRecord;
  /** In text order. */
  readonly annotations: readonly Annotation[];
  /** Items of the page that are no annotations this version understands, kept as they were read, after the others. */
  readonly foreign?: readonly unknown[];
  readonly unknown?: JsonObject;
}

/**
 * A sidecar as its file has it: all offsets in Unicode code points. What needs no source text (merging, exporting,
 * structural checks) works on this; `toUtf16` makes the `Sidecar` that everything else works on.
 */
export interface CodePointSidecar {
  readonly unit: 'code points';
  readonly sidecar: Sidecar;
}

/** UTF-16 units of context kept before and after a quote. */
export const CONTEXT_LENGTH = 32;
