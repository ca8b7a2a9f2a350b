import { parseArgs } from 'node:util';
import { toUtf16 } from '../core/annotation/sidecar';
import type { ExportSource, Exporter, Loss } from '../core/interchange/format';
import { exporters, findFormat } from '../core/interchange/formats';
import { UsageError, type Command, type ExitStatus, type Terminal } from './command';
import { registryEntities } from './exportEntities';
import { openOutput } from './exportOutput';
import { LossList } from './losses';
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
  const { paths, exporter, output, all, strict, sources } = readArguments(args);
  const found = await findSidecars(paths, sources);
  let status: ExitStatus = 0;
  const skip = (path: string, reason: string): void => {
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
  const target = await openOutput(output, exporter, terminal);
  try {
    const read = readSources(found, skip, terminal);
    for await (const part of exporter.export(read, { all, entities, lose })) await target.write(part);
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
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        all: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        sources: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { positionals, values } = parsed;
  const names = exporters.map(({ name }) => name).join(', ');
  if (positionals.length === 0) throw new UsageError('name a folder or files to export');
  if (values.format === undefined) throw new UsageError(`name a format with --format: ${names}`);
  const exporter = findFormat(exporters, values.format);
  if (!exporter) throw new UsageError(`there is no format "${values.format}"; there are ${names}`);
  const { output, all, strict, sources } = values;
  return { paths: positionals, exporter, output, all, strict, sources };
}

/** The sources that have a sidecar, one at a time, in order; unreadable ones are named and skipped. */
async function* readSources(
  found: SidecarsFound,
  skip: (path: string, reason: string) => void,
  terminal: Terminal,
): AsyncGenerator<ExportSource> {
  let count = 0;
  for await (const { source: path, path: file, sidecar, error, text } of found.read()) {
    terminal.progress(`${++count}: ${path}`);
    if (!sidecar) skip(file, error ?? "it can't be read");
    else if (text === undefined) yield { path, sidecar: sidecar.sidecar };
    else yield { path, text, sidecar: toUtf16(sidecar, text) };
  }
  if (count === 0) terminal.say('there are no sidecars here; `glossator annotate` writes them');
}
