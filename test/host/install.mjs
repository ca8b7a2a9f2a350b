// Installs what stands in for desktop VS Code where that can't be downloaded: VS Code's server build, the Node it asks
// for, and Chromium. Goes into a folder of its own outside the checkout, once per version; needs npm, and apt for a
// missing Chromium.
//
// No install script of a package is run: the server does without its native modules (single sign-on, terminals …), so
// no compiler is needed and nothing is fetched from anywhere but the package registry.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasProgram, run } from './run.mjs';

/** The Node major that code-server 4.139 asks for; comes as an npm package, so that no other source is needed. */
const NODE_PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@24.21.0`;

const lockFolder = join(dirname(fileURLToPath(import.meta.url)), 'vscode-server');

/** One folder for exactly this server and this Node. */
const hostFolder = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'glossator',
  'vscode-server-' +
    createHash('sha256')
      .update(NODE_PACKAGE)
      .update(readFileSync(join(lockFolder, 'package-lock.json')))
      .digest('hex')
      .slice(0, 12),
);

const nodeFolder = join(hostFolder, 'node');
const serverFolder = join(hostFolder, 'server');
const vscodeFolder = join(serverFolder, 'node_modules', 'code-server', 'lib', 'vscode');

/** Written last, so that an install that was cut short is done again. */
const doneMark = join(hostFolder, 'installed');

/** Where the parts are once they are installed. */
const serverHost = {
  node: join(nodeFolder, 'node_modules', NODE_PACKAGE.split('@')[0], 'bin', 'node'),
  serverMain: join(vscodeFolder, 'out', 'server-main.js'),
};

/** Installs what is missing of Node and server; returns at once where nothing is. */
export function installServer() {
  if (existsSync(doneMark)) return serverHost;
  console.log(`Installing VS Code's server build into ${hostFolder} (once; takes a few minutes) …`);
  rmSync(hostFolder, { recursive: true, force: true });
  mkdirSync(nodeFolder, { recursive: true });
  writeFileSync(join(nodeFolder, 'package.json'), '{ "private": true }');
  npm(nodeFolder, 'install', NODE_PACKAGE);
  cpSync(lockFolder, serverFolder, { recursive: true });
  npm(serverFolder, 'ci', '--omit=dev');
  // Its own lock file is not quite in step with its package.json, which `npm ci` would refuse.
  npm(vscodeFolder, 'install', '--omit=dev');
  if (!existsSync(serverHost.serverMain)) throw new Error('npm installed no VS Code server');
  compileLogWriter();
  writeFileSync(doneMark, new Date().toISOString());
  return serverHost;
}

/** The one native module that a reader would miss: without it the log channels of the Output view stay empty. */
function compileLogWriter() {
  if (!hasProgram('g++') || !hasProgram('make') || !hasProgram('python3')) return;
  const { status } = spawnSync('npm', ['rebuild', '@vscode/spdlog'], { cwd: vscodeFolder, stdio: 'ignore' });
  if (status !== 0)
    console.log('Logs will not be shown in the Output view: their writer could not be compiled.');
}

function npm(folder, ...args) {
  run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
}

/** Path of a Chromium or Chrome that can be driven, or `undefined`. */
const findChromium = () =>
  [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(path => path && existsSync(path));

/** Path of a Chromium; installs Debian's where there is none and apt may be used. */
export function installChromium() {
  const found = findChromium();
  if (found) return found;
  const command = ['install', '-y', '--no-install-recommends', 'chromium'];
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    throw new Error(
      `There is no Chromium. On Debian: sudo apt-get ${command.join(' ')}; elsewhere set CHROMIUM_PATH.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', command, { env });
  return findChromium();
}
