import { deepEqual, ok } from 'node:assert/strict';
import axe from 'axe-core';
import { chromium, type Browser } from 'playwright-core';
import { html } from '../../src/core/interchange/html';
import { adversarialCorpus, registry } from '../unit/interchange/adversarial';
import { onlyText, run } from '../unit/interchange/run';

/** The rules of WCAG 2.2 up to AAA, and axe's own of good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules that at least applied to something, so that silence says something. */
const SOME_RULES = 15;

describe('The HTML report in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.connect(process.env['GLOSSATOR_BROWSER'] ?? '');
  });
  after(() => browser.close());

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe takes exception to, and runs no script of a source (${colorScheme})`, async () => {
      const sources = adversarialCorpus().filter(({ path }) => path !== 'crowded.txt');
      const report = onlyText(await run(html, sources, { all: true, entities: registry }));
      // The page's own policy forbids scripts, so that axe's must be let past it.
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const dialogs: string[] = [];
      page.on('dialog', dialog => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.setContent(report);
      await page.evaluate(axe.source);
      const { passes, violations } = await page.evaluate(
        tags =>
          (globalThis as unknown as { axe: typeof axe }).axe
            .run({ runOnly: tags })
            .then(({ passes, violations }) => ({
              passes: passes.length,
              violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
            })),
        TAGS,
      );
      const folder = process.env['GLOSSATOR_PICTURES'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/report-${colorScheme}.png` });
      await context.close();
      deepEqual([violations, dialogs], [[], []]);
      ok(passes > SOME_RULES, `only ${passes} rules applied`);
    });
  }
});
