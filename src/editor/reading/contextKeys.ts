import * as vscode from 'vscode';
import type { Corpora } from '../corpus/corpora';

/** Keeps `glossator.active` true while the active editor shows a source of a corpus; key bindings and menus ask for it. */
export function registerContextKeys(corpora: Corpora): vscode.Disposable {
  let active: boolean | undefined;
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const now = uri !== undefined && corpora.placeOf(uri) !== undefined;
    if (now === active) return;
    active = now;
    void vscode.commands.executeCommand('setContext', 'glossator.active', now);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    corpora.onDidChange(update),
  );
}
