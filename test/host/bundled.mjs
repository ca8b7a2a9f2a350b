// node test/host/bundled.mjs <entry.ts> [arguments]: runs a program of test/ from one bundle, as the product runs.
// Loaded file by file, every import of a constant is a call, which makes our own hot loops look several times slower.
import { spawnSync } from 'node:child_process';
import * as esbuild from 'esbuild';

const [entry, ...args] = process.argv.slice(2);
// As deep below the root as the programs themselves, so that their relative paths hold.
const outfile = entry.replace(/^test/, 'out').replace(/\.ts$/, '.cjs');
await esbuild.build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  resolveExtensions: ['.node.ts', '.ts', '.js', '.json'],
  logLevel: 'warning',
});
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--max-old-space-size=8000', outfile, ...args],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
