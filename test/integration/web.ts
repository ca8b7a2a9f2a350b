// The extension in VS Code's web worker extension host: no Node, no threads of Node's, files by URI only. One bundle,
// because such a host loads a single file.
import 'mocha/mocha';
import * as vscode from 'vscode';
import type { GlossatorApi } from '../../src/editor/glossator';

/** A test waits for analysis; on a loaded two-core machine that is slow. */
const TEST_TIMEOUT_MS = 60_000;

/** As in index.ts: tells the suite's lines from the workbench's own. */
const OUTPUT_MARK = '│';

/** VS Code calls this in its extension host; a rejection fails the run. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, reporter: undefined });
  defineTests();
  const runner = mocha.run();
  const say = (line: string): void => console.log(OUTPUT_MARK + line);
  runner.on('pass', test => say(`    ✔ ${test.title}`));
  runner.on('fail', (test, error: Error) =>
    say(`    failed: ${test.title}: ${error.stack ?? error.message}`),
  );
  await new Promise<void>(done => runner.on('end', done));
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  say(`  ${passes} passing`);
  if (failures > 0) {
    say(`  ${failures} failing`);
    throw new Error(`${failures} tests failed`);
  }
}

function defineTests(): void {
  describe('In a browser', () => {
    it('runs without Node', () => {
      if ('process' in globalThis && 'versions' in process && 'node' in process.versions) {
        throw new Error('this is the extension host of Node');
      }
    });

    it('analyses the corpus and answers a hover', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const extension = vscode.extensions.getExtension<GlossatorApi>('glossator.glossator');
      if (!folder || !extension) throw new Error('no folder or no extension');
      const uri = vscode.Uri.joinPath(folder, 'encyclopaedia/marsaskala-accord.txt');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      await (await extension.activate()).whenIdle();
      const position = document.positionAt(document.getText().indexOf('Belhadj travelled') + 1);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        position,
      );
      const text = hovers.flatMap(({ contents }) =>
        contents.map(part => (part as vscode.MarkdownString).value),
      );
      if (!/Belhadj/.test(text.join('\n'))) throw new Error(`the card says: ${text.join('\n')}`);
    });
  });
}
