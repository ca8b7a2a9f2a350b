import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AnalysisService } from '../analysis/analysisService';
import { workerStarter } from '../analysis/startWorker.node';
import { WorkerPool } from '../analysis/workerPool';
import type { AnalysisRequest } from '../core/corpus/sourceAnalyser';
import type { SourceAnalysis } from '../core/corpus/sourceAnalysis';
import type { KnownName } from '../core/recognition/knownNames';

/** The one corpus of a command. */
const CORPUS = 'corpus';

/** Analyses sources on this thread, or on several worker threads. */
export class AnalysisThreads {
  readonly analyse: (request: AnalysisRequest) => Promise<SourceAnalysis>;
  private readonly pool: WorkerPool | undefined;

  /** `jobs` 1 stays on this thread. */
  constructor(jobs: number, names: readonly KnownName[]) {
    const bundle = join(__dirname, 'analysisWorker.js');
    if (jobs === 1 || !existsSync(bundle)) {
      const service = new AnalysisService();
      service.start(modelBytes());
      service.setNames(CORPUS, names);
      this.analyse = request => Promise.resolve(service.analyse(CORPUS, request));
      return;
    }
    const pool = new WorkerPool(
      workerStarter({ path: bundle, read: () => readFile(bundle) }),
      jobs,
      worker =>
        worker.prepareWith(async ask => {
          await ask('start', modelBytes());
          await ask('setNames', CORPUS, names);
        }),
      () => undefined,
    );
    this.pool = pool;
    this.analyse = request => pool.analyserOf(request.source).ask('analyse', CORPUS, request);
  }

  dispose(): void {
    this.pool?.dispose();
  }
}

const MODEL = 'media/model/recognition.bin';

/** The model lies in the package's root, above the folder of this file, bundled or not. */
function modelBytes(): Uint8Array {
  let folder = __dirname;
  while (!existsSync(join(folder, MODEL)) && dirname(folder) !== folder) folder = dirname(folder);
  return readFileSync(join(folder, MODEL));
}
