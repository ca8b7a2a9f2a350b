#!/usr/bin/env node
// Takes the arguments of desktop VS Code that @vscode/test-electron gives, runs the tests they name in VS Code's server
// build with a headless browser as its window, and exits with the tests' exit code.
import { format } from 'node:util';
import { newPage, startBrowser } from './browser.mjs';
import { startServer, workbenchAddress } from './server.mjs';

/** No suite may hang for longer. */
const RUN_TIMEOUT_MS = Number(process.env.GLOSSATOR_RUN_TIMEOUT_MS ?? 600_000);
/** A window from whose suite nothing was heard by then did not come up, and is loaded anew. */
const FIRST_LINE_TIMEOUT_MS = 90_000;

/** The suite's own lines begin with this (test/integration/index.ts); the workbench's are shown on demand only. */
const OUTPUT_MARK = '│';
const verbose = process.env.GLOSSATOR_VERBOSE === '1';

const args = process.argv.slice(2);
const option = name => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = args.find(arg => !arg.startsWith('-'));

const server = await startServer();
const browser = await startBrowser();
let exitCode = 1;
try {
  const page = await newPage(browser);
  const finished = new Promise(done => {
    page.exposeFunction('codeAutomationExit', code => done(code));
    page.on('close', () => done(1));
    setTimeout(() => done(timedOut()), RUN_TIMEOUT_MS).unref();
  });
  let heard = false;
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    const text = format(...values);
    if (text.startsWith(OUTPUT_MARK)) {
      heard = true;
      console.log(text.slice(OUTPUT_MARK.length));
    } else if (verbose) (type === 'error' ? console.error : console.log)(text);
  });
  const address = workbenchAddress(server.authority, {
    folder,
    extension: option('extensionDevelopmentPath'),
    tests: option('extensionTestsPath'),
  });
  await page.goto(address);
  const watch = setInterval(() => {
    if (heard) return clearInterval(watch);
    console.log('The window shows nothing and is loaded anew.');
    page.goto(address).catch(error => console.error(error));
  }, FIRST_LINE_TIMEOUT_MS);
  exitCode = await finished;
  clearInterval(watch);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(exitCode);

function timedOut() {
  console.error(`The tests did not end within ${RUN_TIMEOUT_MS / 1000} seconds.`);
  return 1;
}
