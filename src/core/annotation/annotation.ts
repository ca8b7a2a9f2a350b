import type { Span } from '../text/span';

export type Status = 'suggested' | 'accepted' | 'rejected';

/** A person who decided, as the sidecar's `creator`. */
export interface Creator {
  readonly type: 'Person';
  readonly name: string;
}

/** Where an annotation stands: one span, or several for a discontinuous one; with the words it was made on. */
export interface Target extends Span {
  /** The annotated words as they were when the annotation was made or last healed. */
  readonly exact: string;
  /** Up to `CONTEXT_LENGTH` UTF-16 units before and after, never half a surrogate pair. */
  readonly prefix: string;
  readonly suffix: string;
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
  /** A labelled relation from one annotation to another of the same sidecar, by their ids. */
  | { readonly kind: 'link'; readonly from: string; readonly to: string; readonly label: string };

/** A comment by a person on an annotation or passage; a thread is a list of them. */
export interface Comment {
  readonly text: string;
  readonly creator?: Creator;
  /** ISO 8601 instant. */
  readonly created?: string;
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
  /** Members and bodies of the JSON that this version does not know, kept as they were read. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** What a sidecar says of its source. */
export interface SourceRecord {
  /** Corpus-relative path with forward slashes. */
  readonly path: string;
  readonly title?: string;
  /** EDTF: the source's own date, where the reader has set it or it was found. */
  readonly date?: string;
  /** Hexadecimal SHA-256 of the source's text in UTF-8 (without a byte-order mark). */
  readonly sha256: string;
  /** Length of the source's text in code points. */
  readonly characters: number;
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** A sidecar as the core sees it. */
export interface Sidecar {
  readonly source: SourceRecord;
  /** In text order. */
  readonly annotations: readonly Annotation[];
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** UTF-16 units of context kept before and after a quote. */
export const CONTEXT_LENGTH = 32;
