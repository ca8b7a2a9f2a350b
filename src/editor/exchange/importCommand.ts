import * as vscode from 'vscode';
import { sourceRecord } from '../../core/annotation/sidecar';
import {
  ImportError,
  type Importer,
  type ImportFile,
  type ImportProblem,
} from '../../core/interchange/format';
import { mergeImport } from '../../core/interchange/mergeImport';
import { placeImported } from '../../core/interchange/place';
import { SourceFinder } from '../../core/interchange/sourceFinder';
import { withHead } from '../../core/interchange/sourceHead';
import { HumanError } from '../../core/text/humanError';
import { whichCorpus } from '../annotating/annotateCommands';
import type { RecordEdit, SourceEdit } from '../annotating/book/annotationBook';
import type { Deciding } from '../annotating/deciding';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import type { ImportFormats } from '../importFormats';
import { readImportUris } from './importFiles';
import { askForFiles, askForFormat } from './importPick';
import { problemInWords } from './importProblem';

/** `Import…`: merges annotations of other tools into the sidecars, as one step that can be undone. */
export const registerImport = (
  deciding: Deciding,
  corpora: Corpora,
  formats: ImportFormats,
): vscode.Disposable =>
  registerCommand('glossator.import', async given => {
    const corpus = await whichCorpus(corpora);
    if (!corpus) return;
    const preset = readPreset(given);
    const uris = preset.files ?? (await askForFiles(corpus.folder.uri));
    if (!uris || uris.length === 0) return;
    const importer =
      formats.all.find(({ name }) => name === preset.format) ?? (await askForFormat(formats, uris));
    if (importer) await importFiles(deciding, corpus, importer, uris);
  });

async function importFiles(
  deciding: Deciding,
  corpus: OpenCorpus,
  importer: Importer,
  uris: readonly vscode.Uri[],
): Promise<void> {
  const { t } = vscode.l10n;
  const files = await readImportUris(uris, importer);
  const imported = read(importer, files);
  if (imported.every(({ annotations, problems: found = [] }) => annotations.length + found.length === 0))
    throw new HumanError(t('There are no annotations in the format {0} in what was chosen.', importer.title));
  await corpus.whenIdle();
  const { book } = deciding.of(corpus);
  const finder = new SourceFinder(corpus.index.sources(), async source =>
    book.present(source).then(
      page => page.text,
      () => undefined,
    ),
  );
  const problems: { source: string; problem: ImportProblem }[] = [];
  const counts = { added: 0, updated: 0, known: 0, conflicts: 0 };
  const edits = new Map<string, SourceEdit>();
  const records = new Map<string, RecordEdit>();
  for (const part of imported) {
    const found = await finder.find(part);
    if (typeof found === 'string') {
      const source = part.path ?? t('a source without a name');
      const { length } = part.annotations;
      const left = { message: t('{0}; its {1} annotations are left out', found, length) };
      problems.push(...(length === 0 ? (part.problems ?? []) : [left]).map(problem => ({ source, problem })));
      continue;
    }
    const { source } = found;
    const placed = placeImported(part, found.text);
    problems.push(...placed.problems.map(problem => ({ source, problem })));
    const { head } = part;
    if (head) records.set(source, (record, text) => withHead(record, head, text));
    const earlier = edits.get(source);
    edits.set(source, (annotations, text) => {
      const before = earlier ? (earlier(annotations, text) ?? annotations) : annotations;
      const { sidecar, ...changes } = mergeImport(
        { source: sourceRecord(source, text), annotations: before },
        text === found.text ? placed.annotations : placeImported(part, text).annotations,
        { isUndecided: part.isUndecided === true },
      );
      for (const key of ['added', 'updated', 'known', 'conflicts'] as const) counts[key] += changes[key];
      return sidecar.annotations;
    });
  }
  await deciding.change(corpus, t('Import {0}', importer.title), { sources: edits, records });
  report(counts, problems);
}

function read(importer: Importer, files: readonly ImportFile[]) {
  try {
    return [...importer.import(files)];
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new HumanError(vscode.l10n.t('{0}. Nothing was imported.', error.message));
  }
}

function report(
  counts: Readonly<Record<'added' | 'updated' | 'known' | 'conflicts', number>>,
  problems: readonly { readonly source: string; readonly problem: ImportProblem }[],
): void {
  const { t } = vscode.l10n;
  const { added, updated, known, conflicts } = counts;
  const summary = t(
    '{0} annotations added, {1} updated, {2} known already, {3} in conflict, {4} not imported.',
    added,
    updated,
    known,
    conflicts,
    problems.length,
  );
  if (problems.length === 0) {
    void vscode.window.showInformationMessage(summary);
    return;
  }
  const show = t('Show the List');
  const lines = problems.map(({ source, problem }) => problemInWords(t, source, problem));
  // The import is done; the message stays as long as the reader likes.
  void vscode.window.showWarningMessage(summary, show).then(async chosen => {
    if (chosen !== show) return;
    const document = await vscode.workspace.openTextDocument({
      content: `${summary}\n\n${lines.join('\n')}\n`,
    });
    await vscode.window.showTextDocument(document);
  });
}

function readPreset(given: unknown): { readonly format?: string; readonly files?: readonly vscode.Uri[] } {
  if (given instanceof vscode.Uri) return { files: [given] };
  if (typeof given !== 'object' || given === null) return {};
  const { format, files } = given as Readonly<Record<string, unknown>>;
  const uris = Array.isArray(files) ? files.filter(file => file instanceof vscode.Uri) : undefined;
  return { ...(typeof format === 'string' && { format }), ...(uris && { files: uris }) };
}
