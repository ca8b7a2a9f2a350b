// Starts the headless browser that serves as VS Code's window.
import { chromium } from 'playwright-core';
import { installChromium } from './install.mjs';

/** Large enough that the editor, the side bar and a panel are all visible. */
const VIEWPORT = { width: 1280, height: 860 };

/** @returns {import('playwright-core').LaunchOptions} */
export const launchOptions = () => ({
  executablePath: installChromium(),
  headless: true,
  // The sandbox refuses to run as root, as test machines often do.
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
});

/** @returns {Promise<import('playwright-core').Browser>} */
export const startBrowser = () => chromium.launch(launchOptions());

/** @param {import('playwright-core').Browser} browser */
export async function newPage(browser) {
  return (await browser.newContext({ viewport: VIEWPORT })).newPage();
}
