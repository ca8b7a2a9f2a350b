import type * as vscode from 'vscode';
import type { WorkerPool } from '../../analysis/workerPool';
import { encodeAnalysis } from '../../core/corpus/analysisCodec';
import type { Log } from '../../core/corpus/files';
import type { AnalysisRequest } from '../../core/corpus/sourceAnalyser';
import type { RegistryName } from '../../core/linking/registry';
import type { SourceAnalysis } from '../../core/corpus/sourceAnalysis';
import { fingerprintOf, fingerprintOfBytes, type KeptAnalyses } from '../../storage/keptAnalyses';
import type { AnalysisKeeping } from './analysisKeeping';

/** How long after all is done the new analyses are written, in milliseconds: the reader comes first. */
const SAVING_PAUSE = 3000;

/** New analyses that are worth writing while others are still made: some seconds of work. */
const FIRST_SAVED = 250;

/** An analysis as a worker made it just now, or encoded as it was kept. */
export type Found = { readonly made: SourceAnalysis } | { readonly kept: Uint8Array };

/** The analyses of one corpus: taken from those that were kept from the last start, else made by a worker. */
export class Analyses implements vscode.Disposable {
  /** The registry's names, as the workers know them: an analysis depends on them. */
  names: readonly RegistryName[] = [];
  private namesAsText = '[]';
  /** Hashed once: there may be a hundred thousand. */
  private namesPrint: Promise<string> | undefined;
  private readonly kept: KeptAnalyses | undefined;
  /** With so many new analyses they are written before all are done, for a reader who leaves early; then with twice as many. */
  private savedAt = FIRST_SAVED;
  private saving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly corpus: string,
    private readonly pool: WorkerPool,
    private readonly keeping: AnalysisKeeping,
    private readonly log: Log,
  ) {
    this.kept = keeping.keptOf(corpus);
  }

  /** Tells the workers the registry's names; whether they are others than before. */
  setNames(names: readonly RegistryName[]): boolean {
    const before = this.namesAsText;
    this.names = names;
    this.namesAsText = JSON.stringify(names);
    if (this.namesAsText === before) return false;
    this.namesPrint = undefined;
    for (const worker of this.pool.all()) {
      worker
        .ask('setNames', this.corpus, names)
        .catch((error: unknown) => this.log.error('setNames failed', error));
    }
    return true;
  }

  /** The analysis of a source; kept for the next start, and looked for, where its text is `saved`: not while one types. */
  async of(request: AnalysisRequest, saved: boolean): Promise<Found> {
    const make = (): Promise<SourceAnalysis> =>
      this.pool.analyserOf(request.source).ask('analyse', this.corpus, request);
    if (!this.kept || !saved) return { made: await make() };
    const names = this.namesAsText;
    this.namesPrint ??= fingerprintOfBytes([new TextEncoder().encode(names)]);
    const circumstances = await Promise.all([this.keeping.programVersion(), this.namesPrint]);
    const fingerprint = await fingerprintOf(request, circumstances.join('\n'));
    const kept = await this.kept.take(request.source, fingerprint);
    if (kept) return { kept };
    const made = await make();
    // With names that came meanwhile it may have been made, or not yet.
    if (names === this.namesAsText) this.kept.put(request.source, fingerprint, encodeAnalysis(made));
    if (this.kept.unsaved >= this.savedAt) {
      this.savedAt *= 2;
      this.save();
    }
    return { made };
  }

  /** Gives an analysis to the worker that holds the corpora. */
  handOver(found: Found): Promise<void> {
    const { corpora } = this.pool;
    return 'made' in found
      ? corpora.ask('update', this.corpus, [found.made])
      : corpora.ask('restore', this.corpus, found.kept);
  }

  /** Writes what is new, when all sources are analysed and the reader has been given their time. */
  saveSoon(sources: ReadonlySet<string>): void {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => {
      this.savedAt = FIRST_SAVED;
      this.save(sources);
    }, SAVING_PAUSE);
  }

  private save(sources?: ReadonlySet<string>): void {
    this.kept?.save(sources).catch((error: unknown) => this.log.error('analyses could not be kept', error));
  }

  dispose(): void {
    clearTimeout(this.saving);
  }
}
