// Starts VS Code's server build and tells the address under which a browser opens a folder in it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installServer } from './install.mjs';

/** A loaded two-core machine needs up to half of this for the server's first answer. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;

/**
 * @param {{ port?: number, dataFolder?: string, vsix?: string, env?: Record<string, string> }} options Without
 *   `dataFolder` a fresh profile is made and removed again; the extension in `vsix` is installed into it.
 * @returns {Promise<{ authority: string, profile: string, stop: () => Promise<void> }>}
 */
export async function startServer({ port, dataFolder, vsix, env = {} } = {}) {
  const { node, serverMain } = installServer();
  const ownPort = await freePort(port).catch(() => freePort());
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'glossator-host-'));
  writeMachineSettings(folder);
  if (vsix) {
    const args = [
      serverMain,
      '--install-extension',
      vsix,
      '--server-data-dir',
      folder,
      '--accept-server-license-terms',
    ];
    const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${vsix} can't be installed:\n${stdout}${stderr}`);
  }
  const args = [
    serverMain,
    ...['--host', '127.0.0.1', '--port', String(ownPort), '--server-data-dir', folder],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--disable-workspace-trust', '--enable-smoke-test-driver'],
  ];
  const server = spawn(node, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  server.stdout.on('data', chunk => (output += chunk));
  server.stderr.on('data', chunk => (output += chunk));
  const closed = new Promise(done => server.on('close', done));
  const stop = async () => {
    server.kill();
    await closed;
    if (!dataFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const authority = `127.0.0.1:${ownPort}`;
  for (
    const deadline = Date.now() + START_TIMEOUT_MS;
    ;
    await new Promise(done => setTimeout(done, POLL_MS))
  ) {
    if (await answers(`http://${authority}/version`)) return { authority, profile: folder, stop };
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`VS Code's server did not start:\n${output}`);
    }
  }
}

/** A fresh profile opens the chat and a welcome page beside the sources. */
function writeMachineSettings(profile) {
  const file = join(profile, 'data', 'Machine', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const settings = {
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
  };
  writeFileSync(file, JSON.stringify(settings, undefined, 2));
}

/**
 * The address that opens a folder (or `.code-workspace` file) in a server's workbench, with an extension under
 * development and, if given, the tests to run in it.
 *
 * @param {string} authority host and port of the server
 * @param {{ folder?: string, file?: string, extension?: string, tests?: string }} what absolute paths
 */
export function workbenchAddress(authority, { folder, file, extension, tests }) {
  const remote = path => `vscode-remote://${authority}${path}`;
  const payload = [
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams();
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** The wanted port, or any; fails when the wanted one is taken. */
function freePort(wanted = 0) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
