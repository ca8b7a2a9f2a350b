// `npm run test:integration -- [--grep WORDS] [--web]`: runs the suite of test/integration inside VS Code.
//
// The host is desktop VS Code where there is a display and it can be downloaded, else the server build with a headless
// browser. GLOSSATOR_TEST_HOST=desktop or =server decides it by hand.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { oneAtATime } from './lock.mjs';
import { projectFolder, run } from './run.mjs';

/** The version that the extension promises to run on at least is tried where the host can be chosen. */
const DESKTOP_VERSION = process.env.GLOSSATOR_VSCODE_VERSION ?? 'stable';

const launcher = fileURLToPath(new URL('launcher.mjs', import.meta.url));

const args = process.argv.slice(2);
const valueOf = name => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const web = args.includes('--web');

if (!args.includes('--no-build')) run(process.execPath, ['esbuild.mjs']);
await oneAtATime(async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'glossator-workspace-'));
  cpSync(join(projectFolder, 'media', 'sample'), workspace, { recursive: true });
  if (web) preferWebHost(workspace);
  try {
    await runTests({
      vscodeExecutablePath: await findEditor(),
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: join(
        projectFolder,
        web ? 'out/test/integration/web' : 'out/test/integration/index',
      ),
      launchArgs: [workspace, '--disable-extensions'],
      extensionTestsEnv: { GLOSSATOR_GREP: valueOf('--grep') ?? '', GLOSSATOR_PROJECT: projectFolder },
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
});

/** An extension that has both bundles runs in Node's host where there is one, unless this setting says otherwise. */
function preferWebHost(workspace) {
  mkdirSync(join(workspace, '.vscode'));
  writeFileSync(
    join(workspace, '.vscode', 'settings.json'),
    JSON.stringify({ 'remote.extensionKind': { 'glossator.glossator': ['web'] } }),
  );
}

async function findEditor() {
  const wanted = process.env.GLOSSATOR_TEST_HOST;
  const canShowWindows = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (wanted === 'server' || (wanted !== 'desktop' && (!canShowWindows || web))) return launcher;
  try {
    return await downloadAndUnzipVSCode({ version: DESKTOP_VERSION });
  } catch (error) {
    if (wanted === 'desktop') throw error;
    console.log(`Desktop VS Code can't be downloaded (${error.message}); using the server build.`);
    return launcher;
  }
}
