import * as vscode from 'vscode';
import { affects, setting } from './settings';

/** Registers a language feature for sources, and anew when the settings or the folders say that others are sources. */
export function forSources(
  register: (selector: vscode.DocumentSelector) => vscode.Disposable,
): vscode.Disposable {
  let registered = register(sourceSelector());
  const renew = (): void => {
    registered.dispose();
    registered = register(sourceSelector());
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(renew),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (affects(event, 'sources.include')) renew();
    }),
    { dispose: () => registered.dispose() },
  );
}

const sourceSelector = (): vscode.DocumentSelector =>
  (vscode.workspace.workspaceFolders ?? []).map(folder => ({
    scheme: folder.uri.scheme,
    pattern: new vscode.RelativePattern(folder, setting('sources.include', folder)),
  }));
