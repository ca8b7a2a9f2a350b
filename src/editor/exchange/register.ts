import * as vscode from 'vscode';
import type { Deciding } from '../annotating/deciding';
import type { Corpora } from '../corpus/corpora';
import type { ExportFormats } from '../exportFormats';
import type { ImportFormats } from '../importFormats';
import { registerCitations } from './citations';
import { registerDeepLinks } from './deepLink';
import { registerExport } from './exportCommand';
import { registerImport } from './importCommand';

/** Ways out to other tools and back in. */
export const registerExchange = (
  { extension: { id } }: vscode.ExtensionContext,
  deciding: Deciding,
  corpora: Corpora,
  exports: ExportFormats,
  imports: ImportFormats,
): vscode.Disposable =>
  vscode.Disposable.from(
    registerExport(deciding, corpora, exports),
    registerImport(deciding, corpora, imports),
    registerCitations(corpora, { scheme: vscode.env.uriScheme, extension: id }),
    registerDeepLinks(corpora),
  );
