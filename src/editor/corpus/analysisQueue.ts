/** Sources that are read and analysed at the same time. */
const PARALLEL_SOURCES = 8;

/** Sources that wait for their analysis: each once, urgent ones first, else in the order in which they came, a few at a time. */
export class AnalysisQueue {
  private waiting = new Set<string>();
  private readonly running = new Set<string>();

  constructor(
    /** Analyses one source; must not reject. */
    private readonly analyse: (source: string) => Promise<void>,
    /** A source has been analysed. */
    private readonly onDone: () => void,
  ) {}

  /** Sources that wait or are being analysed. */
  get size(): number {
    return this.waiting.size + this.running.size;
  }

  /** Whether any source still waits for its turn. */
  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** A source that is being analysed is analysed once more afterwards; one that is `urgent` comes before all that wait. */
  add(source: string, urgent = false): void {
    if (urgent) this.waiting = new Set([source, ...this.waiting]);
    else this.waiting.add(source);
    this.work();
  }

  delete(source: string): void {
    this.waiting.delete(source);
  }

  clear(): void {
    this.waiting.clear();
  }

  private work(): void {
    for (const source of this.waiting) {
      if (this.running.size >= PARALLEL_SOURCES) return;
      if (this.running.has(source)) continue;
      this.waiting.delete(source);
      this.running.add(source);
      void this.analyse(source).finally(() => {
        this.running.delete(source);
        this.work();
        this.onDone();
      });
    }
  }
}
