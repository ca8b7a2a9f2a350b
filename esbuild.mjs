// Bundles the extension (desktop and web), its analysis worker, the command line and the tests that run inside VS Code.
//
//   node esbuild.mjs              build everything once
//   node esbuild.mjs --minify     as it ships
//   node esbuild.mjs --no-tests   without the tests
//   node esbuild.mjs --watch      rebuild on every change
//   node esbuild.mjs --cli        the command line only, and only where it is older than its sources
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { collectMessages } from './l10n.mjs';

const flags = new Set(process.argv.slice(2));

/** Oldest Node that runs the code: VS Code 1.100 has Node 20, and so has the command line. */
const NODE_TARGET = 'node20';
/** Oldest browser engine of VS Code for the Web that we promise. */
const WEB_TARGET = 'es2022';

const common = {
  bundle: true,
  sourcemap: flags.has('--minify') ? false : 'linked',
  minify: flags.has('--minify'),
  // Names of classes and functions stay readable in stack traces that readers report.
  keepNames: flags.has('--minify'),
  legalComments: 'none',
  logLevel: 'warning',
  external: ['vscode'],
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: NODE_TARGET,
  mainFields: ['module', 'main'],
  // A file may have one version for Node and one for the browser: `startWorker.node.ts`, `startWorker.web.ts`.
  resolveExtensions: ['.node.ts', '.ts', '.js', '.json'],
};
const web = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  target: WEB_TARGET,
  mainFields: ['browser', 'module', 'main'],
  resolveExtensions: ['.web.ts', '.ts', '.js', '.json'],
  define: { global: 'globalThis' },
};

/** The suite for the web extension host, which loads a single file. */
const webTests = join('test', 'integration', 'web.ts');

/** Test files are found, not listed; each becomes a bundle of its own that mocha loads. */
const integrationTests = filesUnder('test/integration', '.ts').filter(path => path !== webTests);

const bundles = [
  { ...node, entryPoints: { 'dist/extension': 'src/extension.ts' } },
  { ...node, entryPoints: { 'dist/analysisWorker': 'src/analysis/worker.node.ts' } },
  {
    ...node,
    entryPoints: { 'dist/cli': 'src/cli/main.ts' },
    // Linking leaves garbage that lives a little while: with room for it a million mentions take a third less time.
    banner: { js: '#!/usr/bin/env -S node --max-semi-space-size=64' },
  },
  { ...node, entryPoints: { 'dist/exportWorker': 'src/cli/exportWorker.ts' } },
  { ...web, entryPoints: { 'dist/web/extension': 'src/extension.ts' } },
  { ...web, format: 'iife', entryPoints: { 'dist/web/analysisWorker': 'src/analysis/worker.web.ts' } },
  ...webviewPages().map(([name, path]) => ({
    ...web,
    format: 'iife',
    external: [],
    entryPoints: { [`dist/webviews/${name}`]: path },
  })),
  ...(flags.has('--no-tests') ? [] : testBundles()),
];

function testBundles() {
  if (integrationTests.length === 0) return [];
  const entryPoints = Object.fromEntries(
    integrationTests.map(path => [`out/${path.replace(/\.ts$/, '')}`, path]),
  );
  return [
    { ...node, entryPoints, external: ['vscode', 'mocha', 'ajv'], minify: false },
    { ...web, entryPoints: { 'out/test/integration/web': webTests }, minify: false },
  ];
}

/** Each `src/webviews/<name>/page.ts` is the script of one page, bundled as `dist/webviews/<name>.js`. */
function webviewPages() {
  if (!existsSync('src/webviews')) return [];
  return readdirSync('src/webviews', { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join('src/webviews', entry.name, 'page.ts')))
    .map(entry => [entry.name, `src/webviews/${entry.name}/page.ts`]);
}

function filesUnder(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(ending))
    .map(entry => join(entry.parentPath, entry.name));
}

const ready = bundles.filter(bundle => {
  const missing = Object.values(bundle.entryPoints).filter(path => !existsSync(path));
  for (const path of missing) console.warn(`skipped: there is no ${path} yet`);
  return missing.length === 0;
});
const options = ready.map(bundle => ({ ...bundle, outdir: '.' }));

if (flags.has('--cli')) {
  if (isStale('dist/cli.js')) await buildCommandLine();
} else if (flags.has('--watch')) {
  for (const bundle of options) await (await esbuild.context({ ...bundle, logLevel: 'info' })).watch();
} else {
  collectMessages();
  // esbuild has printed what is wrong; one broken bundle does not keep the others from being built.
  const results = await Promise.allSettled(options.map(bundle => esbuild.build(bundle)));
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}

/** Whether a bundle is missing, or older than any source of the project. */
function isStale(bundle) {
  if (!existsSync(bundle)) return true;
  const { mtimeMs } = statSync(bundle);
  return [...filesUnder('src', '.ts'), 'package.json', 'esbuild.mjs'].some(
    path => statSync(path).mtimeMs > mtimeMs,
  );
}

/** Replaces each file in one step, since the command line may be running meanwhile. */
async function buildCommandLine() {
  const parts = ['dist/cli', 'dist/analysisWorker', 'dist/exportWorker'];
  const wanted = options.filter(({ entryPoints }) => parts.some(part => part in entryPoints));
  for (const bundle of wanted) {
    const { outputFiles } = await esbuild.build({ ...bundle, write: false });
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      const temporary = `${path}.${process.pid}`;
      writeFileSync(temporary, contents);
      renameSync(temporary, path);
    }
  }
}
