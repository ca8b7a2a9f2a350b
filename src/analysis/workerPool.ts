import type { StartWorker } from './protocol';
import { WorkerClient } from './workerClient';

/**
 * Workers that analyse sources, and one that holds the corpora. A source always goes to the same worker, which
 * keeps the results of its paragraphs.
 */
export class WorkerPool {
  /** Holds the corpora: evidence and linking. */
  readonly corpora: WorkerClient;
  private readonly analysers: readonly WorkerClient[];

  /** `prepare` is run on every new worker that analyses (hand it the model and the names). */
  constructor(
    startWorker: StartWorker,
    size: number,
    prepareAnalyser: (worker: WorkerClient) => void,
    prepareCorpora: (worker: WorkerClient) => void,
  ) {
    this.corpora = new WorkerClient(() => startWorker('corpora'), prepareCorpora);
    this.analysers = Array.from(
      { length: Math.max(1, size) },
      () => new WorkerClient(() => startWorker('analyser'), prepareAnalyser),
    );
  }

  analyserOf(source: string): WorkerClient {
    let hash = 0;
    for (let i = 0; i < source.length; i++) hash = (hash * 31 + source.charCodeAt(i)) >>> 0;
    return this.analysers[hash % this.analysers.length] ?? this.corpora;
  }

  all(): readonly WorkerClient[] {
    return this.analysers;
  }

  dispose(): void {
    this.corpora.dispose();
    for (const worker of this.analysers) worker.dispose();
  }
}
