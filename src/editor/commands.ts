import * as vscode from 'vscode';
import { HumanError } from '../core/text/humanError';
import type { CommandId } from './commandIds';

/** Registers a command; what goes wrong is told to the reader in words if it is a `HumanError`, else thrown for the log. */
export const registerCommand = (
  id: CommandId,
  run: (...args: readonly unknown[]) => unknown,
): vscode.Disposable =>
  vscode.commands.registerCommand(id, async (...args: readonly unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      void vscode.window.showErrorMessage(error.message);
      return undefined;
    }
  });

/** A command link for Markdown; the arguments come back as JSON and are validated by whoever receives them. */
export const commandUri = (id: CommandId, args: readonly unknown[]): string =>
  // Brackets would end a Markdown link's target.
  `command:${id}?${encodeURIComponent(JSON.stringify(args)).replace(/\(/g, '%28').replace(/\)/g, '%29')}`;
