import * as vscode from 'vscode';
import { WORKER_BUNDLE, workerStarter } from './analysis/startWorker';
import { createDeciding, registerDeciding } from './editor/annotating/register';
import { AnalysisKeeping } from './editor/corpus/analysisKeeping';
import { Corpora } from './editor/corpus/corpora';
import { EntityFinder } from './editor/entityFinder';
import { registerExchange } from './editor/exchange/register';
import { registerReading } from './editor/reading/register';
import { ExportFormats } from './editor/exportFormats';
import type { GlossatorApi } from './editor/glossator';
import { ImportFormats } from './editor/importFormats';
import { registerOpenSample } from './editor/openSample';

export function activate(context: vscode.ExtensionContext): GlossatorApi {
  const inExtension = (path: string): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, path);
  const log = vscode.window.createOutputChannel('Glossator', { log: true });
  const deciding = createDeciding(context, log);
  const readWorker = () => vscode.workspace.fs.readFile(inExtension(WORKER_BUNDLE));
  const readModel = () => vscode.workspace.fs.readFile(inExtension('media/model/recognition.bin'));
  const corpora = new Corpora({
    startWorker: workerStarter({ path: inExtension(WORKER_BUNDLE).fsPath, read: readWorker }),
    readModel,
    keeping: new AnalysisKeeping(context.storageUri, [readWorker, readModel]),
    log,
    decisionsFor: deciding.decisionsFor,
  });
  const exporting = new ExportFormats();
  const importing = new ImportFormats();
  const finder = new EntityFinder(corpora);
  context.subscriptions.push(
    log,
    corpora,
    registerReading(corpora, finder, deciding.annotationsOf),
    registerDeciding(context, log, deciding, corpora, finder),
    registerExchange(context, deciding, corpora, exporting, importing),
    registerOpenSample(inExtension('media/sample')),
  );
  // After VS Code has been told that we are active: nothing is read or analysed before.
  const started = new Promise<void>(resolve => setTimeout(() => resolve(corpora.start()), 0));
  return {
    version: 1,
    whenIdle: () => started.then(() => corpora.whenIdle()),
    registerRecognizer: recognizer => corpora.recognizers.register(recognizer),
    registerExporter: plugin => exporting.register(plugin),
    registerImporter: plugin => importing.register(plugin),
  };
}
