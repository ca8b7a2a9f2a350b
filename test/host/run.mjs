// Small helpers over node:child_process, for the programs in this folder.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const { name, version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));

/** Where `npm run package` puts what ships. */
export const packagePath = join(projectFolder, `${name}-${version}.vsix`);

/** Runs a program with its output shown; throws when it fails. */
export function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, {
    cwd: projectFolder,
    stdio: 'inherit',
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status ?? signal}`);
}

/** Runs a program with its output shown and resolves with its exit status and all it printed. */
export function runAndRead(program, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const take = stream => chunk => {
      output += chunk;
      stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    child.on('error', fail);
    child.on('close', (status, signal) => done({ status: status ?? (signal ? 1 : 0), output }));
  });
}

/** Whether a program can be found on the PATH. */
export const hasProgram = name =>
  spawnSync('sh', ['-c', `command -v "${name}"`], { stdio: 'ignore' }).status === 0;
