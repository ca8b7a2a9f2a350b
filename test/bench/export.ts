import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Annotation } from '../../src/core/annotation/annotation';
import { targetAt } from '../../src/core/annotation/quote';
import { formatSidecar, sourceRecord } from '../../src/core/annotation/sidecar';
import { type Bench, type BenchFigure, megabytesPerSecond, processorTime } from './bench';

/** The corpus of the budget: so many sources with so many annotations each. */
const SOURCES = 10_000;
const ANNOTATIONS_PER_SOURCE = 100;
const SOURCES_PER_FOLDER = 200;

/** Exports and writings of each format. */
const ROUNDS = 3;

/** Bytes in one write where only writing is measured. */
const WRITE_BYTES = 1 << 16;

/**
 * Exporting a million annotations on the command line, beside writing the same bytes: line by line through a stream, as
 * programs write records, and in large pieces, which is what the disk can do; and beside reading the files first, which
 * no export can do without. All are timed until the bytes are on the disk: before that they are only in memory.
 */
export const exporting: Bench = {
  name: 'export',
  run(report) {
    const folder = mkdtempSync(join(tmpdir(), 'glossator-bench-'));
    try {
      const corpus = join(folder, 'corpus');
      writeCorpus(corpus);
      spawnSync(process.execPath, ['esbuild.mjs', '--cli'], { stdio: 'inherit' });
      for (const format of ['jsonl', 'csv']) {
        const what = `export of ${SOURCES * ANNOTATIONS_PER_SOURCE} annotations as ${format}`;
        for (const figure of figuresOf(corpus, format, join(folder, `bench.${format}`)))
          report({ what, ...figure });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return Promise.resolve();
  },
};

/**
 * The fastest of some rounds each, since whatever else the machine does only ever makes them slower; in each round one
 * after the other, into new files.
 */
function figuresOf(corpus: string, format: string, path: string): Omit<BenchFigure, 'what'>[] {
  const rounds = Array.from({ length: ROUNDS }, () => {
    rmSync(path, { force: true });
    settle();
    const ours = exported(corpus, format, path);
    const bytes = statSync(path).size;
    const same = `${path}.same`;
    settle();
    const writing = timed(() => write(same, bytes));
    rmSync(same);
    settle();
    let copyingCpu = 0;
    const copying = timed(() => {
      copyingCpu = processorTime(() => {
        readAll(corpus);
        write(same, bytes);
      });
    });
    rmSync(same);
    settle();
    const streaming = streamed(path, same);
    rmSync(same);
    return { ours, bytes, writing, copying, copyingCpu, streaming };
  });
  const bytes = rounds[0]?.bytes ?? 0;
  const best = (time: (round: (typeof rounds)[number]) => number): number => Math.min(...rounds.map(time));
  const exporting = best(({ ours }) => ours.milliseconds);
  const [writing, streaming] = [best(round => round.writing), best(round => round.streaming)];
  const speed = (system: string, milliseconds: number): Omit<BenchFigure, 'what'> => ({
    system,
    value: megabytesPerSecond(bytes, milliseconds),
    unit: 'MB/s',
  });
  const system = 'glossator export';
  return [
    speed(system, exporting),
    speed('writing the same lines', streaming),
    speed('writing the same bytes', writing),
    speed(
      'reading and writing alone',
      best(({ copying }) => copying),
    ),
    { system, value: streaming / exporting, unit: 'of the speed of writing lines', budget: 'at least 0.5' },
    { system, value: writing / exporting, unit: 'of the speed of writing in large pieces' },
    { system, value: best(({ ours }) => ours.cpu), unit: 's of processor time' },
    {
      system: 'reading and writing alone',
      value: best(({ copyingCpu }) => copyingCpu / 1000),
      unit: 's of processor time',
    },
    {
      system,
      value: Math.max(...rounds.map(({ ours }) => ours.memory)),
      unit: 'MB of memory',
      budget: 'under 300 MB',
    },
  ];
}

/** Sources that differ in their names only, so that making them costs little. */
function writeCorpus(folder: string): void {
  const sentence = 'Khalifa Haftar met the 𝔄mbassador in Tripoli on 4 July 1977, as the “agency” said. ';
  const text = sentence.repeat(ANNOTATIONS_PER_SOURCE);
  const annotations = Array.from({ length: ANNOTATIONS_PER_SOURCE }, (_, i): Annotation => {
    const start = i * sentence.length;
    return {
      id: `urn:uuid:00000000-0000-8000-8000-${String(i).padStart(12, '0')}`,
      targets: [targetAt(text, { start, end: start + 'Khalifa Haftar'.length })],
      content: { kind: 'entity', type: 'person', entity: 'khalifa-haftar', label: 'Khalifa Haftar' },
      status: 'suggested',
      confidence: 0.97,
      generator: 'Glossator 0.1.0',
      comments: [],
      tags: [],
    };
  });
  const source = sourceRecord('0.txt', text);
  const sidecar = formatSidecar({ source, annotations }, text);
  for (let i = 0; i < SOURCES; i++) {
    const place = join(folder, String(Math.floor(i / SOURCES_PER_FOLDER)));
    if (i % SOURCES_PER_FOLDER === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${i}.txt`), text);
    writeFileSync(join(place, `${i}.txt.annotations.json`), sidecar.replaceAll('"0.txt"', `"${i}.txt"`));
  }
}

interface Measured {
  readonly milliseconds: number;
  /** Processor time of all its threads, in seconds. */
  readonly cpu: number;
  /** Most memory that the process held, in megabytes. */
  readonly memory: number;
}

/** Runs the program as a reader does; it tells its own use of the machine when it ends. */
function exported(corpus: string, format: string, path: string): Measured {
  const program = JSON.stringify(resolve('dist/cli.js'));
  const script =
    "process.on('exit', () => console.log(JSON.stringify(process.resourceUsage())));" +
    `process.argv.splice(1, 0, ${program}); require(${program});`;
  const args = ['-e', script, 'export', corpus, '--format', format, '-o', path];
  let out = '';
  const milliseconds = timed(() => {
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the export ended with ${String(status)}`);
    out = stdout;
    flush(path);
  });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(out) as NodeJS.ResourceUsage;
  return { milliseconds, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1e3 };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function write(path: string, bytes: number): void {
  const chunk = Buffer.alloc(WRITE_BYTES, 'x');
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= chunk.length) writeSync(file, chunk);
  fsyncSync(file);
  closeSync(file);
}

/** Milliseconds in which a program that has the lines of a file writes them to another, until they are on the disk. */
function streamed(from: string, to: string): number {
  const script = `
    const { closeSync, createWriteStream, fsyncSync, openSync, readFileSync } = require('node:fs');
    const { once } = require('node:events');
    const [from, to] = process.argv.slice(1);
    const lines = readFileSync(from, 'latin1').match(/[^\\n]*\\n/g);
    (async () => {
      const start = performance.now();
      const stream = createWriteStream(to, 'latin1');
      for (const line of lines) if (!stream.write(line)) await once(stream, 'drain');
      stream.end();
      await once(stream, 'close');
      const file = openSync(to, 'r+');
      fsyncSync(file);
      closeSync(file);
      console.log(performance.now() - start);
    })();`;
  return Number(spawnSync(process.execPath, ['-e', script, from, to], { encoding: 'utf8' }).stdout);
}

/** Waits until the disk has a file's bytes. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Waits until the disk has all that was written before, so that each figure starts with an idle disk. */
function settle(): void {
  spawnSync('sync');
}

function readAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
}
