import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../src/editor/glossator';

/** The first workspace folder: a copy of the sample corpus, made for this run. */
function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests run with a folder open');
  return folder.uri;
}

export const inWorkspace = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);

/** Opens a source of the workspace in an editor. */
export async function openSource(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  return vscode.window.showTextDocument(document);
}

/** Writes a file into the workspace and returns a disposable that removes it again. */
export async function withFile(path: string, content: string | Uint8Array): Promise<vscode.Disposable> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? Buffer.from(content) : content);
  return new vscode.Disposable(() => void vscode.workspace.fs.delete(uri, { useTrash: false }));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
}

/** The range of the `occurrence`-th (from 0) place where `words` stand in the document. */
export function rangeOf(document: vscode.TextDocument, words: string, occurrence = 0): vscode.Range {
  let start = -1;
  for (let seen = 0; seen <= occurrence; seen++) {
    start = document.getText().indexOf(words, start + 1);
    assert.notEqual(
      start,
      -1,
      `"${words}" stands ${seen} times in ${document.uri.path}, not ${occurrence + 1}`,
    );
  }
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** A position inside those words. */
export const positionIn = (document: vscode.TextDocument, words: string, occurrence = 0): vscode.Position =>
  rangeOf(document, words, occurrence).start.translate(0, 1);

/** How often and how long `eventually` looks, where nothing else is said. */
const POLL_MS = 100;
const PATIENCE_MS = 20_000;

/** Repeats `attempt` until it neither throws nor returns `undefined`; then its value, else its last error. */
export async function eventually<T>(
  attempt: () => T | undefined | PromiseLike<T | undefined>,
  patience = PATIENCE_MS,
): Promise<T> {
  let lastError: unknown = new Error('it never came to be');
  for (const deadline = Date.now() + patience; Date.now() < deadline;) {
    try {
      const value = await attempt();
      if (value !== undefined) return value;
    } catch (error) {
      lastError = error;
    }
    await new Promise(done => setTimeout(done, POLL_MS));
  }
  throw lastError;
}

/** The extension's API, once it is active. */
export async function glossator(): Promise<GlossatorApi> {
  const extension = vscode.extensions.getExtension<GlossatorApi>('glossator.glossator');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}
