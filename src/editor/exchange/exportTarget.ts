import * as vscode from 'vscode';
import type { ExportPart, Exporter } from '../../core/interchange/format';
import { HumanError } from '../../core/text/humanError';

/** UTF-16 units that a preview shows; more would make the editor slow and nobody reads on. */
const PREVIEW_LENGTH = 200_000;

/** The beginning of what would be written, as text. */
export async function previewParts(parts: AsyncIterable<ExportPart>): Promise<string> {
  let text = '';
  let file: string | undefined;
  for await (const part of parts) {
    if (part.companion) continue;
    if (part.file !== file && part.file !== undefined)
      text += `${text === '' ? '' : '\n'}=== ${part.file} ===\n`;
    file = part.file;
    text += typeof part.data === 'string' ? part.data : vscode.l10n.t('({0} bytes)\n', part.data.length);
    if (text.length > PREVIEW_LENGTH) return `${text.slice(0, PREVIEW_LENGTH)}\n…\n`;
  }
  return text;
}

/** Writes a file, or a folder of files; `false` where it was cancelled, and nothing of the file is written then. */
export async function saveParts(
  parts: AsyncIterable<ExportPart>,
  { layout }: Exporter,
  target: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<boolean> {
  let name: string | undefined;
  let chunks: Uint8Array[] = [];
  const flush = async (): Promise<void> => {
    if (chunks.length === 0) return;
    await vscode.workspace.fs.writeFile(
      layout === 'one file' ? target : inFolder(target, name),
      joined(chunks),
    );
    chunks = [];
  };
  for await (const { file, companion, data } of parts) {
    if (token.isCancellationRequested) return false;
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    if (companion && layout === 'one file') {
      await vscode.workspace.fs.writeFile(beside(target, file ?? 'companion'), bytes);
      continue;
    }
    if (layout === 'several files' && file !== name) {
      await flush();
      name = file;
    }
    chunks.push(bytes);
  }
  if (token.isCancellationRequested) return false;
  if (layout === 'one file' && chunks.length === 0) chunks.push(new Uint8Array());
  await flush();
  return true;
}

/** A file of an export inside its folder; names come from the paths of sources. */
function inFolder(folder: vscode.Uri, file = 'export'): vscode.Uri {
  if (file.startsWith('/') || file.split(/[\\/]/).includes('..')) {
    throw new HumanError(vscode.l10n.t('“{0}” leads outside the folder, so it was not written.', file));
  }
  return vscode.Uri.joinPath(folder, ...file.split('/'));
}

const beside = (target: vscode.Uri, file: string): vscode.Uri =>
  target.with({ path: `${target.path.replace(/\.[^./]+$/, '')}.${file.replace(/[\\/]/g, '_')}` });

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
