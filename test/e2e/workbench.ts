import * as assert from 'node:assert/strict';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { Workspace, type Place, type WorkspaceContent } from './workspace';

/** On a loaded two-core machine the workbench needs up to two thirds of this to show its first list. */
const LOAD_TIMEOUT_MS = 30_000;
/** A window that shows nothing by then is loaded anew, as a person would; the last attempt's failure counts. */
const LOAD_ATTEMPTS = 3;
/** For a window to say good-bye to its extension host. */
const CLOSE_TIMEOUT_MS = 5000;
/** For everything after that: analysis, hovers, quick picks. */
const STEP_TIMEOUT_MS = 30_000;
/** A hover comes after its delay, and goes within this when the mouse has left. */
const SETTLE_MS = 1500;
const VIEWPORT = { width: 1280, height: 860 };

/** The page's own; these files are compiled without its types. */
declare function getComputedStyle(element: unknown): { readonly textDecoration: string };

/** VS Code's workbench in a page, driven as a person drives it: mouse, keyboard and what stands on the screen. */
export class Workbench {
  /** Those not closed yet. */
  static readonly opened = new Set<Workbench>();

  private constructor(
    readonly workspace: Workspace,
    readonly page: Page,
    private readonly browser: Browser,
    private readonly address: string,
    /** Of what shows that the workbench is there. */
    private readonly signOfLife: string,
  ) {}

  /** Opens a folder made of `content` in a new window. Close it in the end. */
  static async open(content: WorkspaceContent): Promise<Workbench> {
    const workspace = new Workspace(content);
    const { workspaceFile } = content;
    const query: [string, string] = workspaceFile
      ? ['workspace', workspace.path(workspaceFile)]
      : ['folder', workspace.folder];
    return Workbench.start(workspace, query, '.monaco-workbench .explorer-viewlet .monaco-list-row');
  }

  /** Opens a window without a folder. */
  static async openNothing(): Promise<Workbench> {
    return Workbench.start(new Workspace({}), ['ew', 'true'], '.monaco-workbench .part.editor');
  }

  private static async start(
    workspace: Workspace,
    [key, value]: readonly [string, string],
    signOfLife: string,
  ): Promise<Workbench> {
    const { GLOSSATOR_BROWSER: endpoint, GLOSSATOR_WORKBENCH: address } = process.env;
    assert.ok(endpoint && address, 'run these tests with npm run test:e2e');
    const browser = await chromium.connect(endpoint);
    const context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_TIMEOUT_MS);
    const url = new URL(address);
    url.searchParams.delete('ew');
    url.searchParams.set(key, value);
    const workbench = new Workbench(workspace, page, browser, url.href, signOfLife);
    Workbench.opened.add(workbench);
    await workbench.load();
    return workbench;
  }

  /** Leaves the window and opens it again, as on the next morning. */
  async reopen(): Promise<void> {
    await this.page.goto('about:blank');
    await this.load();
  }

  private async load(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.goto(this.address, { timeout: LOAD_TIMEOUT_MS });
        await this.page.locator(this.signOfLife).first().waitFor({ timeout: LOAD_TIMEOUT_MS });
        return;
      } catch (error) {
        if (attempt === LOAD_ATTEMPTS) throw error;
        console.log(
          `      the window showed nothing in ${LOAD_TIMEOUT_MS / 1000} s and is loaded anew: ${this.address}`,
        );
      }
    }
  }

  async close(): Promise<void> {
    Workbench.opened.delete(this);
    // Leaving the page ends its extension host; a page that is only cut off keeps it busy beside the next journey.
    await this.page.goto('about:blank', { timeout: CLOSE_TIMEOUT_MS }).catch(() => undefined);
    await this.browser.close();
    this.workspace.remove();
  }

  /** Opens a file by its path in the workspace, through Go to File. */
  async openFile(path: string): Promise<void> {
    await this.pick('Control+p', path, path.split('/').at(-1) ?? path);
    await this.waitForFile(path.split('/').at(-1) ?? path);
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its title, through the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  /** Types into the quick input that `key` opens and takes the row that shows `row`. */
  async pick(key: string, text: string, row: string): Promise<void> {
    const entry = this.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
    const deadline = Date.now() + STEP_TIMEOUT_MS;
    for (;;) {
      const input = await this.openQuickInput(key);
      await input.fill(text);
      try {
        await entry.click({ timeout: STEP_TIMEOUT_MS / 5 });
        return;
      } catch (error) {
        // The list was filled before what it lists was there (files, commands of a starting extension): ask again.
        if (Date.now() > deadline) throw error;
        await input.press('Escape');
      }
    }
  }

  private async openQuickInput(key: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget:visible input.input').first();
    // The very first key press may come before the workbench has bound its keys.
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.waitFor({ timeout: STEP_TIMEOUT_MS / 5 });
        return input;
      } catch {
        await this.page.locator('.monaco-workbench').click({ position: { x: 640, y: 300 } });
      }
    }
    throw new Error(`${key} opens nothing`);
  }

  /** Puts the cursor at a place of the active editor, through Go to Line. */
  async goTo({ line, column }: Place): Promise<void> {
    const input = await this.openQuickInput('Control+g');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.waitForCursor({ line, column });
  }

  /** Where the cursor is, by the status bar. */
  async cursor(): Promise<Place> {
    const text = await this.page.locator('#status\\.editor\\.selection').innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
    assert.ok(line && column, `the status bar says "${text}"`);
    return { line: Number(line), column: Number(column) };
  }

  async waitForCursor({ line, column }: Place): Promise<void> {
    await this.page
      .locator('#status\\.editor\\.selection', { hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`) })
      .waitFor();
  }

  /** Waits until exactly these words of the file are selected. */
  async waitForSelection(path: string, words: string, occurrence = 0): Promise<void> {
    const { line, column } = this.workspace.placeOf(path, words, occurrence, words.length);
    await this.page
      .locator('#status\\.editor\\.selection', {
        hasText: `Ln ${line}, Col ${column} (${words.length} selected)`,
      })
      .waitFor();
  }

  /** Waits until the tab of the file with this name is active. */
  async waitForFile(name: string): Promise<void> {
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`)
      .waitFor();
  }

  /** Rests the mouse on words of the active editor's file until its hover card stands; returns the card. */
  async hover(path: string, words: string, occurrence = 0): Promise<Locator> {
    await this.goTo(this.workspace.placeOf(path, words, occurrence));
    const box = await this.page
      .locator('.editor-group-container.active .cursors-layer .cursor')
      .first()
      .boundingBox();
    assert.ok(box, 'the cursor is in view');
    const card = this.page.locator('.monaco-hover:visible:has(.hover-row)').first();
    const deadline = Date.now() + STEP_TIMEOUT_MS;
    // Analysis may not be done when the mouse first rests there: leave and come back, as a person would.
    while (Date.now() < deadline) {
      await this.page.mouse.move(box.x + 1, box.y + box.height / 2);
      await this.page.waitForTimeout(SETTLE_MS);
      if ((await card.isVisible()) && !/^Loading/.test(await card.innerText())) return card;
      await this.page.mouse.move(box.x + 1, 5);
      await this.page.waitForTimeout(SETTLE_MS);
    }
    throw new Error(`no hover card over "${words}" in ${path}`);
  }

  /** Closes the hover card and takes the mouse away. */
  async leaveCard(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(5, 5);
  }

  /** Clicks the link of a hover card that shows these words. */
  async clickInCard(card: Locator, words: string | RegExp): Promise<void> {
    await card.locator('a', { hasText: words }).first().click();
  }

  /** Waits until a notification says this, on the screen or, where it has gone again, behind the bell. */
  async waitForNotification(text: RegExp): Promise<void> {
    const messages = this.page.locator('.notification-list-item-message:visible', { hasText: text });
    try {
      await messages.first().waitFor({ timeout: STEP_TIMEOUT_MS / 3 });
    } catch {
      await this.page.locator('#status\\.notifications').click();
      await messages.first().waitFor();
    }
  }

  /** Words underlined on the visible lines, each with the style of its line ("dotted rgb(…) 2px"). */
  async underlines(): Promise<ReadonlyMap<string, string>> {
    const words = this.page.locator('.editor-group-container.active .view-lines [class*="ced-"]');
    await words.first().waitFor();
    const found = await words.evaluateAll(elements =>
      elements.map(element => [element.textContent, getComputedStyle(element).textDecoration] as const),
    );
    return new Map(found.map(([text, style]) => [text.replace(/\u00a0/g, ' '), style]));
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file });
  }
}
