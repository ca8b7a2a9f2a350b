import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { exportCommand } from '../../../src/cli/export';
import { formatSidecar } from '../../../src/core/annotation/sidecar';
import { adversarialCorpus } from '../interchange/adversarial';
import { folderWith, removeFolders, run } from './commandLine';

/** Enough that several threads read them. */
const COPIES = 260;

/** Many sources of which some can't be read. */
function manySources(): string {
  const files: Record<string, string> = {};
  const small = adversarialCorpus().filter(({ path }) => /vector|plain/.test(path));
  for (let i = 0; i < COPIES; i++) {
    for (const { path, text, sidecar } of small) {
      const record = { ...sidecar.source, path: `${i}/${path}` };
      files[`${i}/${path}`] = text;
      files[`${i}/${path}.annotations.json`] =
        i % 80 === 7 && path === 'plain.txt' ? '{' : formatSidecar({ ...sidecar, source: record }, text);
    }
  }
  return folderWith(files);
}

describe('glossator export, on several threads', () => {
  let program: string;
  let folder: string;
  before(() => {
    program = join(folderWith({}), 'cli.js');
    buildSync({
      entryPoints: [join(__dirname, '../../../src/cli/main.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node20',
      external: ['vscode'],
      mainFields: ['module', 'main'],
      resolveExtensions: ['.node.ts', '.ts', '.js', '.json'],
    });
    folder = manySources();
    writeFileSync(join(folder, 'lonely.txt.annotations.json'), '[]');
  });
  after(removeFolders);

  for (const format of ['jsonl', 'csv']) {
    it(`${format}: the same bytes and messages as on one`, async function () {
      this.timeout(60_000);
      const one = await run(exportCommand, folder, '--format', format, '--all');
      const args = [program, 'export', folder, '--format', format, '--all'];
      const many = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
      assert.equal(many.stdout, one.out);
      assert.deepEqual(many.stderr.trim().split('\n'), one.said.split('\n'));
      assert.deepEqual([many.status, one.status], [2, 2]);
      assert.equal(one.said.split('\n').length > 3, true);
    });
  }
});
