import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sidecar } from '../core/annotation/annotation';
import { sourceRecord } from '../core/annotation/sidecar';
import type { ImportedSource, Importer, ImportProblem } from '../core/interchange/format';
import { ImportError } from '../core/interchange/format';
import { findFormat, importers } from '../core/interchange/formats';
import { mergeImport } from '../core/interchange/mergeImport';
import { placeImported } from '../core/interchange/place';
import { SourceFinder } from '../core/interchange/sourceFinder';
import { withHead, type SourceHead } from '../core/interchange/sourceHead';
import { titleOf } from '../core/corpus/title';
import { DateFinder } from '../core/dates/dateFinder';
import { decodeText } from '../core/text/decode';
import { findFiles, reasonOf } from '../storage/nodeSources';
import { NodeFiles } from '../storage/nodeFiles';
import { SidecarStore } from '../storage/sidecarStore';
import { UsageError, type Command, type ExitStatus, type Terminal } from './command';
import { readOptions } from './options';
import { readImportFiles } from './importFiles';

/** `glossator import`: all or nothing where the input is broken; what can't be placed is listed. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import <file, folder or zip> --format NAME --into <folder> [--add-sources]',
  summary: `merges annotations of other tools into the sidecars: ${importers.map(({ name }) => name).join(', ')}`,
  run: runImport,
};

interface ImportArguments {
  readonly path: string;
  readonly importer: Importer;
  readonly into: string;
  readonly addSources: boolean;
}

async function runImport(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const { path, importer, into, addSources } = readArguments(args);
  if (!(await stat(into).catch(() => undefined))?.isDirectory())
    throw new UsageError(`there is no folder ${into}`);
  const problems = new ProblemList(terminal);
  let imported: ImportedSource[];
  try {
    imported = [...importer.import(await readImportFiles(path, importer))];
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    terminal.say(`${error.message}; nothing was imported`);
    return 1;
  }
  const isEmpty = imported.every(
    ({ annotations, problems: found = [] }) => annotations.length + found.length === 0,
  );
  if (isEmpty) terminal.say(`${path} holds no annotations in the format ${importer.name}`);
  const plan = await planImport(imported, into, addSources, problems);
  const store = new SidecarStore(new NodeFiles(into));
  const files = new NodeFiles(into);
  const counts = { sources: 0, added: 0, updated: 0, known: 0, conflicts: 0 };
  let status: ExitStatus = 0;
  for (const { source, text, isNew, placed, isUndecided, head } of plan) {
    if (isNew) await files.write(source, new TextEncoder().encode(text), undefined);
    const merged = store.update(source, text, existing => {
      const before = existing ?? emptySidecar(source, text);
      const record = withHead(before.source, head, text);
      const { sidecar, ...changes } = mergeImport({ ...before, source: record }, placed, { isUndecided });
      counts.sources++;
      for (const key of ['added', 'updated', 'known', 'conflicts'] as const) counts[key] += changes[key];
      const isChanged = record !== before.source || changes.added + changes.updated + changes.conflicts > 0;
      return isChanged ? sidecar : undefined;
    });
    // A sidecar that can't be read is left as it is; the others take what is theirs.
    await merged.catch((error: unknown) => {
      terminal.say(`${source}: ${reasonOf(error)}`);
      status = 2;
    });
  }
  terminal.say(
    `${counts.sources} sources: ${counts.added} annotations added, ${counts.updated} updated, ` +
      `${counts.known} known already, ${counts.conflicts} in conflict, ${problems.count} not imported`,
  );
  if (status !== 0) return status;
  return problems.count + counts.conflicts > 0 || isEmpty ? 1 : 0;
}

function readArguments(args: readonly string[]): ImportArguments {
  const { positionals, values } = readOptions(args, {
    format: { type: 'string' },
    into: { type: 'string' },
    'add-sources': { type: 'boolean', default: false },
  });
  const [path, ...more] = positionals;
  const names = importers.map(({ name }) => name).join(', ');
  if (path === undefined || more.length > 0) throw new UsageError('name one file, folder or zip to import');
  if (values.format === undefined) throw new UsageError(`name a format with --format: ${names}`);
  const importer = findFormat(importers, values.format);
  if (!importer) throw new UsageError(`the format "${values.format}" can't be imported; there are ${names}`);
  if (values.into === undefined) throw new UsageError('name the folder of the sources with --into');
  return { path, importer, into: values.into, addSources: values['add-sources'] };
}

interface PlannedSource {
  readonly source: string;
  readonly text: string;
  /** The source is written too, from the text that the import carries. */
  readonly isNew: boolean;
  readonly placed: Sidecar['annotations'];
  /** See `ImportedSource`. */
  readonly isUndecided: boolean;
  /** What the import says of the source itself. */
  readonly head: SourceHead;
}

/** Finds the source of each part and places its annotations there; writes nothing. */
async function planImport(
  imported: readonly ImportedSource[],
  into: string,
  addSources: boolean,
  problems: ProblemList,
): Promise<PlannedSource[]> {
  const { root, sources } = await findFiles([into]);
  const read = async (source: string): Promise<string | undefined> => {
    const decoded = decodeText(await readFile(join(root, source)));
    return decoded.ok ? decoded.value.text : undefined;
  };
  const finder = new SourceFinder(sources, read);
  const plan: PlannedSource[] = [];
  for (const part of imported) {
    const name = part.path ?? 'a source without a name';
    const { head = {} } = part;
    const isUndecided = part.isUndecided === true;
    const found = await finder.find(part).catch((error: unknown) => reasonOf(error));
    if (typeof found === 'object') {
      const { annotations, problems: unplaced } = placeImported(part, found.text);
      for (const problem of unplaced) problems.add(found.source, problem);
      plan.push({ ...found, isNew: false, placed: annotations, isUndecided, head });
    } else if (addSources && part.text !== undefined) {
      const source = finder.freshName(part.path);
      const { annotations, problems: unplaced } = placeImported(part, part.text);
      for (const problem of unplaced) problems.add(source, problem);
      plan.push({ source, text: part.text, isNew: true, placed: annotations, isUndecided, head });
    } else if (part.annotations.length === 0) {
      for (const problem of part.problems ?? []) problems.add(name, problem);
    } else {
      const hint = part.text === undefined ? '' : ' (--add-sources would write it from the import)';
      problems.add(name, {
        message: `${found}; its ${part.annotations.length} annotations are left out${hint}`,
      });
    }
  }
  return plan;
}

/** A new sidecar says of its source what `annotate` would say. */
function emptySidecar(path: string, text: string): Sidecar {
  const date = new DateFinder().analyse(text, { path }).sourceDate?.value;
  const details = { title: titleOf(text, path), ...(date !== undefined && { date }) };
  return { source: sourceRecord(path, text, details), annotations: [] };
}

/** Problems are said as they come. */
class ProblemList {
  count = 0;

  constructor(private readonly terminal: Terminal) {}

  add(source: string, { message, line, column, quote }: ImportProblem): void {
    this.count++;
    const words = quote === undefined ? '' : `“${quote.slice(0, SHOWN)}”: `;
    // The place is one in the imported file, which may be called otherwise than the source.
    const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1} of the import)`;
    this.terminal.say(`${source}: ${words}${message}${place}`);
  }
}

/** Characters of a quotation that a message shows. */
const SHOWN = 80;
