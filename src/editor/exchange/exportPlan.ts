import * as vscode from 'vscode';
import type { Exporter } from '../../core/interchange/format';
import { HumanError } from '../../core/text/humanError';
import { findMark } from '../annotating/marks';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { ExportFormats } from '../exportFormats';
import { activePlace } from '../places';
import type { ExportDepth, ExportScope } from './exportScope';

/** What one export is to write. */
export interface ExportPlan {
  readonly corpus: OpenCorpus;
  readonly exporter: Exporter;
  readonly scope: ExportScope;
  readonly depth: ExportDepth;
}

/** What a key binding or another extension has decided already. */
export interface Preset {
  readonly format?: string;
  readonly scope?: ExportScope['kind'];
  readonly depth?: ExportDepth;
  readonly target?: vscode.Uri;
}

/** Asks for what is not decided already; `undefined` where the reader gave up. */
export async function planExport(
  corpora: Corpora,
  corpus: OpenCorpus,
  formats: ExportFormats,
  preset: Preset,
): Promise<ExportPlan | undefined> {
  const { t } = vscode.l10n;
  const title = t('Export');
  const items = formats.all.map(exporter => ({
    label: exporter.title,
    description: exporter.name,
    exporter,
  }));
  const exporter =
    formats.all.find(({ name }) => name === preset.format) ??
    (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.exporter;
  if (!exporter) return undefined;
  const scope =
    preset.scope === 'corpus'
      ? { kind: 'corpus' as const }
      : await askForScope(corpora, corpus, title, preset.scope);
  if (!scope) return undefined;
  const depth = preset.depth ?? (await askForDepth(title));
  return depth && { corpus, exporter, scope, depth };
}

async function askForScope(
  corpora: Corpora,
  corpus: OpenCorpus,
  title: string,
  wanted?: ExportScope['kind'],
): Promise<ExportScope | undefined> {
  const { t } = vscode.l10n;
  const place = activePlace(corpora);
  const here = place?.corpus === corpus ? place : undefined;
  const mark = await findMark(corpora, []);
  const entity =
    mark?.kind === 'entity' && mark.place.link.entity !== undefined
      ? corpus.index.entity(mark.place.link.entity)
      : undefined;
  type Item = vscode.QuickPickItem & { readonly scope: ExportScope | 'words' };
  const items: Item[] = [];
  if (here && here.span.start < here.span.end) {
    const spans = here.editor.selections.map(({ start, end }) => ({
      start: here.editor.document.offsetAt(start),
      end: here.editor.document.offsetAt(end),
    }));
    items.push({ label: t('The Selection'), scope: { kind: 'selection', source: here.source, spans } });
  }
  if (here) {
    const { source } = here;
    items.push({ label: t('This Source'), description: source, scope: { kind: 'source', source } });
  }
  items.push({
    label: t('The Whole Corpus'),
    description: t('{0} sources', corpus.index.sources().length),
    scope: { kind: 'corpus' },
  });
  if (entity) {
    items.push({
      label: t('One Entity: {0}', entity.label),
      scope: { kind: 'entity', entity: entity.id },
    });
  }
  items.push({ label: t('What Has These Words…'), scope: 'words' });
  const preset = items.find(({ scope }) => typeof scope === 'object' && scope.kind === wanted);
  const chosen = preset ?? (await vscode.window.showQuickPick(items, { title }));
  if (chosen?.scope !== 'words') return chosen?.scope;
  const words = await vscode.window.showInputBox({
    title,
    prompt: t('Words of quotations, labels, dates, tags or notes'),
  });
  return words === undefined || words.trim() === '' ? undefined : { kind: 'words', words: words.trim() };
}

async function askForDepth(title: string): Promise<ExportDepth | undefined> {
  const { t } = vscode.l10n;
  const items: readonly (vscode.QuickPickItem & { readonly depth: ExportDepth })[] = [
    { label: t('Decisions'), description: t('what a person accepted or wrote'), depth: 'decisions' },
    { label: t('Suggestions Too'), description: t('each marked as one'), depth: 'suggestions too' },
    { label: t('Everything'), description: t('what was rejected as well'), depth: 'everything' },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.depth;
}

/** Reads the command's argument, which anybody may have written. */
export function readPreset(given: unknown): Preset {
  if (typeof given !== 'object' || given === null || given instanceof vscode.Uri) return {};
  const { format, scope, depth, target } = given as Readonly<Record<string, unknown>>;
  if (target !== undefined && !(target instanceof vscode.Uri)) {
    throw new HumanError(vscode.l10n.t('The target of an export must be a URI.'));
  }
  const isScope = (value: unknown): value is ExportScope['kind'] =>
    value === 'corpus' || value === 'source' || value === 'selection' || value === 'entity';
  const isDepth = (value: unknown): value is ExportDepth =>
    value === 'decisions' || value === 'suggestions too' || value === 'everything';
  return {
    ...(typeof format === 'string' && { format }),
    ...(isScope(scope) && { scope }),
    ...(isDepth(depth) && { depth }),
    ...(target && { target }),
  };
}
