import * as vscode from 'vscode';
import { whichCorpus } from '../annotating/annotateCommands';
import type { Deciding } from '../annotating/deciding';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import type { ExportFormats } from '../exportFormats';
import { ExportLosses, LossCount } from './exportLosses';
import { planExport, readPreset, type ExportPlan } from './exportPlan';
import { exportParts } from './exportSources';
import { previewParts, saveParts } from './exportTarget';

/** `Export…`: format, scope and depth, then a file, a preview or the clipboard; losses go to the Problems panel. */
export function registerExport(
  deciding: Deciding,
  corpora: Corpora,
  formats: ExportFormats,
): vscode.Disposable {
  const losses = new ExportLosses();
  return vscode.Disposable.from(
    losses,
    registerCommand('glossator.export', async given => {
      const corpus = await whichCorpus(corpora);
      if (!corpus) return;
      const preset = readPreset(given);
      const plan = await planExport(corpora, corpus, formats, preset);
      if (!plan) return;
      await (preset.target
        ? exportTo(deciding, plan, losses, preset.target)
        : choose(deciding, plan, losses));
    }),
  );
}

async function choose(deciding: Deciding, plan: ExportPlan, losses: ExportLosses): Promise<void> {
  const { t } = vscode.l10n;
  const items = [
    { label: t('$(save) Save…'), choice: 'save' },
    { label: t('$(open-preview) Preview'), choice: 'preview' },
    { label: t('$(copy) Copy to the Clipboard'), choice: 'copy' },
  ] as const;
  const chosen = await vscode.window.showQuickPick(items, { title: plan.exporter.title });
  if (chosen?.choice === 'save') {
    const target = await askForTarget(plan);
    if (target) await exportTo(deciding, plan, losses, target);
  } else if (chosen) {
    const text = await previewParts(exportParts(deciding, plan, () => undefined));
    if (chosen.choice === 'copy') await vscode.env.clipboard.writeText(text);
    else {
      const document = await vscode.workspace.openTextDocument({ content: text });
      await vscode.window.showTextDocument(document, { preview: true });
    }
  }
}

/** A file, or a folder for formats of several files. */
async function askForTarget({ corpus, exporter }: ExportPlan): Promise<vscode.Uri | undefined> {
  const { t } = vscode.l10n;
  if (exporter.layout === 'several files') {
    const [folder] =
      (await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        title: t('Into Which Folder?'),
        openLabel: t('Export Here'),
      })) ?? [];
    return folder;
  }
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(corpus.folder.uri, `${corpus.folder.name}.${exporter.fileExtension}`),
    filters: { [exporter.title]: [exporter.fileExtension] },
    title: t('Export'),
  });
}

async function exportTo(
  deciding: Deciding,
  plan: ExportPlan,
  losses: ExportLosses,
  target: vscode.Uri,
): Promise<void> {
  const { t } = vscode.l10n;
  const lost = new LossCount();
  const done = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Exporting as {0}', plan.exporter.title),
      cancellable: true,
    },
    (progress, token) => {
      const report = (source: string, share: number): void =>
        progress.report({ message: source, increment: share * 100 });
      return saveParts(
        exportParts(deciding, plan, loss => lost.add(loss), report, token),
        plan.exporter,
        target,
        token,
      );
    },
  );
  if (!done) return;
  losses.show(plan.corpus, plan.exporter, lost);
  const open = t('Open');
  const problems = t('Show What Is Missing');
  const message =
    lost.count === 0
      ? t('Exported to {0}.', vscode.workspace.asRelativePath(target))
      : t('Exported to {0}; the format could not carry everything.', vscode.workspace.asRelativePath(target));
  const buttons = plan.exporter.layout === 'one file' ? [open] : [];
  // The command is done when the file is; the message stays as long as the reader likes.
  void vscode.window
    .showInformationMessage(message, ...buttons, ...(lost.count > 0 ? [problems] : []))
    .then(chosen => {
      if (chosen === open) void vscode.commands.executeCommand('vscode.open', target);
      if (chosen === problems) void vscode.commands.executeCommand('workbench.actions.view.problems');
    });
}
