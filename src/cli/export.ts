import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sidecarPath, sourceOfSidecar } from '../core/annotation/paths';
import { parseSidecar, parseSidecarCodePoints } from '../core/annotation/sidecar';
import type { Sidecar } from '../core/annotation/annotation';
import type { Result } from '../core/text/result';
import type { ExportSource, Exporter, Loss } from '../core/interchange/format';
import { exporters, findFormat } from '../core/interchange/formats';
import { decodeText } from '../core/text/decode';
import { findFiles, reasonOf, type FoundFiles } from '../storage/nodeSources';
import { UsageError, type Command, type ExitStatus, type Terminal } from './command';
import { registryEntities } from './exportEntities';
import { openOutput } from './exportOutput';
import { LossList } from './losses';

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
  const found = await findFiles(paths);
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
    const read = readSources(found, sources, skip, terminal);
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
  found: FoundFiles,
  sourcesFolder: string | undefined,
  skip: (path: string, reason: string) => void,
  terminal: Terminal,
): AsyncGenerator<ExportSource> {
  const paths = await withSidecar(found);
  if (paths.length === 0) terminal.say('there are no sidecars here; `glossator annotate` writes them');
  for (const [index, path] of paths.entries()) {
    terminal.progress(`${index + 1} of ${paths.length}: ${path}`);
    try {
      const json = await readFile(join(found.root, sidecarPath(path)), 'utf8');
      const text = await sourceText(
        [found.root, ...(sourcesFolder === undefined ? [] : [sourcesFolder])],
        path,
      );
      const parsed = readSidecar(json, text);
      if (parsed.ok) yield { path, sidecar: parsed.value, ...(text !== undefined && { text }) };
      else skip(sidecarPath(path), parsed.error);
    } catch (error) {
      skip(sidecarPath(path), reasonOf(error));
    }
  }
}

/** Offsets in UTF-16 units of the text; without it, code points as in the file. */
function readSidecar(json: string, text: string | undefined): Result<Sidecar> {
  if (text !== undefined) return parseSidecar(json, text);
  const parsed = parseSidecarCodePoints(json);
  return parsed.ok ? { ok: true, value: parsed.value.sidecar } : parsed;
}

async function withSidecar({ root, sources, sidecars }: FoundFiles): Promise<string[]> {
  const paths = new Set(sidecars.flatMap(path => sourceOfSidecar(path) ?? []));
  for (const source of sources) {
    if (!paths.has(source) && (await exists(join(root, sidecarPath(source))))) paths.add(source);
  }
  return [...paths].sort((a, b) => (a < b ? -1 : 1));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The text of the source in the first of the folders that has it. */
async function sourceText(folders: readonly string[], path: string): Promise<string | undefined> {
  for (const folder of folders) {
    let bytes;
    try {
      bytes = await readFile(join(folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    const decoded = decodeText(bytes);
    if (!decoded.ok) throw new Error(`its source can't be read: ${decoded.error}`);
    return decoded.value.text;
  }
  return undefined;
}
