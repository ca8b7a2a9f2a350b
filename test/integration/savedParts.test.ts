import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Exporter, ExportPart } from '../../src/core/interchange/format';
import { saveParts } from '../../src/editor/exchange/exportTarget';
import { inWorkspace, readText } from './editor';

const oneFile = { layout: 'one file' } as Exporter;
const severalFiles = { layout: 'several files' } as Exporter;

/** Parts of an export in the course of which `meanwhile` happens, behind the first part. */
async function* parts(
  files: readonly (string | undefined)[],
  meanwhile: () => void,
): AsyncGenerator<ExportPart> {
  for (const [at, file] of files.entries()) {
    yield { data: `part ${at}\n`, ...(file !== undefined && { file }) };
    await Promise.resolve();
    if (at === 0) meanwhile();
  }
}

describe('Saving an export', () => {
  const folder = inWorkspace('saved');
  const within = async (): Promise<readonly string[]> =>
    (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  beforeEach(() => vscode.workspace.fs.createDirectory(folder));
  afterEach(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it('leaves the file of an earlier export as it was when the reader cancels, and nothing beside it', async () => {
    const target = vscode.Uri.joinPath(folder, 'export.jsonl');
    await vscode.workspace.fs.writeFile(target, Buffer.from('an earlier export\n'));
    const { token, cancel } = cancellation();
    assert.equal(await saveParts(parts([undefined, undefined], cancel), oneFile, target, token), false);
    assert.equal(await readText(target), 'an earlier export\n');
    assert.deepEqual(await within(), ['export.jsonl']);
  });

  it('keeps the files that were whole when the reader cancelled, and no half one', async () => {
    const { token, cancel } = cancellation();
    let at = 0;
    const cancelThird = async function* (): AsyncGenerator<ExportPart> {
      for await (const part of parts(['a.txt', 'b.txt', 'b.txt', 'c.txt'], () => undefined)) {
        if (++at === 3) cancel();
        yield part;
      }
    };
    assert.equal(await saveParts(cancelThird(), severalFiles, folder, token), false);
    assert.deepEqual(await within(), ['a.txt']);
  });

  it('leaves nothing behind when the export fails', async () => {
    const target = vscode.Uri.joinPath(folder, 'export.jsonl');
    const failing = parts([undefined, undefined], () => {
      throw new Error('a source went away');
    });
    await assert.rejects(
      saveParts(failing, oneFile, target, new vscode.CancellationTokenSource().token),
      /went away/,
    );
    assert.deepEqual(await within(), []);
  });

  it('refuses what is too large for a place that takes files as one piece, and says the way out', async () => {
    const megabyte = new Uint8Array(1 << 20);
    const endless = async function* (): AsyncGenerator<ExportPart> {
      for (;;) yield await Promise.resolve({ data: megabyte });
    };
    const target = vscode.Uri.parse('nowhere:/export.jsonl');
    await assert.rejects(
      saveParts(endless(), oneFile, target, new vscode.CancellationTokenSource().token),
      /larger than 256 MB.*Export less at a time/,
    );
  });
});

function cancellation(): { readonly token: vscode.CancellationToken; readonly cancel: () => void } {
  const source = new vscode.CancellationTokenSource();
  return { token: source.token, cancel: () => source.cancel() };
}
