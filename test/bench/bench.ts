/** One measured figure of `npm run bench`. */
export interface BenchFigure {
  /** What was timed: `recognition`. */
  readonly what: string;
  /** Who: `Glossator`, `compromise`. */
  readonly system: string;
  readonly value: number;
  /** `MB/s`, `ms`, `MB`, `times`. */
  readonly unit: string;
  /** The budget it is held against, in words. */
  readonly budget?: string;
}

/** Every part of `npm run bench` exports one of these. */
export interface Bench {
  readonly name: string;
  run(report: (figure: BenchFigure) => void): Promise<void>;
}

/** Milliseconds that `work` takes: the median of `runs`. */
export function medianTime(runs: number, work: (run: number) => void): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const start = performance.now();
    work(run);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? NaN;
}

/** Megabytes a second, of text that takes `bytes` bytes in UTF-8. */
export const megabytesPerSecond = (bytes: number, milliseconds: number): number =>
  bytes / 1e6 / (milliseconds / 1000);
