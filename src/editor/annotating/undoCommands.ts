import * as vscode from 'vscode';
import { registerCommand } from '../commands';
import type { Deciding } from './deciding';
import type { Direction } from './book/history';

/** How long the status bar says what was undone, in milliseconds: time to read a line. */
const MESSAGE_TIME = 5000;

/** Undo and redo of decisions. They have their own history, because the text that the editor's undo is about never changes. */
export function registerUndoCommands(deciding: Deciding): vscode.Disposable {
  const travel = async (direction: Direction): Promise<void> => {
    const label = await deciding.travel(direction);
    vscode.window.setStatusBarMessage(messageOf(direction, label), MESSAGE_TIME);
  };
  return vscode.Disposable.from(
    registerCommand('glossator.undoDecision', () => travel('undo')),
    registerCommand('glossator.redoDecision', () => travel('redo')),
  );
}

function messageOf(direction: Direction, label: string | undefined): string {
  const { t } = vscode.l10n;
  if (direction === 'undo') {
    return label === undefined ? t('There is no decision to undo') : t('Undone: {0}', label);
  }
  return label === undefined ? t('There is no decision to redo') : t('Redone: {0}', label);
}
