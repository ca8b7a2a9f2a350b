import * as vscode from 'vscode';
import type { CacheFiles } from '../core/corpus/files';

/** Files in one folder of the storage that VS Code gives the extension; never in the reader's own. */
export const workspaceCache = (folder: vscode.Uri): CacheFiles => ({
  async read(name) {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    } catch {
      return undefined;
    }
  },
  async write(name, bytes) {
    const written = vscode.Uri.joinPath(folder, `${name}.new`);
    await vscode.workspace.fs.writeFile(written, bytes);
    await vscode.workspace.fs.rename(written, vscode.Uri.joinPath(folder, name), { overwrite: true });
  },
});
