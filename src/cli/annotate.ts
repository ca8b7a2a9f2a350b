import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Sidecar } from '../core/annotation/annotation';
import { updateSuggestions } from '../core/annotation/suggest';
import { Corpus } from '../core/corpus/corpus';
import type { CorpusChange } from '../core/corpus/corpusIndex';
import { decisionsOf } from '../core/corpus/decision';
import { byCodeUnits } from '../core/corpus/listing';
import { proposalsOf, sourceRecord, suggestedEntities, type KnownCorpus } from '../core/corpus/proposals';
import {
  emptyRegistry,
  parseRegistry,
  registryNames,
  REGISTRY_FILE,
  type Registry,
} from '../core/linking/registry';
import { decodeText } from '../core/text/decode';
import { HumanError } from '../core/text/humanError';
import { NodeFiles } from '../storage/nodeFiles';
import { findFiles, reasonOf } from '../storage/nodeSources';
import { SidecarStore } from '../storage/sidecarStore';
import { AnalysisThreads } from './analysisThreads';
import { UsageError, type Command, type ExitStatus, type Terminal } from './command';
import { readOptions } from './options';
import { GENERATOR } from './version';

interface Options {
  readonly paths: readonly string[];
  readonly out: string | undefined;
  readonly date: string | undefined;
  readonly jobs: number;
  readonly decidedOnly: boolean;
}

export const annotateCommand: Command = {
  name: 'annotate',
  usage: 'annotate <folder or files…> [--out DIR] [--date YYYY-MM-DD] [--jobs N] [--mentions all|decided]',
  summary: 'Analyses the sources as one corpus and writes a sidecar beside each (or mirrored under DIR).',
  run: (args, terminal) => annotate(readArguments(args), terminal),
};

function readArguments(args: readonly string[]): Options {
  const { values, positionals } = readOptions(args, {
    out: { type: 'string' },
    date: { type: 'string' },
    jobs: { type: 'string' },
    mentions: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError('name a folder or files to annotate');
  if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) {
    throw new UsageError(`--date wants YYYY-MM-DD, not "${values.date}"`);
  }
  const jobs = Number(values.jobs ?? '1');
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new UsageError(`--jobs wants a whole number from 1, not "${values.jobs}"`);
  if (values.mentions !== undefined && values.mentions !== 'all' && values.mentions !== 'decided') {
    throw new UsageError(`--mentions is "all" or "decided", not "${values.mentions}"`);
  }
  return {
    paths: positionals,
    out: values.out,
    date: values.date,
    jobs,
    decidedOnly: values.mentions === 'decided',
  };
}

async function annotate(options: Options, terminal: Terminal): Promise<ExitStatus> {
  const { root, sources, problems } = await findFiles(options.paths);
  let failures = 0;
  const fail = (path: string, message: string): void => {
    failures++;
    terminal.say(`${path}: ${message}`);
  };
  for (const { path, message } of problems) fail(path, message);
  const registry = await readRegistry(root);
  const sidecars = new SidecarPlaces(root, options.out);
  const corpus = new Corpus({ decidedOnly: options.decidedOnly, withoutReasons: true });
  corpus.setRegistry(registry);
  const threads = new AnalysisThreads(options.jobs, registryNames(registry));
  const analysed: string[] = [];
  let done = 0;
  const analyse = async (source: string): Promise<void> => {
    try {
      const text = await readSource(root, source);
      const existing = await sidecars.load(source, text);
      const decisions = decisionsOf(existing?.annotations ?? [], text);
      const sourceDate = options.date ?? (existing?.source.dateDecided ? existing.source.date : undefined);
      const analysis = await threads.analyse({
        source,
        text,
        ...(sourceDate !== undefined && { sourceDate }),
        decided: decisions.flatMap(({ status, content, start, end }) =>
          status === 'accepted' && content.kind === 'entity' ? [{ start, end, type: content.type }] : [],
        ),
        ...(options.decidedOnly && { decidedOnly: true }),
      });
      corpus.decide(source, decisions);
      corpus.update(analysis);
      analysed.push(source);
    } catch (error) {
      fail(source, messageOf(error));
    }
    terminal.progress(`analysed ${++done} of ${sources.length} sources`);
  };
  try {
    await inParallel(sources, options.jobs * 2, analyse);
  } finally {
    threads.dispose();
  }
  terminal.progress('linking');
  const known = knownCorpus(corpus.resolve());
  let mentions = 0;
  let dates = 0;
  let written = 0;
  for (const source of analysed.sort(byCodeUnits)) {
    try {
      const view = known.view(source);
      if (!view) continue;
      const text = await readSource(root, source);
      const { sidecar: existing, target } = await sidecars.open(source, text);
      const record = sourceRecord(existing, view, text);
      const linked = suggestedEntities(existing, known, source);
      const sidecar = updateSuggestions(linked, record, text, proposalsOf(known, source), GENERATOR);
      await target.save(source, sidecar, text);
      written++;
      mentions += view.mentions.length;
      dates += view.dates.length;
    } catch (error) {
      fail(source, messageOf(error));
    }
    terminal.progress(`wrote ${written} of ${analysed.length} sidecars`);
  }
  terminal.say(
    `${written} ${written === 1 ? 'sidecar' : 'sidecars'} written: ${mentions} mentions of ${known.entities} entities, ${dates} date expressions` +
      (failures > 0 ? `; ${failures} files could not be done` : ''),
  );
  return failures > 0 ? 2 : 0;
}

/** Views and entities of a corpus that changes no more: all that is written needs, without an index of the mentions. */
function knownCorpus({ views, entities }: CorpusChange): KnownCorpus & { readonly entities: number } {
  const viewOf = new Map(views.map(view => [view.source, view]));
  const entityOf = new Map(entities.map(entity => [entity.id, entity]));
  return {
    view: source => viewOf.get(source),
    entity: id => entityOf.get(id),
    entities: entityOf.size,
  };
}

async function readSource(root: string, source: string): Promise<string> {
  const decoded = decodeText(await readFile(join(root, source)));
  if (!decoded.ok) throw new HumanError(decoded.error);
  return decoded.value.text;
}

/** Reads sidecars where they will be written, else beside their sources, so that decisions count under `--out` too. */
class SidecarPlaces {
  private readonly beside: NodeFiles;
  private readonly target: NodeFiles;

  constructor(root: string, out: string | undefined) {
    this.beside = new NodeFiles(root);
    this.target = out === undefined ? this.beside : new NodeFiles(resolve(out));
  }

  async load(source: string, text: string): Promise<Sidecar | undefined> {
    return (await this.open(source, text)).sidecar;
  }

  /** A store keeps what it has read, and a corpus has many sidecars: each of them has one of its own. */
  async open(
    source: string,
    text: string,
  ): Promise<{ readonly sidecar: Sidecar | undefined; readonly target: SidecarStore }> {
    const target = new SidecarStore(this.target);
    const sidecar =
      (await target.load(source, text)) ?? (await new SidecarStore(this.beside).load(source, text));
    return { sidecar, target };
  }
}

async function readRegistry(root: string): Promise<Registry> {
  let json: string;
  try {
    json = await readFile(join(root, REGISTRY_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyRegistry;
    throw new HumanError(`${REGISTRY_FILE}: ${reasonOf(error)}`);
  }
  const parsed = parseRegistry(json);
  if (!parsed.ok) throw new HumanError(`${REGISTRY_FILE}: ${parsed.error}. Nothing was written.`);
  return parsed.value;
}

const messageOf = (error: unknown): string => (error instanceof HumanError ? error.message : reasonOf(error));

/** Runs `work` for every item, at most `limit` at a time, begun in order. */
async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const runner = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, runner));
}
