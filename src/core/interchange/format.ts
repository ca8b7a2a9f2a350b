import type { Sidecar } from '../annotation/annotation';
import type { Span } from '../text/span';
import type { Records } from './bytes/recordCopy';
import type { SourceHead } from './sourceHead';
import type { Spool } from './spool';

/** What one step of an offset counts in a format; `tokens` and `none` where the format has no character offsets. */
export type OffsetUnit = 'utf-16' | 'code points' | 'tokens' | 'none';

/** What becomes of `\r\n` and lone `\r`: `kept` as in the source, or written and counted as one `\n`. */
export type LineEnds = 'kept' | 'lf';

/** What an annotation can have and a format may be unable to carry. */
export type Feature =
  | 'ids'
  | 'status'
  | 'confidence'
  | 'people'
  | 'comments'
  | 'tags'
  | 'notes'
  | 'links'
  | 'dates'
  | 'values'
  | 'entities'
  | 'overlaps'
  | 'discontinuous'
  | 'characters'
  | 'text'
  | 'place'
  | 'unknown members'
  | SourceFeature
  /** What a format of another extension says that it cannot carry. */
  | 'other';

/** What a sidecar can say of its source besides its annotations, and a format may be unable to carry. */
type SourceFeature = 'source title' | 'source date' | 'source members';

/** All that an annotation says, for formats that have a place for what they do not know. */
export const everything: ReadonlySet<Feature> = new Set([
  'ids',
  'status',
  'confidence',
  'people',
  'comments',
  'tags',
  'notes',
  'links',
  'dates',
  'values',
  'entities',
  'overlaps',
  'discontinuous',
  'characters',
  'unknown members',
]);

/** The same with what its sidecar says of the source. */
export const everythingOfSources: ReadonlySet<Feature> = new Set<Feature>([
  ...everything,
  'source title',
  'source date',
  'source members',
]);

/** One source with its annotations, as an exporter reads it. */
export interface ExportSource {
  /** Corpus-relative path with forward slashes. */
  readonly path: string;
  /** The source's text as it is now; absent where only the sidecar is at hand. */
  readonly text?: string;
  /** Its offsets are UTF-16 units of `text`; where there is no text, code points as in the file. */
  readonly sidecar: Sidecar;
}

/** What the registry knows of an entity, as far as exports show it. */
export interface ExportEntity {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly notes?: string;
  /** IRIs of the same entity elsewhere. */
  readonly sameAs?: readonly string[];
  /** WGS 84 degrees. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number };
}

export interface ExportOptions {
  /** Rejected annotations too; else only suggested and accepted ones. */
  readonly all?: boolean;
  /** The registry's entities by id. */
  readonly entities?: ReadonlyMap<string, ExportEntity>;
  /** ISO 8601 instant for formats that must name when they were written; absent: a fixed one, so that bytes repeat. */
  readonly now?: string;
  /** The output goes behind that of earlier sources: no heading. Only for formats of records. */
  readonly continued?: boolean;
  /** Told of everything that the format cannot carry, as it happens. */
  readonly lose?: (loss: Loss) => void;
  /** Where formats keep what stands in another order than the sources do; absent: in memory. */
  readonly spool?: Spool;
}

/** Something that the exported file does not say although the sidecar does. */
export interface Loss {
  readonly source: string;
  /** Whether the format never carries it, or not this source's, or only not this annotation's. */
  readonly scope: 'format' | 'source' | 'annotation';
  readonly feature: Feature;
  /** One sentence for the reader. */
  readonly message: string;
  /** How many annotations it concerns. */
  readonly count: number;
  /** The annotation and its place, where it concerns a single one. */
  readonly annotation?: string;
  readonly span?: Span;
}

/** A piece of output: the next piece of the only file, or of the file that `file` names (relative path; pieces of one file follow each other). */
export interface ExportPart {
  readonly file?: string;
  /** The file only helps to use the other (a configuration); it goes beside it, and nowhere where there is no beside. */
  readonly companion?: boolean;
  readonly data: string | Uint8Array;
}

/** Writes sources and annotations in another format; one file each in this folder. */
export interface Exporter {
  /** As on the command line: `jsonl`. */
  readonly name: string;
  /** For lists: `JSON Lines (one record a line)`. */
  readonly title: string;
  /** Without the dot; of the file, or of each file. */
  readonly fileExtension: string;
  readonly layout: 'one file' | 'several files';
  readonly offsetUnit: OffsetUnit;
  readonly lineEnds: LineEnds;
  /** Whether the source's text must be at hand. */
  readonly needsText: boolean;
  /** Where the output is a heading and records: how they are made, so that several sources are written at once. */
  readonly records?: Records;
  /** What it can carry; for everything else that an annotation has, a loss is reported. */
  readonly carries: ReadonlySet<Feature>;
  /** Reads one source at a time, so that memory does not grow with the corpus (formats with an index of entities: with that). */
  export(sources: AsyncIterable<ExportSource>, options: ExportOptions): AsyncIterable<ExportPart>;
}

/** One file that is imported; archives are unpacked before (`files` of a folder or zip), except where they are the format. */
export interface ImportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an import says of one source, before it is placed on the source's text. */
export interface ImportedSource {
  /** Path or name of the source as the format tells it; may lack folders or the ending. */
  readonly path?: string;
  /** The text as the format carries it, decoded. */
  readonly text?: string;
  /** Of `annotations`: offsets count these units of `text`, or of the source's own text where the format carries none. */
  readonly offsetUnit: 'utf-16' | 'code points';
  readonly lineEnds: LineEnds;
  readonly annotations: Sidecar['annotations'];
  /** What it says of the source itself: title, date and the like. */
  readonly head?: SourceHead;
  /** The format cannot tell a suggestion from a decision, so that it decides nothing that is suggested already. */
  readonly isUndecided?: boolean;
  /** Its text was put together from tokens, with blanks where the source may have none. */
  readonly isTokenized?: boolean;
  /** Lines and columns of records that were understood but say nothing usable. */
  readonly problems?: readonly ImportProblem[];
}

/** Something in an imported file that was not taken over, and why. */
export interface ImportProblem {
  readonly message: string;
  /** One-based, where known. */
  readonly line?: number;
  readonly column?: number;
  /** The words concerned, where known. */
  readonly quote?: string;
}

/** Wrong or broken input: nothing of the file is taken over. */
export class ImportError extends Error {
  /** `line` and `column` are one-based. */
  constructor(
    reason: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`${file}:${line}:${column}: ${reason}`);
  }
}

export interface Importer {
  readonly name: string;
  readonly title: string;
  /** Endings, without dot, of the files that it reads; others of a folder or archive are ignored. */
  readonly fileExtensions: readonly string[];
  /** One document is several files of one name with these endings, so that naming one means all. */
  readonly companions?: boolean;
  /** @throws ImportError where the content is not of this format. */
  import(files: readonly ImportFile[]): Iterable<ImportedSource>;
}
