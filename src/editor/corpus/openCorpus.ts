import * as vscode from 'vscode';
import type { AnalysisMethods, MethodName } from '../../analysis/protocol';
import type { WorkerPool } from '../../analysis/workerPool';
import { CorpusIndex } from '../../core/corpus/corpusIndex';
import type { Log } from '../../core/corpus/files';
import type { Entity } from '../../core/linking/entity';
import { emptyRegistry, registryNames, type Registry, type RegistryName } from '../../core/linking/registry';
import type { Span } from '../../core/text/span';
import { setting } from '../settings';
import { Analyses, type Found } from './analyses';
import type { AnalysisKeeping } from './analysisKeeping';
import { AnalysisQueue } from './analysisQueue';
import type { DecisionSource } from './decisionSource';
import { LinkingSchedule, type Urgency } from './linkingSchedule';
import type { OtherRecognizers } from './otherRecognizers';
import { PendingEdits } from './pendingEdits';
import { SourceFolder } from './sourceFolder';
import type { SourceTexts } from './sourceTexts';
import { Troubles } from './troubles';
import { TypingPauses } from './typingPauses';

/** Parts that all corpora of the window share. */
export interface CorpusParts {
  readonly pool: WorkerPool;
  readonly texts: SourceTexts;
  readonly keeping: AnalysisKeeping;
  /** Recognizers that other extensions added. */
  readonly recognizers: OtherRecognizers;
  readonly log: Log;
}

/** The corpus of one workspace folder: keeps the index true to files, open documents and decisions. */
export class OpenCorpus implements vscode.Disposable {
  readonly index = new CorpusIndex();
  readonly id: string;

  private readonly changed = new vscode.EventEmitter<readonly string[]>();
  /** The index has changed for these sources, or for entities that they name. */
  readonly onDidChange = this.changed.event;
  private readonly busy = new vscode.EventEmitter<number>();
  /** How many sources still wait for their analysis. */
  readonly onDidProgress = this.busy.event;

  private readonly place: SourceFolder;
  private readonly analyses: Analyses;
  private readonly queue = new AnalysisQueue(
    source => this.analyse(source),
    () => {
      this.busy.fire(this.queue.size);
      this.settleIdle();
    },
  );
  private readonly linking = new LinkingSchedule(
    () => this.link(),
    () => this.settleIdle(),
  );
  private readonly analysedVersions = new Map<string, number>();
  private readonly pendingEdits = new PendingEdits();
  private readonly typing = new TypingPauses(source => this.queue.add(source));
  private readonly idle: (() => void)[] = [];
  private disposed = false;
  private registry: Registry = emptyRegistry;
  private readonly troubles: Troubles;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly parts: CorpusParts,
    private readonly decisions: DecisionSource,
  ) {
    this.id = folder.uri.toString();
    this.troubles = new Troubles(parts.log);
    this.place = new SourceFolder(folder, parts.log);
    this.analyses = new Analyses(this.id, parts.pool, parts.keeping, parts.log);
    this.subscriptions = [
      this.analyses,
      this.changed,
      this.busy,
      this.place,
      this.place.onDidChange(source => this.queue.add(source, this.isOpen(source))),
      this.place.onDidVanish(source => this.drop(source)),
      this.place.onDidSearch(() => this.settleIdle()),
      vscode.workspace.onDidCloseTextDocument(document => this.closed(document)),
      vscode.workspace.onDidChangeTextDocument(event => this.edited(event)),
    ];
  }

  /** Begins the corpus: finds its sources and has them analysed, those that are open first. */
  async open(): Promise<void> {
    this.begin();
    await this.place.search();
  }

  /** Begins anew in the worker that holds the corpora: after a setting changed or the worker broke down. */
  begin(): void {
    this.tell('openCorpus', this.id, { threshold: setting('suggestions.threshold', this.folder) });
    this.tell('setRegistry', this.id, this.registry);
  }

  /** The corpus-relative path of a file that may be a source of this corpus; `undefined` for any other file. */
  sourceOf(uri: vscode.Uri): string | undefined {
    return this.place.pathOf(uri);
  }

  uri(source: string): vscode.Uri {
    return this.place.uri(source);
  }

  /** Where a span stands, in the open document if there is one. */
  range(source: string, span: Span): vscode.Range {
    const document = this.parts.texts.openDocument(this.uri(source));
    if (document) return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    const start = this.index.lineColumn(source, span.start);
    const end = this.index.lineColumn(source, span.end);
    return new vscode.Range(start.line, start.column, end.line, end.column);
  }

  location(source: string, span: Span): vscode.Location {
    return new vscode.Location(this.uri(source), this.range(source, span));
  }

  /** The source's text as it is in the editor or on disk; throws a `HumanError` where it can't be read. */
  text(source: string): Promise<string> {
    return this.parts.texts.readAndKeep(this.uri(source));
  }

  /** Entities whose names are like the query, best first; those with the most mentions for an empty query. */
  async search(query: string, limit: number): Promise<readonly Entity[]> {
    const ids = await this.parts.pool.corpora.ask('search', this.id, query, limit);
    return ids.flatMap(id => this.index.entity(id) ?? []);
  }

  /** Analyses a source again, because its decisions changed. */
  refresh(source: string): void {
    this.queue.add(source);
  }

  /** Analyses every source again, because a setting or the registry changed. */
  refreshAll(): void {
    for (const source of this.sources) this.queue.add(source);
  }

  /** The registry's names, as the recognizer is told them. */
  get names(): readonly RegistryName[] {
    return this.analyses.names;
  }

  /** Every source found so far, analysed or not. */
  get sources(): ReadonlySet<string> {
    return this.place.sources;
  }

  /** Resolves when no source waits for its analysis and everything known is in the index. */
  async whenIdle(): Promise<void> {
    if (!this.isBusy) return;
    await new Promise<void>(resolve => this.idle.push(resolve));
  }

  /** Takes over the reader's registry: its names are looked for in every source, its decisions bind the links. */
  setRegistry(registry: Registry): void {
    this.registry = registry;
    this.tell('setRegistry', this.id, registry);
    if (this.analyses.setNames(registryNames(registry))) this.refreshAll();
    else this.linking.request();
  }

  /** Asks the worker that holds the corpora; what fails is logged, as nobody waits for it. */
  private tell<M extends MethodName>(method: M, ...args: Parameters<AnalysisMethods[M]>): void {
    this.parts.pool.corpora.ask(method, ...args).catch(error => this.report(`${method} failed`, error));
  }

  dispose(): void {
    this.disposed = true;
    this.linking.dispose();
    this.queue.clear();
    this.typing.dispose();
    this.tell('closeCorpus', this.id);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private get isBusy(): boolean {
    return this.place.isSearching || this.queue.size > 0 || this.typing.size > 0 || this.linking.isBusy;
  }

  private edited(event: vscode.TextDocumentChangeEvent): void {
    const source = this.sourceOf(event.document.uri);
    if (source === undefined || !this.sources.has(source) || event.contentChanges.length === 0) return;
    this.index.follow(source, this.pendingEdits.add(source, event));
    this.typing.typed(source);
  }

  private closed(document: vscode.TextDocument): void {
    const source = this.sourceOf(document.uri);
    if (source === undefined || !this.sources.has(source)) return;
    this.pendingEdits.forget(source);
    this.analysedVersions.delete(source);
    this.queue.add(source);
  }

  private drop(source: string): void {
    this.queue.delete(source);
    this.tell('remove', this.id, [source]);
    this.linking.request();
  }

  private async analyse(source: string): Promise<void> {
    if (this.disposed) return;
    try {
      const { text, version } = await this.parts.texts.readForAnalysis(this.uri(source));
      const { decisions, sourceDate } = await this.decisions.decisionsOf(source, text);
      const order = setting('dates.order', this.folder);
      const isSaved = this.parts.texts.openDocument(this.uri(source))?.isDirty !== true;
      const request = {
        source,
        text,
        ...(sourceDate !== undefined && { sourceDate }),
        ...(order !== 'auto' && { dateOrder: order }),
        foreign: await this.parts.recognizers.propose(this.uri(source), text),
        decided: decisions.flatMap(({ status, content, start, end }) =>
          status === 'accepted' && content.kind === 'entity' ? [{ start, end, type: content.type }] : [],
        ),
      };
      const analysis = await this.analyses.of(request, isSaved);
      if (this.disposed || !this.sources.has(source)) return;
      this.tell('decide', this.id, source, decisions);
      this.handOver(source, analysis);
      if (version === undefined) this.analysedVersions.delete(source);
      else this.analysedVersions.set(source, version);
      this.linking.request(this.urgencyOf(source, version));
    } catch (error) {
      if (this.disposed) return;
      this.report(`${source} could not be analysed`, error, source);
      if (this.index.view(source)) this.drop(source);
      // Results that came before may have waited for this one.
      else if (this.linking.isBusy) this.linking.request();
    }
  }

  /** The reader of an open source waits; what else is new is linked together with what still waits for its analysis. */
  private urgencyOf(source: string, openVersion: number | undefined): Urgency {
    if (openVersion !== undefined) return this.index.view(source) ? 'soon' : 'now';
    return this.queue.isWaiting ? 'later' : 'soon';
  }

  /** Into the corpus with it; one that was kept and is no use after all is made anew. */
  private handOver(source: string, analysis: Found): void {
    this.analyses.handOver(analysis).catch((error: unknown) => {
      if (this.disposed) return;
      this.report(`the analysis of ${source} was not taken over`, error);
      if ('kept' in analysis) this.queue.add(source);
    });
  }

  private async link(): Promise<void> {
    const versions = new Map(this.analysedVersions);
    try {
      const change = await this.parts.pool.corpora.ask('resolve', this.id);
      if (this.disposed) return;
      this.index.apply(change);
      for (const { source } of change.views) {
        const version = versions.get(source);
        if (version === undefined) continue;
        for (const edits of this.pendingEdits.after(source, version)) this.index.follow(source, edits);
      }
      this.changed.fire([...change.views.map(({ source }) => source), ...change.removedSources]);
    } catch (error) {
      if (!this.disposed) this.report('the corpus could not be linked', error);
    }
  }

  private isOpen(source: string): boolean {
    return this.parts.texts.openDocument(this.uri(source)) !== undefined;
  }

  private settleIdle(): void {
    if (this.isBusy) return;
    this.analyses.saveSoon(this.sources);
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private report(what: string, error: unknown, source?: string): void {
    this.troubles.report(what, error, source !== undefined && this.isOpen(source));
  }
}
