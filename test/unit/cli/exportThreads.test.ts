import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { exportCommand } from '../../../src/cli/export';
import { formatSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import { adversarialCorpus, on } from '../interchange/adversarial';
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

const LARGE = 100_000;

/** A folder with one source of so many annotations; its sidecar is 80 MB. */
function largeSource(): string {
  const text = 'Libya. '.repeat(LARGE);
  const first = on(text, 'Libya', { kind: 'entity', type: 'place', entity: 'libya', label: 'Libya' });
  const sidecar = { source: sourceRecord('a.txt', text), annotations: [first] };
  const [head = '', item = '', tail = ''] = formatSidecar(sidecar, text).split(
    /(?<="items": \[\n)|(?=\n {2}\]\n\}\n$)/,
  );
  const items = Array.from({ length: LARGE }, (_, i) =>
    item.replace('"start": 0, "end": 5', `"start": ${7 * i}, "end": ${7 * i + 5}`),
  );
  return folderWith({ 'a.txt': text, 'a.txt.annotations.json': head + items.join('\n    ,\n') + tail });
}

describe('glossator export, on several threads', () => {
  let program: string;
  let folder: string;
  before(() => {
    const built = folderWith({});
    program = join(built, 'cli.js');
    const cli = join(__dirname, '../../../src/cli');
    buildSync({
      entryPoints: { cli: join(cli, 'main.ts'), exportWorker: join(cli, 'exportWorker.ts') },
      outdir: built,
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

  it('a sidecar of 100,000 annotations takes less than 300 MB', function () {
    this.timeout(60_000);
    const output = join(folderWith({}), 'out.jsonl');
    const script =
      "process.on('exit', () => console.log(process.resourceUsage().maxRSS));" +
      `process.argv.splice(1, 0, ${JSON.stringify(program)}); require(${JSON.stringify(program)});`;
    const args = ['-e', script, 'export', largeSource(), '--format', 'jsonl', '-o', output];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const lines = readFileSync(output, 'utf8').split('\n');
    assert.equal(stderr, '');
    assert.equal(lines.length - 1, LARGE);
    assert.match(lines.at(-2) ?? '', /"start":699993,"end":699998,"text":"Libya"/);
    assert.equal(Number(stdout) < 300_000, true, `${stdout} KB`);
  });
});
