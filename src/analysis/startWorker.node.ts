import { Worker } from 'node:worker_threads';
import type { Response, StartWorker, WorkerBundle } from './protocol';

/**
 * Megabytes of young heap for linking, whose garbage lives a little while: with V8's own bound of 48 a million mentions
 * take a third longer (`npm run bench -- linking`).
 */
const YOUNG_HEAP = 192;

/** Starts the bundled worker file on a thread of Node. */
export const workerStarter =
  ({ path }: WorkerBundle): StartWorker =>
  role => {
    const worker = new Worker(path, {
      resourceLimits: role === 'corpora' ? { maxYoungGenerationSizeMb: YOUNG_HEAP } : {},
    });
    worker.unref();
    return {
      post: request => worker.postMessage(request),
      onResponse: listener => worker.on('message', (response: Response) => listener(response)),
      onFailure: listener => {
        worker.on('error', error => listener(error.message));
        worker.on('exit', () => listener('the analysis ended unexpectedly'));
      },
      terminate: () => void worker.terminate(),
    };
  };

/** Where the worker's bundle lies in the packaged extension. */
export const WORKER_BUNDLE = 'dist/analysisWorker.js';
