import * as vscode from 'vscode';
import type { StartWorker } from '../../analysis/protocol';
import { WorkerPool } from '../../analysis/workerPool';
import type { Log } from '../../core/corpus/files';
import { affects, setting } from '../settings';
import type { AnalysisKeeping } from './analysisKeeping';
import { OtherRecognizers } from './otherRecognizers';
import { OpenCorpus } from './openCorpus';
import type { DecisionSource } from './decisionSource';
import { SourceTexts } from './sourceTexts';

/** What the window's corpora are built from. */
export interface CorporaParts {
  readonly startWorker: StartWorker;
  /** Reads the recognition model's bytes; asked once, by the first analysis. */
  readonly readModel: () => PromiseLike<Uint8Array>;
  readonly keeping: AnalysisKeeping;
  readonly log: Log;
  /** Where a corpus gets the reader's decisions from. */
  readonly decisionsFor: (folder: vscode.WorkspaceFolder) => DecisionSource;
}

/** A source and the corpus it belongs to. */
export interface SourcePlace {
  readonly corpus: OpenCorpus;
  readonly source: string;
}

/** The corpora of the window: one for each workspace folder, opened when the first of its sources is asked for or shown. */
export class Corpora implements vscode.Disposable {
  readonly texts = new SourceTexts();
  /** Recognizers that other extensions added. */
  readonly recognizers: OtherRecognizers;
  private readonly byFolder = new Map<string, OpenCorpus>();
  private readonly pool: WorkerPool;
  private readonly changed = new vscode.EventEmitter<{ corpus: OpenCorpus; sources: readonly string[] }>();
  /** An index has changed for these sources. */
  readonly onDidChange = this.changed.event;
  private readonly opened = new vscode.EventEmitter<OpenCorpus>();
  readonly onDidOpen = this.opened.event;
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(private readonly parts: CorporaParts) {
    this.recognizers = new OtherRecognizers(parts.log, () => this.refreshAll());
    let model: PromiseLike<Uint8Array> | undefined;
    this.pool = new WorkerPool(
      parts.startWorker,
      setting('analysis.workers'),
      worker =>
        worker.prepareWith(async ask => {
          await ask('start', await (model ??= parts.readModel()));
          for (const corpus of this.byFolder.values()) await ask('setNames', corpus.id, corpus.names);
        }),
      () => this.reopen(),
    );
    this.subscriptions.push(
      this.changed,
      this.opened,
      this.texts,
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of removed) this.close(folder);
        for (const folder of added) this.openFolder(folder);
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (affects(event, 'sources.include', 'sources.exclude')) this.restart();
        else if (affects(event, 'analysis.keep')) void this.parts.keeping.tidy().then(() => this.restart());
        else if (affects(event, 'suggestions.threshold', 'dates.order')) this.reopen();
      }),
    );
  }

  /** Opens the corpora of all workspace folders; returns at once, work goes on in the background. */
  start(): void {
    void this.parts.keeping.tidy();
    for (const folder of vscode.workspace.workspaceFolders ?? []) this.openFolder(folder);
  }

  get all(): readonly OpenCorpus[] {
    return [...this.byFolder.values()];
  }

  /** The corpus that a document belongs to; `undefined` for anything that is no source of a corpus. */
  placeOf(uri: vscode.Uri): SourcePlace | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const corpus = folder && this.byFolder.get(folder.uri.toString());
    const source = corpus?.sourceOf(uri);
    return corpus && source !== undefined && corpus.sources.has(source) ? { corpus, source } : undefined;
  }

  /** Resolves when every source of every corpus has been analysed and linked. */
  async whenIdle(): Promise<void> {
    await Promise.all(this.all.map(corpus => corpus.whenIdle()));
  }

  dispose(): void {
    for (const corpus of this.byFolder.values()) corpus.dispose();
    this.byFolder.clear();
    this.pool.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private openFolder(folder: vscode.WorkspaceFolder): void {
    const { pool, texts, recognizers } = this;
    const { keeping, log } = this.parts;
    const parts = { pool, texts, recognizers, keeping, log };
    const corpus = new OpenCorpus(folder, parts, this.parts.decisionsFor(folder));
    corpus.onDidChange(sources => this.changed.fire({ corpus, sources }));
    this.byFolder.set(folder.uri.toString(), corpus);
    this.opened.fire(corpus);
    void corpus.open();
  }

  private close(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    this.byFolder.get(key)?.dispose();
    this.byFolder.delete(key);
  }

  /** The worker that holds the corpora is new, or works by other settings: tell it all again. */
  private reopen(): void {
    for (const corpus of this.byFolder.values()) {
      corpus.begin();
      corpus.refreshAll();
    }
  }

  private refreshAll(): void {
    for (const corpus of this.byFolder.values()) corpus.refreshAll();
  }

  private restart(): void {
    for (const corpus of this.all) this.close(corpus.folder);
    this.start();
  }
}
