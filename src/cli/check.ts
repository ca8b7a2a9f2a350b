import { checkAnchors, checkStructure, type Finding, type Fix } from '../core/annotation/checks';
import { checkDecisions } from '../core/annotation/decisionChecks';
import { toUtf16 } from '../core/annotation/sidecar';
import { parseRegistry, REGISTRY_FILE } from '../core/linking/registry';
import { decodeText } from '../core/text/decode';
import { LineIndex } from '../core/text/lines';
import { NodeFiles } from '../storage/nodeFiles';
import { type Command, type ExitStatus, type Terminal, UsageError } from './command';
import { readOptions } from './options';
import { findSidecars, type SidecarWithText } from './sidecars';

/** `glossator check`: findings to standard output, one a line: `path:line:column: severity: message`. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check <folder or files…> [--sources FOLDER]',
  summary: 'Checks that every sidecar is valid and every anchor where it says; lists what is not.',
  run: check,
};

async function check(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const { paths, sources } = readArguments(args);
  const found = await findSidecars(paths, sources);
  for (const { path, message } of found.problems) terminal.say(`${path}: ${message}`);
  const entities = await decidedEntities(found.root);
  let checked = 0;
  let annotations = 0;
  let withoutSource = 0;
  let errors = 0;
  const waysOut = new Set<string>();
  for await (const one of found.read()) {
    checked++;
    annotations += one.sidecar?.sidecar.annotations.length ?? 0;
    if (one.sidecar && one.text === undefined) withoutSource++;
    const findings = findingsOf(one, entities);
    errors += findings.filter(({ severity }) => severity === 'error').length;
    for (const { fixes } of findings) for (const { kind } of fixes) waysOut.add(wayOut(kind));
    if (findings.length > 0) await terminal.out(listOf(one, findings));
  }
  if (withoutSource > 0) {
    terminal.say(
      `${count(withoutSource, 'sidecar')} could be checked without the source only (structure, bounds and lengths); name the sources' folder with --sources`,
    );
  }
  terminal.say(
    `${count(checked, 'sidecar')} with ${count(annotations, 'annotation')} checked: ${count(errors, 'error')}`,
  );
  for (const way of waysOut) terminal.say(way);
  if (found.problems.length > 0) return 2;
  return errors > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]): { paths: readonly string[]; sources: string | undefined } {
  const { positionals, values } = readOptions(args, { sources: { type: 'string' } });
  if (positionals.length === 0) throw new UsageError('name a folder or files to check');
  return { paths: positionals, sources: values.sources };
}

/** The ids of the entities in the corpus's registry; none where it has none, or one that can't be read. */
async function decidedEntities(root: string): Promise<ReadonlySet<string>> {
  const content = await new NodeFiles(root).read(REGISTRY_FILE);
  const decoded = content && decodeText(content.bytes);
  const parsed = decoded?.ok ? parseRegistry(decoded.value.text) : undefined;
  return new Set(parsed?.ok ? parsed.value.entries.keys() : []);
}

function findingsOf(
  { sidecar, error, text }: SidecarWithText,
  entities: ReadonlySet<string>,
): readonly Finding[] {
  if (!sidecar) {
    const message = `It can't be read: ${error ?? 'for no known reason'}.`;
    return [{ kind: 'invalid item', severity: 'error', message, fixes: [] }];
  }
  const structure = checkStructure(sidecar);
  if (text === undefined) return structure;
  const placed = toUtf16(sidecar, text);
  const known = new Set(structure.map(({ annotation }) => annotation));
  // What is out of bounds or too long by itself is out of place in the text too: once is enough.
  const anchors = checkAnchors(placed, text).filter(
    ({ annotation }) => annotation === undefined || !known.has(annotation),
  );
  // An entity that needs no entry in the registry is one that a program suggested: it left its label.
  const labelled = new Set(
    placed.annotations.flatMap(({ content }) =>
      content.kind === 'entity' && content.label !== undefined ? (content.entity ?? []) : [],
    ),
  );
  const hasEntity = (id: string): boolean => entities.has(id) || labelled.has(id);
  return [...structure, ...anchors, ...checkDecisions(placed.annotations, text, hasEntity)];
}

function listOf({ path, source, text }: SidecarWithText, findings: readonly Finding[]): string {
  const lines = text === undefined ? undefined : new LineIndex(text);
  return findings
    .map(({ span, severity, message, annotation }) => {
      const at = span && lines?.at(span.start);
      const place = at ? `${source}:${String(at.line + 1)}:${String(at.column + 1)}` : path;
      return `${place}: ${severity}: ${message}${annotation === undefined ? '' : ` [${annotation}]`}\n`;
    })
    .join('');
}

/** What a reader can do about a finding without the editor, or that the editor helps. */
const wayOut = (fix: Fix['kind']): string =>
  fix === 'anchor again'
    ? '`glossator anchor --write` takes annotations along to where their words stand now; those whose words have changed are settled in the editor’s Problems panel.'
    : 'Open the sources in the editor: its Problems panel has a quick fix for each of the findings.';

const count = (n: number, noun: string): string => `${String(n)} ${noun}${n === 1 ? '' : 's'}`;
