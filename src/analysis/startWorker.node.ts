import { Worker } from 'node:worker_threads';
import type { Response, StartWorker, WorkerBundle } from './protocol';

/** Starts the bundled worker file on a thread of Node. */
export const workerStarter =
  ({ path }: WorkerBundle): StartWorker =>
  () => {
    const worker = new Worker(path);
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
