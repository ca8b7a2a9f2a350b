import * as vscode from 'vscode';
import type { ExportPart, Exporter } from '../../core/interchange/format';
import { HumanError } from '../../core/text/humanError';
import type { NewFile } from '../../storage/newFile';
import { openFile } from './newFiles';

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

/** Writes a file, or a folder of files; `false` where it was cancelled: the file that was under way is not there then. */
export async function saveParts(
  parts: AsyncIterable<ExportPart>,
  { layout }: Exporter,
  target: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<boolean> {
  let open: { readonly name: string | undefined; readonly content: NewFile } | undefined;
  if (layout === 'one file') open = { name: undefined, content: await openFile(target) };
  try {
    for await (const { file, companion, data } of parts) {
      if (token.isCancellationRequested) break;
      if (companion && layout === 'one file') {
        await vscode.workspace.fs.writeFile(beside(target, file ?? 'companion'), bytesOf(data));
        continue;
      }
      if (!open || (layout === 'several files' && file !== open.name)) {
        const last = open;
        open = undefined;
        await last?.content.close();
        open = { name: file, content: await openFile(inFolder(target, file)) };
      }
      await open.content.write(data);
    }
    if (!token.isCancellationRequested) await open?.content.close();
    else await open?.content.abandon();
    return !token.isCancellationRequested;
  } catch (error) {
    await open?.content.abandon();
    throw error;
  }
}

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

/** A file of an export inside its folder; names come from the paths of sources. */
function inFolder(folder: vscode.Uri, file = 'export'): vscode.Uri {
  if (file.startsWith('/') || file.split(/[\\/]/).includes('..')) {
    throw new HumanError(vscode.l10n.t('“{0}” leads outside the folder, so it was not written.', file));
  }
  return vscode.Uri.joinPath(folder, ...file.split('/'));
}

const beside = (target: vscode.Uri, file: string): vscode.Uri =>
  target.with({ path: `${target.path.replace(/\.[^./]+$/, '')}.${file.replace(/[\\/]/g, '_')}` });
