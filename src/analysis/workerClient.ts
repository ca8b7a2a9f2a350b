import type { AnalysisMethods, MethodName, Request, WorkerPort } from './protocol';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Asks one worker. It is started by the first request; when it breaks down, what was asked is rejected and the next request starts a new one. */
export class WorkerClient {
  private port: WorkerPort | undefined;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  /** What must be done before the requests that wait behind it. */
  private preparation: Promise<void> | undefined;

  constructor(
    private readonly startWorker: () => WorkerPort,
    /** Runs on every new worker before anything else is asked. */
    private readonly prepare: (worker: WorkerClient) => void = () => undefined,
  ) {}

  /** Requests that have not been answered. */
  get load(): number {
    return this.pending.size;
  }

  /** Asks the worker; requests are answered in the order in which they were made. */
  async ask<M extends MethodName>(
    method: M,
    ...args: Parameters<AnalysisMethods[M]>
  ): Promise<ReturnType<AnalysisMethods[M]>> {
    this.started();
    if (this.preparation) await this.preparation;
    return this.send(method, ...args);
  }

  /** From within `prepare`: holds back all other requests until `work` is done. */
  prepareWith(work: (ask: WorkerClient['ask']) => Promise<unknown>): void {
    this.preparation = work((method, ...args) => this.send(method, ...args)).then(
      () => {
        this.preparation = undefined;
      },
      (error: unknown) => this.fail(error instanceof Error ? error.message : String(error)),
    );
  }

  dispose(): void {
    this.fail('the analysis was stopped');
  }

  private send<M extends MethodName>(
    method: M,
    ...args: Parameters<AnalysisMethods[M]>
  ): Promise<ReturnType<AnalysisMethods[M]>> {
    const port = this.started();
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve: result => resolve(result as ReturnType<AnalysisMethods[M]>), reject });
      // The pairing of method and arguments is checked by this function's own signature.
      port.post({ id, method, args } as Request);
    });
  }

  private started(): WorkerPort {
    if (this.port) return this.port;
    const port = this.startWorker();
    this.port = port;
    port.onResponse(response => {
      const pending = this.pending.get(response.id);
      this.pending.delete(response.id);
      if ('error' in response) pending?.reject(new Error(response.error));
      else pending?.resolve(response.result);
    });
    port.onFailure(message => {
      if (this.port === port) this.fail(message);
    });
    this.prepare(this);
    return port;
  }

  private fail(message: string): void {
    this.port?.terminate();
    this.port = undefined;
    this.preparation = undefined;
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of waiting) reject(new Error(message));
  }
}
