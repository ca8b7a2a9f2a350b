import type { CorpusChange } from '../core/corpus/corpusIndex';
import type { CorpusOptions } from '../core/corpus/corpus';
import type { Decision } from '../core/corpus/decision';
import type { AnalysisRequest } from '../core/corpus/sourceAnalyser';
import type { SourceAnalysis } from '../core/corpus/sourceAnalysis';
import type { Registry } from '../core/linking/registry';
import type { KnownName } from '../core/recognition/knownNames';

/** What a worker can be asked. Arguments and results are structured clones: plain data, maps and typed arrays. */
export interface AnalysisMethods {
  /** First of all: the bytes of the recognition model. */
  start(model: Uint8Array): void;
  /** The registry's names of one corpus, for the analyses that follow. */
  setNames(corpus: string, names: readonly KnownName[]): void;
  analyse(corpus: string, request: AnalysisRequest): SourceAnalysis;
  /** Begins a corpus, or begins it anew with other options. */
  openCorpus(corpus: string, options: CorpusOptions): void;
  closeCorpus(corpus: string): void;
  update(corpus: string, analyses: readonly SourceAnalysis[]): void;
  /** The same for an analysis as `encodeAnalysis` wrote it. */
  restore(corpus: string, encoded: Uint8Array): void;
  remove(corpus: string, sources: readonly string[]): void;
  decide(corpus: string, source: string, decisions: readonly Decision[]): void;
  setRegistry(corpus: string, registry: Registry): void;
  /** What changed since the last call. */
  resolve(corpus: string): CorpusChange;
  /** Ids of the entities whose names are like the query, best first, as of the last `resolve`. */
  search(corpus: string, query: string, limit: number): readonly string[];
}

export type MethodName = keyof AnalysisMethods;

export type Request = {
  readonly [M in MethodName]: {
    readonly id: number;
    readonly method: M;
    readonly args: Parameters<AnalysisMethods[M]>;
  };
}[MethodName];

export type Response =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly error: string };

/** A message channel to a worker, whatever the host calls it. */
export interface WorkerPort {
  post(request: Request): void;
  onResponse(listener: (response: Response) => void): void;
  /** The worker broke down or could not be started. */
  onFailure(listener: (message: string) => void): void;
  terminate(): void;
}

/** What a worker is for: analysing sources, or holding the corpora. */
export type WorkerRole = 'analyser' | 'corpora';

/** Starts one worker; implemented for Node and for the browser. */
export type StartWorker = (role: WorkerRole) => WorkerPort;

/** Where the worker's bundle lies: Node loads it by its path, a browser is handed its bytes. */
export interface WorkerBundle {
  readonly path: string;
  read(): PromiseLike<Uint8Array>;
}
