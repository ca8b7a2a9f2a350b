import * as vscode from 'vscode';
import { sha256HexOfBytes } from '../core/annotation/hash';
import type { CorpusFiles, FileContent, FileTag } from '../core/corpus/files';
import { HumanError } from '../core/text/humanError';

/** Where the host can write files atomically (the desktop): files of a local folder, by its path. */
export type LocalFiles = (folder: string) => CorpusFiles;

/** The files under one folder of the workspace: atomically on a local disk, through the editor elsewhere. */
export function workspaceFiles(root: vscode.Uri, localFiles?: LocalFiles): CorpusFiles {
  return root.scheme === 'file' && localFiles ? localFiles(root.fsPath) : new WorkspaceFiles(root);
}

/**
 * Files through the editor's file system, for virtual workspaces and the web. That has no write that fails when
 * the file is another one, so it is read again right before it is written.
 */
class WorkspaceFiles implements CorpusFiles {
  constructor(private readonly root: vscode.Uri) {}

  async read(path: string): Promise<FileContent | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.place(path));
      return { bytes, tag: sha256HexOfBytes(bytes) };
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw explained(path, error, 'read');
    }
  }

  async write(path: string, bytes: Uint8Array, expected: FileTag | undefined): Promise<FileTag | 'conflict'> {
    const place = this.place(path);
    if (vscode.workspace.fs.isWritableFileSystem(this.root.scheme) === false) {
      throw new HumanError(vscode.l10n.t('“{0}” could not be written: this workspace is read-only.', path));
    }
    if ((await this.read(path))?.tag !== expected) return 'conflict';
    try {
      await vscode.workspace.fs.writeFile(place, bytes);
    } catch (error) {
      throw explained(path, error, 'write');
    }
    return sha256HexOfBytes(bytes);
  }

  private place(path: string): vscode.Uri {
    if (path === '' || path.startsWith('/') || path.split(/[\\/]/).includes('..')) {
      throw new HumanError(vscode.l10n.t('“{0}” leads outside the corpus, so it was not opened.', path));
    }
    return vscode.Uri.joinPath(this.root, ...path.split('/'));
  }
}

function explained(path: string, error: unknown, doing: 'read' | 'write'): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const message =
    doing === 'read'
      ? vscode.l10n.t('“{0}” can’t be read: {1}', path, error.message)
      : vscode.l10n.t('“{0}” could not be written: {1}', path, error.message);
  return new HumanError(message, { cause: error });
}
