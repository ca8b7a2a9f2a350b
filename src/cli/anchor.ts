import type { Annotation, CodePointSidecar, Sidecar } from '../core/annotation/annotation';
import { anchorAll, type Anchoring, type Grade, gradeOf, healed } from '../core/annotation/anchoring';
import { sourceRecord, toUtf16 } from '../core/annotation/sidecar';
import { shorten } from '../core/annotation/checks';
import { CodePoints } from '../core/text/codePoints';
import { HumanError } from '../core/text/humanError';
import type { Span } from '../core/text/span';
import { NodeFiles } from '../storage/nodeFiles';
import { SidecarStore } from '../storage/sidecarStore';
import { type Command, type ExitStatus, type Terminal, UsageError } from './command';
import { readOptions } from './options';
import { findSidecars } from './sidecars';

/** `glossator anchor`: exit status 1 where an annotation is changed, ambiguous or lost. */
export const anchorCommand: Command = {
  name: 'anchor',
  usage: 'anchor <folder or files…> [--write] [--json] [--sources FOLDER]',
  summary:
    'Grades every annotation against its source as it is now: exact, moved, changed, ambiguous or lost.',
  run: anchor,
};

interface Options {
  readonly paths: readonly string[];
  readonly write: boolean;
  readonly json: boolean;
  readonly sources: string | undefined;
}

/** One line of `--json`; offsets in code points, `null` where there is no place. */
interface AnchorRecord {
  readonly source: string;
  readonly id: string;
  readonly grade: Grade;
  readonly oldStart: number | null;
  readonly oldEnd: number | null;
  readonly newStart: number | null;
  readonly newEnd: number | null;
  readonly quote: string;
}

async function anchor(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const options = readArguments(args);
  const found = await findSidecars(options.paths, options.sources);
  const store = new SidecarStore(new NodeFiles(found.root));
  const totals = new Map<Grade, number>(grades.map(grade => [grade, 0]));
  let failures = found.problems.length;
  for (const { path, message } of found.problems) terminal.say(`${path}: ${message}`);
  for await (const { source, path, sidecar, error, text } of found.read()) {
    if (!sidecar || text === undefined) {
      failures++;
      terminal.say(`${path}: ${error ?? 'its source is not there'}`);
      continue;
    }
    const placed = toUtf16(sidecar, text);
    const anchorings = anchorAll(placed.annotations, text);
    const records = recordsOf(source, sidecar, anchorings, text);
    for (const { grade } of records) totals.set(grade, (totals.get(grade) ?? 0) + 1);
    await terminal.out(records.map(options.json ? jsonLine : textLine).join(''));
    try {
      if (options.write)
        await store.update(source, text, current => current && renewed(current, source, text));
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      failures++;
      terminal.say(error.message);
    }
  }
  terminal.say(grades.map(grade => `${String(totals.get(grade))} ${grade}`).join(', '));
  if (failures > 0) return 2;
  return open.some(grade => (totals.get(grade) ?? 0) > 0) ? 1 : 0;
}

/** The sidecar as it is on disk at that moment, with all that was found for sure at its new place. */
function renewed(sidecar: Sidecar, source: string, text: string): Sidecar {
  const anchorings = anchorAll(sidecar.annotations, text);
  const { sha256, characters } = sourceRecord(source, text);
  return {
    ...sidecar,
    source: { ...sidecar.source, sha256, characters },
    annotations: sidecar.annotations.map((annotation, i) => healed(annotation, anchorings[i] ?? [], text)),
  };
}

const grades: readonly Grade[] = ['exact', 'moved', 'changed', 'ambiguous', 'lost'];
/** Grades that wait for a person. */
const open: readonly Grade[] = ['changed', 'ambiguous', 'lost'];

function readArguments(args: readonly string[]): Options {
  const { positionals, values } = readOptions(args, {
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sources: { type: 'string' },
  });
  const { write, json, sources } = values;
  if (positionals.length === 0) throw new UsageError('name a folder or files to anchor');
  return { paths: positionals, write, json, sources };
}

function recordsOf(
  source: string,
  { sidecar }: CodePointSidecar,
  anchorings: readonly (readonly Anchoring[])[],
  text: string,
): AnchorRecord[] {
  const points = new CodePoints(text);
  return sidecar.annotations.map(({ id, targets }: Annotation, i) => {
    const old = outer(targets);
    const places = (anchorings[i] ?? []).map(({ span }) => span);
    const now = outer(places.flatMap(span => span ?? []));
    const whole = now && places.every(span => span !== undefined) ? now : undefined;
    return {
      source,
      id,
      grade: gradeOf(anchorings[i] ?? []),
      oldStart: old?.start ?? null,
      oldEnd: old?.end ?? null,
      newStart: whole ? points.fromUtf16(whole.start) : null,
      newEnd: whole ? points.fromUtf16(whole.end) : null,
      quote: targets.map(({ exact }) => exact).join(' … '),
    };
  });
}

/** The span from the first target's start to the last one's end. */
function outer(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return {
    start: spans.reduce((least, { start }) => Math.min(least, start), Infinity),
    end: spans.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

const jsonLine = (record: AnchorRecord): string => JSON.stringify(record) + '\n';

/** For people: only what is not where it was. */
const textLine = ({ source, grade, oldStart, newStart, quote }: AnchorRecord): string =>
  grade === 'exact'
    ? ''
    : `${source}: ${grade}: “${shorten(quote)}” at ${String(oldStart)}${newStart === null ? '' : ` -> ${String(newStart)}`}\n`;
