// Starts the headless browser that serves as VS Code's window.
import { chromium } from 'playwright-core';
import { findChromium } from './install.mjs';

/** Large enough that the editor, the side bar and a panel are all visible. */
const VIEWPORT = { width: 1280, height: 860 };

/** @returns {Promise<import('playwright-core').Browser>} */
export function startBrowser() {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  });
}

/** @param {import('playwright-core').Browser} browser */
export async function newPage(browser, viewport = VIEWPORT) {
  const context = await browser.newContext({ viewport });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return context.newPage();
}
