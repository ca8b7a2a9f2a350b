// `npm start`: VS Code on a copy of the sample corpus with Glossator active. Desktop VS Code where it is installed, else
// VS Code's server build in the browser.
import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { hasProgram, projectFolder, run } from './run.mjs';
import { startServer, workbenchAddress } from './server.mjs';

/** Kept from one start to the next, so that the browser remembers its settings for this address. */
const PORT = 8425;

const ownFolder = join(projectFolder, '.vscode-test');
const sampleFolder = join(ownFolder, 'sample');
const firstSource = join(sampleFolder, 'encyclopaedia', 'marsaskala-accord.txt');

installDependencies();
run(process.execPath, ['esbuild.mjs', '--no-tests']);
// The reader's own annotations from an earlier start stay.
if (!existsSync(sampleFolder)) {
  cpSync(join(projectFolder, 'media', 'sample'), sampleFolder, { recursive: true });
}

const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const desktop = ['code', 'codium', 'code-insiders'].find(hasProgram);
// Desktop VS Code refuses to run as root.
if (desktop && hasDisplay && process.getuid?.() !== 0) {
  run(desktop, ['--new-window', `--extensionDevelopmentPath=${projectFolder}`, sampleFolder, firstSource]);
  console.log('VS Code is open on the sample corpus.');
} else {
  await startInBrowser();
}

async function startInBrowser() {
  const server = await startServer({ port: PORT, dataFolder: join(ownFolder, 'profile') });
  const address = workbenchAddress(server.authority, {
    folder: sampleFolder,
    file: firstSource,
    extension: projectFolder,
  });
  console.log(`\nGlossator runs in VS Code at this address (Ctrl+C ends it):\n\n${address}\n`);
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
  if (hasDisplay && hasProgram(opener)) spawn(opener, [address], { stdio: 'ignore', detached: true }).unref();
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
}
