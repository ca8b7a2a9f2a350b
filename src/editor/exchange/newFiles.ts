import * as vscode from 'vscode';
import { HumanError } from '../../core/text/humanError';
import { localNewFile } from '../../storage/localNewFile';
import type { NewFile } from '../../storage/newFile';

/**
 * Bytes of a file that is written whole, because its file system takes no pieces: far above what readers export, and
 * far below where the extension host would run out of memory.
 */
const MOST_BYTES = 256 << 20;

/** Starts a file: piece by piece on the local disk, in memory up to a bound elsewhere. */
export async function openFile(uri: vscode.Uri): Promise<NewFile> {
  if (uri.scheme !== 'file' || !localNewFile) return wholeFile(uri);
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  return localNewFile(uri.fsPath);
}

function wholeFile(uri: vscode.Uri): NewFile {
  let chunks: Uint8Array[] = [];
  let length = 0;
  return {
    write(data) {
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      length += bytes.length;
      chunks.push(bytes);
      if (length <= MOST_BYTES) return Promise.resolve();
      chunks = [];
      throw new HumanError(
        vscode.l10n.t(
          'The export is larger than {0} MB, and files are written here as one piece. Export less at a time, or on the command line.',
          MOST_BYTES >> 20,
        ),
      );
    },
    async close() {
      const whole = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      await vscode.workspace.fs.writeFile(uri, whole);
    },
    abandon() {
      chunks = [];
      return Promise.resolve();
    },
  };
}
