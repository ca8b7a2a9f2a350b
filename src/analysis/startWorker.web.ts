import type { Request, Response, StartWorker, WorkerBundle } from './protocol';

/** The part of the browser's `Worker` that is used. */
interface BrowserWorker {
  postMessage(request: Request): void;
  onmessage: ((event: { readonly data: Response }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate(): void;
}
declare const Worker: new (url: string) => BrowserWorker;

/**
 * Starts the bundled worker file as a dedicated worker of the browser. The extension's files may lie behind a scheme
 * or origin that workers can't be loaded from, so the bundle is read and handed over as a blob.
 */
export const workerStarter =
  (bundle: WorkerBundle): StartWorker =>
  () => {
    let respond: (response: Response) => void = () => undefined;
    let fail: (message: string) => void = () => undefined;
    let ended = false;
    const queue: Request[] = [];
    let worker: BrowserWorker | undefined;
    const start = (bytes: Uint8Array): void => {
      if (ended) return;
      const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'text/javascript' }));
      worker = new Worker(url);
      worker.onmessage = ({ data }) => respond(data);
      worker.onerror = ({ message }) => fail(message ?? 'the analysis ended unexpectedly');
      for (const request of queue.splice(0)) worker.postMessage(request);
    };
    bundle.read().then(start, (error: unknown) => fail(`the analysis could not be loaded: ${String(error)}`));
    return {
      post: request => (worker ? worker.postMessage(request) : queue.push(request)),
      onResponse: listener => (respond = listener),
      onFailure: listener => (fail = listener),
      terminate: () => {
        ended = true;
        worker?.terminate();
      },
    };
  };

/** Where the worker's bundle lies in the packaged extension. */
export const WORKER_BUNDLE = 'dist/web/analysisWorker.js';
