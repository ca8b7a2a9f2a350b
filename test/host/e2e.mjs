// `npm run test:e2e -- [--grep WORDS] [--packaged]`: a person's journeys in the workbench, in a headless browser
// (test/e2e). With `--packaged` it is not the checkout that runs but what `npm run package` made, installed.
//
// Server and browser are started once and handed to the tests by the environment; every journey opens a page and a
// folder of its own.
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.mjs';
import { oneAtATime } from './lock.mjs';
import { packagePath, projectFolder, run, runAndRead } from './run.mjs';
import { startServer, workbenchAddress } from './server.mjs';

const ownFlags = new Set(['--no-build', '--packaged']);
const args = process.argv.slice(2);
const has = flag => args.includes(flag);

if (!has('--no-build')) run(process.execPath, ['esbuild.mjs']);
await oneAtATime(async () => {
  const packaged = has('--packaged');
  const server = await startServer(packaged ? { vsix: packagePath } : {});
  const browser = await chromium.launchServer(launchOptions());
  const mochaArgs = ['--config', 'test/e2e/.mocharc.json', ...args.filter(arg => !ownFlags.has(arg))];
  try {
    const { status } = await runAndRead(process.execPath, ['node_modules/mocha/bin/mocha.js', ...mochaArgs], {
      env: {
        ...process.env,
        GLOSSATOR_BROWSER: browser.wsEndpoint(),
        GLOSSATOR_PROFILE: server.profile,
        GLOSSATOR_WORKBENCH: workbenchAddress(server.authority, packaged ? {} : { extension: projectFolder }),
      },
    });
    process.exitCode = status;
  } finally {
    await browser.close();
    await server.stop();
  }
});
