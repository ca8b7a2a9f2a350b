import type * as vscode from 'vscode';
import type {
  ExportEntity,
  ExportOptions,
  ExportPart,
  ExportSource,
  Loss,
} from '../../core/interchange/format';
import type { Deciding } from '../annotating/deciding';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { ExportPlan } from './exportPlan';
import { scoped, sourcesIn, type ExportDepth, type ExportScope } from './exportScope';

/** What one export writes, piece by piece; reads one source at a time. */
export function exportParts(
  deciding: Deciding,
  { corpus, exporter, scope, depth }: ExportPlan,
  lose: (loss: Loss) => void,
  report?: (source: string, share: number) => void,
  token?: vscode.CancellationToken,
): AsyncIterable<ExportPart> {
  const options: ExportOptions = {
    all: depth === 'everything',
    entities: exportEntities(deciding, corpus),
    lose,
  };
  return exporter.export(exportSources(deciding, corpus, scope, depth, report, token), options);
}

/** The registry's entries, and the suggested entities with the labels that the reader sees. */
function exportEntities(deciding: Deciding, corpus: OpenCorpus): NonNullable<ExportOptions['entities']> {
  const entities = new Map<string, ExportEntity>(
    [...corpus.index.entities()].map(({ id, label, type, aliases, notes, sameAs }) => [
      id,
      {
        id,
        label,
        type,
        aliases: aliases.map(({ name }) => name),
        ...(notes !== undefined && { notes }),
        ...(sameAs && { sameAs }),
      },
    ]),
  );
  return new Map([...entities, ...deciding.of(corpus).registry.current.entries]);
}

async function* exportSources(
  deciding: Deciding,
  corpus: OpenCorpus,
  scope: ExportScope,
  depth: ExportDepth,
  report?: (source: string, share: number) => void,
  token?: vscode.CancellationToken,
): AsyncGenerator<ExportSource> {
  const { book } = deciding.of(corpus);
  const sources = sourcesIn(scope, corpus.index.sources());
  for (const source of sources) {
    if (token?.isCancellationRequested) return;
    report?.(source, 1 / sources.length);
    const snapshot = await book.snapshot(source, depth !== 'decisions');
    const part = snapshot && scoped({ path: source, ...snapshot }, scope, depth);
    if (part) yield part;
  }
}
