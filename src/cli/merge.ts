import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { MergeConflict } from '../core/annotation/merge';
import { decodeText } from '../core/text/decode';
import { HumanError } from '../core/text/humanError';
import type { MergedFormat } from '../storage/mergedStore';
import { NodeFiles } from '../storage/nodeFiles';
import { reasonOf } from '../storage/nodeSources';
import { registryFormat } from '../storage/registryStore';
import { sidecarFormat } from '../storage/sidecarStore';
import { type Command, type ExitStatus, type Terminal, UsageError } from './command';
import { readOptions } from './options';

/**
 * `glossator merge`: as git's merge driver (`merge.glossator.driver = glossator merge %O %A %B`) it writes the result
 * to OURS. Both versions of a true conflict are in the result, marked; the exit status is 1 then.
 */
export const mergeCommand: Command = {
  name: 'merge',
  usage: 'merge BASE OURS THEIRS [-o FILE]',
  summary:
    'Merges two versions of a sidecar or registry; writes to OURS (as a git merge driver does) or to FILE (- for standard output).',
  run: merge,
};

async function merge(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const { paths, output } = readArguments(args);
  const [base, ours, theirs] = await Promise.all(paths.map(readText));
  if (base === undefined || ours === undefined || theirs === undefined)
    throw new UsageError('name three files');
  const { bytes, conflicts } = isSidecar(ours, theirs)
    ? mergeTexts(sidecarFormat(), paths, base, ours, theirs)
    : mergeTexts(registryFormat, paths, base, ours, theirs);
  if (output === '-') await terminal.out(bytes);
  else await write(resolve(output ?? paths[1]), bytes);
  for (const { message } of conflicts) terminal.say(message);
  return conflicts.length > 0 ? 1 : 0;
}

type Paths = readonly [string, string, string];

function readArguments(args: readonly string[]): { paths: Paths; output: string | undefined } {
  const { positionals, values } = readOptions(args, { output: { type: 'string', short: 'o' } });
  const [base, ours, theirs, ...others] = positionals;
  if (base === undefined || ours === undefined || theirs === undefined || others.length > 0) {
    throw new UsageError('name the three files BASE, OURS and THEIRS');
  }
  return { paths: [base, ours, theirs], output: values.output };
}

async function readText(path: string): Promise<string> {
  let bytes;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new HumanError(`${path}: ${reasonOf(error)}. Nothing was written.`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new HumanError(`${path}: ${decoded.error}. Nothing was written.`);
  return decoded.value.text;
}

/** Registries have `entities`, sidecars have `items`; a broken file is read as a sidecar and so reported. */
const isSidecar = (...texts: readonly string[]): boolean => !texts.some(text => looksLikeRegistry(text));

function looksLikeRegistry(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && Object.hasOwn(json, 'entities');
  } catch {
    return false;
  }
}

function mergeTexts<T>(
  format: MergedFormat<T>,
  paths: Paths,
  base: string,
  ours: string,
  theirs: string,
): { bytes: Uint8Array; conflicts: readonly MergeConflict[] } {
  const parse = (path: string, text: string): T => {
    const parsed = format.parse(text);
    if (parsed.ok) return parsed.value;
    throw new HumanError(`${path}: ${parsed.error}. Nothing was written.`);
  };
  // git gives an empty file where the two sides have no common version.
  const before = base.trim() === '' ? undefined : parse(paths[0], base);
  const { value, conflicts } = format.merge(before, parse(paths[1], ours), parse(paths[2], theirs));
  return { bytes: format.encode(value), conflicts };
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const files = new NodeFiles(dirname(path));
  const name = basename(path);
  const before = await files.read(name);
  const written = await files.write(name, bytes, before?.tag);
  if (written === 'conflict') throw new HumanError(`“${path}” was changed by another program; merge again.`);
}
