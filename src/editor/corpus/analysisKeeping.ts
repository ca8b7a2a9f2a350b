import * as vscode from 'vscode';
import { fingerprintOfBytes, KeptAnalyses } from '../../storage/keptAnalyses';
import { workspaceCache } from '../../storage/workspaceCache';
import { setting } from '../settings';

/** Where the analyses of a workspace's corpora are kept from one start to the next, if the reader wants that. */
export class AnalysisKeeping {
  private version: Promise<string> | undefined;
  private readonly folder: vscode.Uri | undefined;

  constructor(
    /** The workspace's storage; there is none in a window without a folder. */
    storage: vscode.Uri | undefined,
    /** The files that analyses are made with: other bytes, other analyses. */
    private readonly program: readonly (() => PromiseLike<Uint8Array>)[],
  ) {
    this.folder = storage && vscode.Uri.joinPath(storage, 'analyses');
  }

  /** What was kept of a corpus; `undefined` where nothing is to be kept. */
  keptOf(corpus: string): KeptAnalyses | undefined {
    if (!this.folder || !setting('analysis.keep')) return undefined;
    const name = corpus.replace(/[^a-zA-Z0-9]+/g, '-').slice(-LONGEST_NAME);
    return new KeptAnalyses(workspaceCache(vscode.Uri.joinPath(this.folder, name)));
  }

  /** Tells one build of the program and its model from another. */
  programVersion(): Promise<string> {
    return (this.version ??= Promise.all(this.program.map(read => read())).then(fingerprintOfBytes));
  }

  /** Removes what was kept, where the reader no longer wants it. */
  async tidy(): Promise<void> {
    if (!this.folder || setting('analysis.keep')) return;
    try {
      await vscode.workspace.fs.delete(this.folder, { recursive: true });
    } catch {
      // Nothing was kept.
    }
  }
}

/** Letters of a folder's URI that name its files; the storage is one workspace's own, so that few folders share it. */
const LONGEST_NAME = 100;
