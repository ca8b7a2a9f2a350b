/**
 * The API of Glossator for other extensions. Copy this file into your extension, then:
 *
 * ```ts
 * const glossator = await vscode.extensions.getExtension<GlossatorApi>('glossator.glossator')?.activate();
 * context.subscriptions.push(glossator.registerRecognizer({
 *   id: 'ships',
 *   title: 'Ship names',
 *   recognize: text => [...text.matchAll(/\bHMS [A-Z]\w+/g)].map(match => ({
 *     start: match.index, end: match.index + match[0].length, type: 'ship', confidence: 0.8,
 *   })),
 * }));
 * ```
 */
export interface GlossatorApi {
  /** Grows when the API changes in a way that breaks its users. */
  readonly version: 1;
  /** Adds a recognizer; every source is analysed again, with it. Dispose of the result to take it away. */
  registerRecognizer(recognizer: Recognizer): { dispose(): void };
  /** Adds an export format; it is offered behind our own. Dispose of the result to take it away. */
  registerExporter(exporter: ExporterPlugin): { dispose(): void };
  /** Adds an import format; it is offered behind our own. Dispose of the result to take it away. */
  registerImporter(importer: ImporterPlugin): { dispose(): void };
  /** Resolves when every source of the open folders has been analysed and linked. */
  whenIdle(): Promise<void>;
}

/** Finds mentions in a text. It is called again whenever a source has changed, so it should be quick. */
export interface Recognizer {
  /** Unique among all recognizers. */
  readonly id: string;
  /** As the reader sees it: "found by Ship names". */
  readonly title: string;
  recognize(
    text: string,
    source: { readonly uri: string },
  ): readonly RecognizedMention[] | PromiseLike<readonly RecognizedMention[]>;
}

export interface RecognizedMention {
  /** UTF-16 code units of the text, as `String.prototype.slice` counts them. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** `person`, `organization`, `place`, `group`, `event`, `other`, or a type of your own. */
  readonly type: string;
  /** Probability that span and type are right, 0 to 1. Where mentions overlap, the surer one is shown. */
  readonly confidence: number;
}

/** Writes annotations in a format of your own. */
export interface ExporterPlugin {
  /** Unique, lower case: as on the command line. */
  readonly name: string;
  /** As the reader sees it in the list of formats. */
  readonly title: string;
  /** Without the dot. */
  readonly fileExtension: string;
  /** `one file` where it is absent; with `several files` each source has its own, named after the source. */
  readonly layout?: 'one file' | 'several files';
  /** What stands at the head of a file, before its first source. */
  readonly head?: string;
  /** What stands at the end of a file. */
  readonly foot?: string;
  /** Called once for each source, in order of paths; in one file the results are written one after the other. */
  exportSource(source: ExportedSource): FileContent | PromiseLike<FileContent>;
}

export type FileContent = string | Uint8Array;

export interface ExportedSource {
  /** Path within the corpus, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly title?: string;
  /** When it was written or published, in EDTF. */
  readonly date?: string;
  /** How many sources of this file came before. */
  readonly index: number;
  /** In text order; offsets are UTF-16 code units. */
  readonly annotations: readonly ExportedAnnotation[];
  /** Tells the reader in the Problems panel what your format cannot carry, of the source or of one annotation. */
  lose(message: string, annotation?: ExportedAnnotation): void;
}

export interface ExportedAnnotation {
  readonly id: string;
  readonly status: 'suggested' | 'accepted' | 'rejected';
  readonly kind: 'entity' | 'date' | 'note' | 'link';
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Of entities; of dates `DATE`, `TIME`, `DURATION` or `SET`. */
  readonly type?: string;
  readonly entity?: string;
  /** Of an entity, or of a link. */
  readonly label?: string;
  /** EDTF or ISO 8601 duration, of dates. */
  readonly value?: string;
  /** Ids of the annotations that a link joins. */
  readonly from?: string;
  readonly to?: string;
  readonly comments: readonly string[];
  readonly tags: readonly string[];
  readonly confidence?: number;
  /** The person who decided. */
  readonly creator?: string;
  /** The program that proposed. */
  readonly generator?: string;
}

/** Reads annotations from a format of your own. They are merged into the reader's, whose decisions are never replaced. */
export interface ImporterPlugin {
  /** Unique, lower case. */
  readonly name: string;
  /** As the reader sees it in the list of formats. */
  readonly title: string;
  /** Endings without the dot; other files of a folder or zip are passed over. */
  readonly fileExtensions: readonly string[];
  /** One document is several files of one name with these endings, so that to choose one is to choose all. */
  readonly companions?: boolean;
  /**
   * Called once for each file; `all` are those that are imported together. Throw an Error that says what is wrong with
   * the file, with numbers `line` and `column` from 1 where you know them: nothing is imported then.
   */
  readFile(file: FileToImport, all: readonly FileToImport[]): readonly SourceToImport[];
}

export interface FileToImport {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SourceToImport {
  /** Path or name of the source, with or without folders and ending; without one it is found by its text. */
  readonly path?: string;
  /** The text that the offsets count in; without one they count in the source as it is. */
  readonly text?: string;
  /** What the offsets count; UTF-16 code units where it is absent. */
  readonly offsetUnit?: 'utf-16' | 'code points';
  /** Taken over where the reader has given none. */
  readonly title?: string;
  /** When it was written or published, in EDTF; taken over where the reader has set none. */
  readonly date?: string;
  readonly annotations: readonly AnnotationToImport[];
  /** What of the file is not among them, for the reader's list. Places count from 1. */
  readonly problems?: readonly {
    readonly message: string;
    readonly line?: number;
    readonly column?: number;
    readonly quote?: string;
  }[];
}

export interface AnnotationToImport {
  readonly kind: 'entity' | 'date' | 'note' | 'link';
  /** By which links of the same source name it. */
  readonly id?: string;
  /** At least one, but none of a link. Where the words do not stand there they are looked for, never guessed. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Accepted where it is absent. */
  readonly status?: 'suggested' | 'accepted' | 'rejected';
  /** The entity's type; of dates `DATE`, `TIME`, `DURATION` or `SET`. */
  readonly type?: string;
  readonly entity?: string;
  /** Of an entity, or of a link. */
  readonly label?: string;
  /** EDTF or ISO 8601 duration, of dates. */
  readonly value?: string;
  /** Ids of the annotations that a link joins. */
  readonly from?: string;
  readonly to?: string;
  readonly comments?: readonly string[];
  readonly tags?: readonly string[];
  readonly confidence?: number;
}
