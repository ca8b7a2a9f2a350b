import * as vscode from 'vscode';
import type { Log } from '../../core/corpus/files';
import { Backups } from '../../storage/backup';
import { localFiles } from '../../storage/localFiles';
import { workspaceFiles } from '../../storage/workspaceFiles';
import type { Corpora } from '../corpus/corpora';
import type { EntityFinder } from '../entityFinder';
import { registerAnnotateCommands } from './annotateCommands';
import { registerAnnotateSelection } from './annotateSelection';
import { registerBulkCommands } from './bulkCommands';
import { registerCodeActions } from './codeActions';
import { CompareAnnotations } from './comparing/compareCommand';
import { registerDecideCommands } from './decideCommands';
import { Deciding } from './deciding';
import { registerEditEntity } from './entities/editEntity';
import { registerEntityCommands } from './entities/entityCommands';
import { NoteThreads } from './notes/noteThreads';
import { registerMoves } from './book/moves';
import { OwnTypeColors } from './ownTypes';
import { registerProblemFixes } from './problems/problemFixes';
import { Problems } from './problems/problems';
import { registerRename } from './entities/rename';
import { registerSetSourceDate } from './setSourceDate';
import { registerTagCommands } from './tagCommands';
import { registerUndoCommands } from './undoCommands';

/** The decisions of a window, before there are corpora to decide about. */
export function createDeciding(context: vscode.ExtensionContext, log: Log): Deciding {
  const own = workspaceFiles(context.globalStorageUri, localFiles);
  const { version } = context.extension.packageJSON as { readonly version: string };
  return new Deciding({
    filesOf: folder => workspaceFiles(folder, localFiles),
    backupsOf: name => new Backups(own, name),
    log,
    generator: `Glossator ${version}`,
  });
}

/** Everything with which a reader decides. */
export function registerDeciding(
  context: vscode.ExtensionContext,
  log: Log,
  deciding: Deciding,
  corpora: Corpora,
  finder: EntityFinder,
): vscode.Disposable {
  deciding.attach(corpora);
  return vscode.Disposable.from(
    deciding,
    registerAnnotateCommands(deciding, corpora),
    registerDecideCommands(deciding, corpora),
    registerAnnotateSelection(deciding, corpora),
    registerBulkCommands(deciding, corpora),
    registerEntityCommands(deciding, corpora, finder),
    registerRename(deciding, corpora),
    registerSetSourceDate(deciding, corpora),
    registerEditEntity(deciding, corpora, finder),
    registerTagCommands(deciding, corpora),
    new CompareAnnotations(deciding, corpora),
    new OwnTypeColors(corpora),
    registerUndoCommands(deciding),
    new NoteThreads(deciding, corpora),
    registerMoves(deciding, corpora, log),
    registerCodeActions(corpora),
    registerProblemFixes(deciding, corpora, new Problems(deciding, context.workspaceState)),
  );
}
