import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation, Sidecar } from '../../src/core/annotation/annotation';
import { targetAt } from '../../src/core/annotation/quote';
import { csv } from '../../src/core/interchange/csv';
import type { ExportSource, Exporter } from '../../src/core/interchange/format';
import { jsonl } from '../../src/core/interchange/jsonl';
import { megabytesPerSecond, type Bench } from './bench';

/** The corpus of the budget: so many sources with so many annotations each. */
const SOURCES = 10_000;
const ANNOTATIONS_PER_SOURCE = 100;

/** Exporting a million annotations, beside writing the same bytes. */
export const exporting: Bench = {
  name: 'export',
  async run(report) {
    const folder = mkdtempSync(join(tmpdir(), 'glossator-bench-'));
    try {
      for (const exporter of [jsonl, csv]) {
        const path = join(folder, `bench.${exporter.fileExtension}`);
        const ours = await timed(path, () => exported(exporter));
        const same = await timed(path, () => repeated(ours.sample, ours.bytes));
        const speed = megabytesPerSecond(ours.bytes, ours.milliseconds);
        const writing = megabytesPerSecond(same.bytes, same.milliseconds);
        const what = `export of ${SOURCES * ANNOTATIONS_PER_SOURCE} annotations as ${exporter.name}`;
        report({
          what,
          system: 'Glossator',
          value: speed,
          unit: 'MB/s',
          budget: 'half of writing the same bytes',
        });
        report({ what, system: 'writing the same bytes', value: writing, unit: 'MB/s' });
        report({ what, system: 'Glossator, memory', value: ours.memory, unit: 'MB', budget: 'under 300 MB' });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Chunks between two looks at the memory. */
const CHUNKS_PER_LOOK = 100;

interface Timed {
  readonly bytes: number;
  readonly milliseconds: number;
  /** Most memory that the process held, in megabytes. */
  readonly memory: number;
  /** One chunk of what was written. */
  readonly sample: string;
}

/** Processor time since `start`: a machine that does other work meanwhile does not change it. */
function cpuMilliseconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

async function timed(path: string, chunks: () => AsyncIterable<string>): Promise<Timed> {
  const file = openSync(path, 'w');
  const start = process.cpuUsage();
  let bytes = 0;
  let memory = 0;
  let written = 0;
  let sample = '';
  for await (const chunk of chunks()) {
    bytes += writeSync(file, chunk);
    // Asking costs more than writing a chunk.
    if (written++ % CHUNKS_PER_LOOK === 0) memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
    if (sample === '') sample = chunk;
  }
  closeSync(file);
  return { bytes, milliseconds: cpuMilliseconds(start), memory, sample };
}

async function* exported(exporter: Exporter): AsyncGenerator<string> {
  for await (const { data } of exporter.export(corpus(), {})) {
    yield typeof data === 'string' ? data : new TextDecoder().decode(data);
  }
}

async function* repeated(sample: string, bytes: number): AsyncGenerator<string> {
  for (let left = bytes; left > 0; left -= Buffer.byteLength(sample)) yield await Promise.resolve(sample);
}

/** Sources that share one text and one list of annotations, so that making them costs nothing. */
async function* corpus(): AsyncGenerator<ExportSource> {
  const sentence = 'Khalifa Haftar met the 𝔄mbassador in Tripoli on 4 July 1977, as the agency said. ';
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
  for (let i = 0; i < SOURCES; i++) {
    const path = `letters/${i}.txt`;
    const sidecar: Sidecar = { source: { path, sha256: '', characters: text.length }, annotations };
    yield await Promise.resolve({ path, text, sidecar });
  }
}
