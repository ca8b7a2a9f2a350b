// `node test/accuracy/training/run.mjs FILE.ts [arguments]`: bundles a program and runs it. Bundled, the inner loops of
// training run some eight times as fast as under tsx, which reads every imported constant through a getter.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../../..');
const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the program to run.');
const outfile = join(root, 'node_modules/.cache', `run-${process.pid}.cjs`);

/** Each file's own folder, as if it ran where it stands. */
const folders = {
  name: 'folders',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

await build({
  entryPoints: [resolve(file)],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  logLevel: 'error',
  outfile,
  plugins: [folders],
  define: { 'require.main': 'module' },
});
const { status } = spawnSync(process.execPath, ['--max-old-space-size=6000', outfile, ...args], { stdio: 'inherit' });
rmSync(outfile, { force: true });
process.exitCode = status ?? 1;
