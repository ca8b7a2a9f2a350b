// `npm run test:e2e -- [--grep WORDS]`: a person's journeys in the workbench, in a headless browser (test/e2e).
//
// Server and browser are started once and handed to the tests by the environment; every journey opens a page and a
// folder of its own.
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.mjs';
import { oneAtATime } from './lock.mjs';
import { projectFolder, run, runAndRead } from './run.mjs';
import { startServer, workbenchAddress } from './server.mjs';

const args = process.argv.slice(2);
if (!args.includes('--no-build')) run(process.execPath, ['esbuild.mjs']);

await oneAtATime(async () => {
  const server = await startServer();
  const browser = await chromium.launchServer(launchOptions());
  try {
    const { status } = await runAndRead(
      process.execPath,
      [
        'node_modules/mocha/bin/mocha.js',
        '--config',
        'test/e2e/.mocharc.json',
        ...args.filter(arg => arg !== '--no-build'),
      ],
      {
        env: {
          ...process.env,
          GLOSSATOR_BROWSER: browser.wsEndpoint(),
          GLOSSATOR_WORKBENCH: workbenchAddress(server.authority, { extension: projectFolder }),
        },
      },
    );
    process.exitCode = status;
  } finally {
    await browser.close();
    await server.stop();
  }
});
