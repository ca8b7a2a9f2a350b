// Takes the pictures of the README, and others to look at: GLOSSATOR_PICTURES=folder npm run test:e2e -- --grep Pictures
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench';
import { sampleFolder } from './workspace';

const picturesFolder = process.env['GLOSSATOR_PICTURES'];

const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** What is shown: a folder of sources, the one that is opened, and the words that the mouse rests on. */
const subject = {
  copyOf: process.env['GLOSSATOR_PICTURES_OF'] ?? sampleFolder,
  source: process.env['GLOSSATOR_PICTURES_SOURCE'] ?? 'encyclopaedia/marsaskala-accord.txt',
  words: process.env['GLOSSATOR_PICTURES_WORDS'] ?? 'Belhadj travelled',
};

describe('Pictures', () => {
  let workbench: Workbench | undefined;
  before(function () {
    if (!picturesFolder) this.skip();
    mkdirSync(picturesFolder, { recursive: true });
  });
  afterEach(() => workbench?.close());

  for (const [name, theme] of Object.entries(themes)) {
    it(name, async () => {
      const opened = await Workbench.open({
        copyOf: subject.copyOf,
        settings: { 'workbench.colorTheme': theme, 'files.exclude': { '.vscode': true } },
      });
      workbench = opened;
      const shoot = (what: string): Promise<void> =>
        opened.screenshot(join(picturesFolder ?? '', `${what}-${name}.png`));
      await opened.openFile(subject.source);
      await opened.underlines();
      await opened.hover(subject.source, subject.words);
      await shoot('card');
      await opened.page.keyboard.press('Escape');
      await opened.page.keyboard.press('Shift+F12');
      await opened.page.locator('.peekview-widget .monaco-list-row').first().waitFor();
      await shoot('references');
    });
  }
});
