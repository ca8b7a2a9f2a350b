import type { Request, Response, StartWorker } from './protocol';

/** The part of the browser's `Worker` that is used. */
interface BrowserWorker {
  postMessage(request: Request): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}
declare const Worker: new (url: string) => BrowserWorker;

/** Starts the bundled worker file as a dedicated worker of the browser. */
export const workerStarter =
  (bundle: string): StartWorker =>
  () => {
    const worker = new Worker(bundle);
    return {
      post: request => worker.postMessage(request),
      onResponse: listener => {
        worker.onmessage = ({ data }) => listener(data);
      },
      onFailure: listener => {
        worker.onerror = ({ message }) => listener(message ?? 'the analysis ended unexpectedly');
      },
      terminate: () => worker.terminate(),
    };
  };

/** Where the worker's bundle lies in the packaged extension. */
export const WORKER_BUNDLE = 'dist/web/analysisWorker.js';
