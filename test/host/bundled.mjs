// node test/host/bundled.mjs <entry.ts> [arguments]: runs a program of test/ from one bundle, as the product runs.
// Loaded file by file, every import of a constant is a call, which makes our own hot loops look several times slower.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as esbuild from 'esbuild';

const [entry, ...args] = process.argv.slice(2);
const outfile = entry.replace(/^test/, 'out').replace(/\.ts$/, '.cjs');

/** Leaves each file's own folder to it, as if it ran where it stands. */
const folders = {
  name: 'folders',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\b__dirname\b/g, JSON.stringify(dirname(path))),
      loader: 'ts',
    }));
  },
};

await esbuild.build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  resolveExtensions: ['.node.ts', '.ts', '.js', '.json'],
  plugins: [folders],
  // Programs that begin only where they are run themselves.
  define: { 'require.main': 'module' },
  logLevel: 'warning',
});
// With the young heap that the product gives to linking (esbuild.mjs, src/analysis/startWorker.node.ts).
const flags = ['--expose-gc', '--max-old-space-size=8000', '--max-semi-space-size=64'];
const { status } = spawnSync(process.execPath, [...flags, outfile, ...args], { stdio: 'inherit' });
process.exitCode = status ?? 1;
