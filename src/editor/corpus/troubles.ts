import * as vscode from 'vscode';
import type { Log } from '../../core/corpus/files';
import { HumanError } from '../../core/text/humanError';

/** What goes wrong in the background: all of it to the log, and to the reader once what concerns what is before them. */
export class Troubles {
  /** Messages that the reader has been shown. */
  private readonly told = new Set<string>();

  constructor(private readonly log: Log) {}

  report(what: string, error: unknown, concernsOpenSource: boolean): void {
    if (!(error instanceof HumanError)) {
      this.log.error(what, error);
      return;
    }
    this.log.warn(error.message);
    if (!concernsOpenSource || this.told.has(error.message)) return;
    this.told.add(error.message);
    void vscode.window.showWarningMessage(error.message);
  }
}
