import * as vscode from 'vscode';
import { readLocal } from './localBytes';

/** Reads a file by its path on the local disk; `undefined` where it has more than `most` bytes. */
export type ReadLocal = (path: string, most: number) => Promise<Uint8Array | undefined>;

/**
 * A file's bytes; `undefined` where it has more than `most`. Files of the local disk are read there: the editor's file
 * system is a way to another process and back for each, which ten thousand sources would wait for.
 */
export function fileBytes(uri: vscode.Uri): Promise<Uint8Array>;
export function fileBytes(uri: vscode.Uri, most: number): Promise<Uint8Array | undefined>;
export async function fileBytes(uri: vscode.Uri, most = Infinity): Promise<Uint8Array | undefined> {
  if (uri.scheme === 'file' && readLocal) return readLocal(uri.fsPath, most);
  if (most < Infinity && (await vscode.workspace.fs.stat(uri)).size > most) return undefined;
  return vscode.workspace.fs.readFile(uri);
}
