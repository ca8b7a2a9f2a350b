import * as vscode from 'vscode';
import { WORKER_BUNDLE, workerStarter } from './analysis/startWorker';
import { registerContextKeys } from './editor/contextKeys';
import { Corpora } from './editor/corpus/corpora';
import { DateIndices } from './editor/dateIndices';
import { EntityFinder } from './editor/entityFinder';
import { registerEntityPages } from './editor/entityPages';
import { registerGoToDate } from './editor/goToDate';
import { registerGoToEntity } from './editor/goToEntity';
import { Highlights } from './editor/highlights';
import { registerHoverCards } from './editor/hoverCards';
import { registerInlayHints } from './editor/inlayHints';
import { registerNavigation } from './editor/navigation';
import { registerOpenSample } from './editor/openSample';
import { registerOutline } from './editor/outline';
import { registerSymbols } from './editor/symbols';

/** What other extensions and tests may use. */
export interface GlossatorApi {
  /** Resolves when every source of the window has been analysed and linked. */
  whenIdle(): Promise<void>;
}

export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): GlossatorApi {
  const inExtension = (path: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, path);
  const log = vscode.window.createOutputChannel('Glossator', { log: true });
  const corpora = new Corpora({
    startWorker: workerStarter({
      path: inExtension(WORKER_BUNDLE).fsPath,
      read: () => vscode.workspace.fs.readFile(inExtension(WORKER_BUNDLE)),
    }),
    readModel: () => vscode.workspace.fs.readFile(inExtension('media/model/recognition.bin')),
    log,
    decisionsFor: () => ({ decisionsOf: () => Promise.resolve({ decisions: [] }) }),
  });
  const dates = new DateIndices(corpora);
  const finder = new EntityFinder(corpora);
  subscriptions.push(
    log,
    corpora,
    dates,
    finder,
    registerContextKeys(corpora),
    new Highlights(corpora),
    registerHoverCards(corpora, dates),
    registerNavigation(corpora),
    registerOutline(corpora),
    registerSymbols(finder),
    registerGoToEntity(finder),
    registerGoToDate(corpora, dates),
    registerInlayHints(corpora),
    registerEntityPages(corpora),
    registerOpenSample(inExtension('media/sample')),
  );
  // After VS Code has been told that we are active: nothing is read or analysed before.
  const started = new Promise<void>(resolve => setTimeout(() => resolve(corpora.start()), 0));
  return { whenIdle: () => started.then(() => corpora.whenIdle()) };
}
