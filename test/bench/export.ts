import { spawnSync } from 'node:child_process';
import {
  closeSync,
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
import { type Bench, megabytesPerSecond } from './bench';

/** The corpus of the budget: so many sources with so many annotations each. */
const SOURCES = 10_000;
const ANNOTATIONS_PER_SOURCE = 100;
const SOURCES_PER_FOLDER = 200;

/** Bytes in one write where only writing is measured. */
const WRITE_BYTES = 1 << 16;

/** Exporting a million annotations on the command line, beside writing the same bytes, and beside reading the files first. */
export const exporting: Bench = {
  name: 'export',
  run(report) {
    const folder = mkdtempSync(join(tmpdir(), 'glossator-bench-'));
    try {
      const corpus = join(folder, 'corpus');
      writeCorpus(corpus);
      spawnSync(process.execPath, ['esbuild.mjs', '--cli'], { stdio: 'inherit' });
      for (const format of ['jsonl', 'csv']) {
        const path = join(folder, `bench.${format}`);
        const ours = exported(corpus, format, path);
        const bytes = statSync(path).size;
        const writing = timed(() => write(`${path}.same`, bytes));
        const copying = timed(() => {
          readAll(corpus);
          write(`${path}.same`, bytes);
        });
        const what = `export of ${SOURCES * ANNOTATIONS_PER_SOURCE} annotations as ${format}`;
        const speed = (system: string, milliseconds: number, budget?: string): void =>
          report({
            what,
            system,
            value: megabytesPerSecond(bytes, milliseconds),
            unit: 'MB/s',
            ...(budget !== undefined && { budget }),
          });
        speed('glossator export', ours.milliseconds, 'half of writing the same bytes');
        speed('writing the same bytes', writing);
        speed('reading the files, writing the same bytes', copying);
        report({ what, system: 'glossator export', value: ours.cpu, unit: 's of processor time' });
        report({
          what,
          system: 'glossator export',
          value: ours.memory,
          unit: 'MB',
          budget: 'under 300 MB',
        });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return Promise.resolve();
  },
};

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
  closeSync(file);
}

function readAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) readFileSync(join(entry.parentPath, entry.name));
  }
}
