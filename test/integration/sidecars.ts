import * as vscode from 'vscode';
import { eventually, glossator, inWorkspace, rangeOf, readText } from './editor';

/** An annotation as it stands in a sidecar. */
export interface Item {
  readonly id: string;
  readonly 'glossator:status': string;
  readonly body?: readonly { readonly purpose: string; readonly source?: string; readonly value?: string }[];
  readonly creator?: { readonly type: string; readonly name: string };
  readonly target?: {
    readonly selector: readonly { readonly type: string; readonly start?: number; readonly exact?: string }[];
  };
}

export const sidecarOf = (source: string): vscode.Uri => inWorkspace(`${source}.annotations.json`);

export async function items(source: string): Promise<readonly Item[]> {
  return (JSON.parse(await readText(sidecarOf(source))) as { items: readonly Item[] }).items;
}

export const quoteOf = (item: Item): string | undefined =>
  item.target?.selector.find(({ type }) => type === 'TextQuoteSelector')?.exact;

/** Code points. */
export const startOf = (item: Item): number =>
  item.target?.selector.find(({ type }) => type === 'TextPositionSelector')?.start ?? -1;

export const itemsOn = async (source: string, words: string): Promise<readonly Item[]> =>
  (await items(source)).filter(item => quoteOf(item) === words);

export const statusOf = async (source: string, words: string): Promise<string | undefined> =>
  (await itemsOn(source, words))[0]?.['glossator:status'];

/** The arguments of a command link on those words. */
export async function on(source: string, words: string, occurrence = 0): Promise<[string, number, number]> {
  const document = await vscode.workspace.openTextDocument(inWorkspace(source));
  const range = rangeOf(document, words, occurrence);
  return [document.uri.toString(), document.offsetAt(range.start), document.offsetAt(range.end)];
}

/** Runs a command of the extension. */
export const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`glossator.${command}`, ...args);

export const whenIdle = async (): Promise<void> => (await glossator()).whenIdle();

/** Longer than VS Code gathers file events, in milliseconds: it tells nothing of a file that is gone as soon as it came. */
const WATCHING_PAUSE = 600;

/** Closes everything, removes what the tests wrote, and waits until the window has noticed. */
export async function removeSidecars(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const pattern = '**/{*.annotations.json,glossator.entities.json}';
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const gone = new Set<string>();
  watcher.onDidDelete(uri => gone.add(uri.toString()));
  await new Promise(done => setTimeout(done, WATCHING_PAUSE));
  const files = await vscode.workspace.findFiles(pattern);
  for (const uri of files) await vscode.workspace.fs.delete(uri, { recursive: true });
  await eventually(() => (files.every(uri => gone.has(uri.toString())) ? true : undefined));
  watcher.dispose();
  // The extension's own watcher was told at the same time; its analysis begins a moment later.
  await new Promise(done => setTimeout(done, WATCHING_PAUSE));
  await whenIdle();
}
