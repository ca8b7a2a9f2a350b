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
export const medianTime = (runs: number, work: (run: number) => void): number =>
  middle(
    Array.from({ length: runs }, (_, run) => {
      const start = performance.now();
      work(run);
      return performance.now() - start;
    }),
  );

/** Milliseconds of the processor's time that `work` takes: other programs on the machine do not count. */
export function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The median; of an even number of values the higher of the two in the middle. */
export const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Megabytes a second, of text that takes `bytes` bytes in UTF-8. */
export const megabytesPerSecond = (bytes: number, milliseconds: number): number =>
  bytes / 1e6 / (milliseconds / 1000);
