import { getDefaultHighWaterMark } from 'node:stream';
import type { ExportEntity, ExportSource, Exporter, Loss } from '../core/interchange/format';
import { exporters, findFormat } from '../core/interchange/formats';
import { DiskSpool } from '../storage/diskSpool';
import { UsageError, type Command, type ExitStatus, type Terminal } from './command';
import { registryEntities } from './exportEntities';
import { openOutput } from './exportOutput';
import { readSources, type Skip } from './exportReader';
import { exportPieces, type ExportThreads, threadsFor } from './exportThreads';
import { LossList } from './losses';
import { readOptions } from './options';
import { findSidecars, type SidecarsFound } from './sidecars';

/** `glossator export`: streams; what the format can't carry is listed on standard error. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export <folder or files…> --format NAME [-o FILE or FOLDER] [--all] [--strict] [--sources FOLDER]',
  summary: `writes what the sidecars say as ${exporters.map(({ name }) => name).join(', ')}`,
  run: runExport,
};

interface ExportArguments {
  readonly paths: readonly string[];
  readonly exporter: Exporter;
  readonly output: string | undefined;
  readonly all: boolean;
  readonly strict: boolean;
  readonly sources: string | undefined;
}

async function runExport(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const asked = readArguments(args);
  let threads: ExportThreads | undefined;
  const expect = (count: number): void => {
    if (asked.exporter.records) threads ??= threadsFor(count);
  };
  try {
    const found = await findSidecars(asked.paths, asked.sources, expect);
    expect(found.sources.length);
    return await exportFound(found, asked, threads, terminal);
  } finally {
    threads?.dispose();
  }
}

async function exportFound(
  found: SidecarsFound,
  { exporter, output, all, strict, sources }: ExportArguments,
  threads: ExportThreads | undefined,
  terminal: Terminal,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const skip: Skip = (path, reason) => {
    terminal.say(`${path}: ${reason}`);
    status = 2;
  };
  for (const { path, message } of found.problems) skip(path, message);
  const entities = await registryEntities([found.root, ...(sources === undefined ? [] : [sources])], skip);
  const losses = new LossList();
  const lose = (loss: Loss): void => {
    losses.add(loss);
    if (loss.feature === 'text') status = 2;
  };
  const job: ExportJob = { found, exporter, all, entities, threads, skip, lose, terminal };
  const target = await openOutput(output, exporter, terminal);
  try {
    for await (const part of exporter.records ? piecesOf(job) : partsOf(job)) await target.write(part);
    await target.close();
  } catch (error) {
    await target.abandon();
    throw error;
  }
  terminal.progress('');
  losses.report(exporter, terminal);
  return status === 0 && strict && losses.count > 0 ? 1 : status;
}

function readArguments(args: readonly string[]): ExportArguments {
  const { positionals, values } = readOptions(args, {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    all: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    sources: { type: 'string' },
  });
  const names = exporters.map(({ name }) => name).join(', ');
  if (positionals.length === 0) throw new UsageError('name a folder or files to export');
  if (values.format === undefined) throw new UsageError(`name a format with --format: ${names}`);
  const exporter = findFormat(exporters, values.format);
  if (!exporter) throw new UsageError(`there is no format "${values.format}"; there are ${names}`);
  const { output, all, strict, sources } = values;
  return { paths: positionals, exporter, output, all, strict, sources };
}

/** One run of the command. */
interface ExportJob {
  readonly found: SidecarsFound;
  readonly exporter: Exporter;
  readonly all: boolean;
  readonly entities: ReadonlyMap<string, ExportEntity>;
  /** For formats of records. */
  readonly threads: ExportThreads | undefined;
  readonly skip: Skip;
  readonly lose: (loss: Loss) => void;
  readonly terminal: Terminal;
}

/** What the exporter writes of all sources, one after the other. */
async function* partsOf({ found, exporter, all, entities, skip, lose, terminal }: ExportJob) {
  let count = 0;
  const sources = async function* (): AsyncGenerator<ExportSource> {
    for await (const source of readSources(found, found.sources, skip)) {
      terminal.progress(`${++count}: ${source.path}`);
      yield source;
    }
  };
  const spool = new DiskSpool();
  try {
    yield* exporter.export(sources(), { all, entities, lose, spool });
  } finally {
    spool.dispose();
  }
  if (count === 0) terminal.say(NOTHING_FOUND);
}

/** The same for formats whose pieces follow each other: several sources at a time. */
async function* piecesOf({ found, exporter, all, entities, threads, skip, lose, terminal }: ExportJob) {
  const { root, sourcesFolder, sources } = found;
  const data = { format: exporter.name, folders: { root, sourcesFolder }, all, entities };
  let count = 0;
  for await (const { data: bytes, losses, skipped, read } of exportPieces(data, sources, threads)) {
    for (const [path, reason] of skipped) skip(path, reason);
    losses.forEach(lose);
    terminal.progress(`${(count += read)} / ${sources.length}`);
    yield { data: bytes.length < STREAM_KEEPS ? Uint8Array.from(bytes) : bytes };
  }
  if (count === 0) terminal.say(NOTHING_FOUND);
}

/** A stream keeps less for later when it is written to, and the bytes of a piece are written over by others. */
const STREAM_KEEPS = getDefaultHighWaterMark(false);

const NOTHING_FOUND = 'there are no sidecars here; `glossator annotate` writes them';
