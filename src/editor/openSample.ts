import * as vscode from 'vscode';
import { registerCommand } from './commands';

/** `Open Sample Corpus`: copies the sample sources into a folder of the reader's choice and opens it. */
export const registerOpenSample = (sample: vscode.Uri): vscode.Disposable =>
  registerCommand('glossator.openSample', async (target?: unknown) => {
    const parent = target instanceof vscode.Uri ? target : await askForFolder();
    if (!parent) return;
    const copy = await freeName(parent);
    await copyFolder(sample, copy);
    await vscode.commands.executeCommand('vscode.openFolder', copy, { forceReuseWindow: true });
  });

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: vscode.l10n.t('Where Shall the Copy of the Sample Corpus Go?'),
    openLabel: vscode.l10n.t('Copy Here'),
  });
  return chosen?.[0];
}

/** A folder that does not exist yet, so that nothing of the reader's is overwritten. */
async function freeName(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'glossator-sample' : `glossator-sample-${number}`;
    const uri = vscode.Uri.joinPath(parent, name);
    const taken = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!taken) return uri;
  }
}

/** File by file, as the extension and the target may lie in different file systems. */
async function copyFolder(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(to);
  for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
    const [source, target] = [vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name)];
    if (type === vscode.FileType.Directory) await copyFolder(source, target);
    else await vscode.workspace.fs.writeFile(target, await vscode.workspace.fs.readFile(source));
  }
}
