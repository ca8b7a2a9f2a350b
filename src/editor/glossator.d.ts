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
  /** Called once for each source, in order of paths; the results are written one after the other. */
  exportSource(source: ExportedSource): string | PromiseLike<string>;
}

export interface ExportedSource {
  /** Path within the corpus, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** In text order; offsets are UTF-16 code units. */
  readonly annotations: readonly ExportedAnnotation[];
}

export interface ExportedAnnotation {
  readonly id: string;
  readonly status: 'suggested' | 'accepted' | 'rejected';
  readonly kind: 'entity' | 'date' | 'note' | 'link';
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly type?: string;
  readonly entity?: string;
  readonly label?: string;
  /** EDTF or ISO 8601 duration, of dates. */
  readonly value?: string;
  readonly confidence?: number;
}

/** Reads annotations from a format of your own. They are merged into the reader's, whose decisions are never replaced. */
export interface ImporterPlugin {
  /** Unique, lower case. */
  readonly name: string;
  /** As the reader sees it in the list of formats. */
  readonly title: string;
  /** Endings without the dot; other files of a folder or zip are passed over. */
  readonly fileExtensions: readonly string[];
  /** Called once for each file. Throw an Error that says what is wrong with it: nothing is imported then. */
  readFile(file: { readonly path: string; readonly bytes: Uint8Array }): readonly SourceToImport[];
}

export interface SourceToImport {
  /** Path or name of the source, with or without folders and ending; without one it is found by its text. */
  readonly path?: string;
  /** The text that the offsets count in; without one they count in the source as it is. */
  readonly text?: string;
  readonly annotations: readonly AnnotationToImport[];
}

export interface AnnotationToImport {
  readonly kind: 'entity' | 'date' | 'note';
  /** At least one; UTF-16 code units. Where the words do not stand there they are looked for, never guessed. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** Accepted where it is absent. */
  readonly status?: 'suggested' | 'accepted' | 'rejected';
  /** The entity's type; of dates `DATE`, `TIME`, `DURATION` or `SET`. */
  readonly type?: string;
  readonly entity?: string;
  readonly label?: string;
  /** EDTF or ISO 8601 duration, of dates. */
  readonly value?: string;
  readonly comments?: readonly string[];
  readonly confidence?: number;
}
