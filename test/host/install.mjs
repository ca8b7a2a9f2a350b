// Installs what stands in for desktop VS Code where that can't be downloaded: VS Code's server build, the Node it asks
// for, and Chromium. Goes into a folder of its own outside the checkout, once per version; needs npm, and apt for what
// the system lacks.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasProgram, run } from './run.mjs';

/** The Node major that code-server 4.139 asks for; comes as an npm package, so that no other source is needed. */
const SERVER_NODE_VERSION = '24.21.0';

const lockFolder = join(dirname(fileURLToPath(import.meta.url)), 'vscode-server');

const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'glossator');

/** The folder for exactly this server and this Node. */
const hostFolder = join(
  cacheFolder,
  'vscode-server-' +
    createHash('sha256')
      .update(SERVER_NODE_VERSION)
      .update(readFileSync(join(lockFolder, 'package-lock.json')))
      .digest('hex')
      .slice(0, 12),
);

/** Where to find the parts once they are installed. */
export const serverHost = {
  node: join(hostFolder, 'node', 'node_modules', '.bin', 'node'),
  serverMain: join(
    hostFolder,
    'server',
    'node_modules',
    'code-server',
    'lib',
    'vscode',
    'out',
    'server-main.js',
  ),
};

/** Written last, so that an install that was cut short is done again. */
const doneMark = join(hostFolder, 'installed');

/** Installs what is missing; returns at once where nothing is. */
export function installServerHost() {
  installSystemPackages();
  if (existsSync(doneMark)) return serverHost;
  console.log(`Installing VS Code's server build into ${hostFolder} (once; takes a few minutes) …`);
  rmSync(hostFolder, { recursive: true, force: true });

  const nodeFolder = join(hostFolder, 'node');
  mkdirSync(nodeFolder, { recursive: true });
  const allowScripts = { [`node@${SERVER_NODE_VERSION}`]: true };
  writeFileSync(join(nodeFolder, 'package.json'), JSON.stringify({ private: true, allowScripts }));
  run('npm', ['install', '--no-audit', '--no-fund', `node@${SERVER_NODE_VERSION}`], { cwd: nodeFolder });

  const serverFolder = join(hostFolder, 'server');
  cpSync(lockFolder, serverFolder, { recursive: true });
  // code-server looks at the Node that runs npm, and compiles for it.
  const env = {
    ...process.env,
    PATH: dirname(serverHost.node) + delimiter + process.env.PATH,
    ...nodeHeaders(),
  };
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: serverFolder, env });
  if (!existsSync(serverHost.serverMain)) throw new Error('npm installed no VS Code server');
  writeFileSync(doneMark, new Date().toISOString());
  return serverHost;
}

/** Path of a Chromium or Chrome that can be driven, or `undefined`. */
export const findChromium = () =>
  [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(path => path && existsSync(path));

/**
 * The native modules use Node's stable interface only, so the headers of the Node at hand do, and the compiler need
 * not fetch the others from a place that may not be reachable.
 */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? { npm_config_nodedir: prefix } : {};
}

function installSystemPackages() {
  const missing = [
    ...(findChromium() ? [] : ['chromium']),
    ...(existsSync(doneMark) ? [] : missingBuildTools()),
  ];
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    throw new Error(
      `These system packages are missing: ${missing.join(', ')}. On Debian or Ubuntu: sudo ${command}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', command.split(' ').slice(1), { env });
}

/** What code-server's native modules are compiled with. */
function missingBuildTools() {
  return [
    ...(hasProgram('g++') && hasProgram('make') ? [] : ['build-essential']),
    ...(hasProgram('python3') ? [] : ['python3']),
    ...(existsSync('/usr/include/gssapi/gssapi.h') ? [] : ['libkrb5-dev']),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installServerHost();
