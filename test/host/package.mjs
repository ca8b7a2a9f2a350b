// `npm run package`: builds what ships, packs it as a .vsix and checks what is inside.
import { statSync } from 'node:fs';
import { createVSIX, listFiles } from '@vscode/vsce';
import { packagePath, projectFolder, run } from './run.mjs';

/** Budget of the packaged extension, model included (README, "Budgets"). */
const MAX_BYTES = 5_000_000;

run(process.execPath, ['esbuild.mjs', '--minify', '--no-tests']);
const options = { cwd: projectFolder, dependencies: false };
const unwanted = (await listFiles(options)).filter(path => /node_modules|\.ts$|\.map$|^test\//.test(path));
if (unwanted.length > 0) throw new Error(`These must not ship:\n${unwanted.join('\n')}`);
await createVSIX({
  ...options,
  packagePath,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const { size } = statSync(packagePath);
console.log(`${packagePath}: ${(size / 1e6).toFixed(2)} MB`);
if (size > MAX_BYTES) throw new Error(`The package is over its budget of ${MAX_BYTES / 1e6} MB.`);
