import * as assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import type { Workbench } from './workbench';

/** For everything that a decision sets off: analysis, linking, writing. */
const STEP_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

const SIDECAR = '.annotations.json';
const REGISTRY = 'glossator.entities.json';
const ENTITY = 'urn:glossator:entity:';

interface Body {
  readonly purpose: string;
  readonly source?: string;
  readonly value?: string;
  readonly 'glossator:notIdentifying'?: readonly string[];
}
interface Item {
  readonly 'glossator:status': string;
  readonly 'glossator:resolved'?: boolean;
  readonly body?: readonly Body[];
  readonly target: unknown;
}

/** A reader at work with nothing but the keyboard: keys, lists to choose from, and what the files say then. */
export class Desk {
  constructor(readonly workbench: Workbench) {}

  /** Ctrl+Alt+G and a letter: the keys of all decisions. */
  async press(letter: string): Promise<void> {
    const { page } = this.workbench;
    await page.keyboard.press('Control+Alt+g');
    await page.locator('.statusbar', { hasText: 'Waiting for second key' }).waitFor();
    await page.keyboard.press(letter);
  }

  /** Takes back the latest decision, which the status bar then says. */
  async undo(what: string | RegExp): Promise<void> {
    await this.press('z');
    await this.workbench.page
      .locator('.statusbar', { hasText: what })
      .filter({ hasText: 'Undone' })
      .waitFor();
  }

  /** Waits until the list or box with these words as its title or hint has the caret. */
  async ask(words: string): Promise<void> {
    const { page } = this.workbench;
    const title = page.locator('.quick-input-title:visible', { hasText: words });
    const hint = page.locator(`.quick-input-widget:visible input.input[placeholder*="${words}"]`);
    await title.or(hint).first().waitFor();
    await page.locator('.quick-input-widget:visible input.input:focus').waitFor();
  }

  /** Types into the list with this title until the row is the chosen one, and takes it. */
  async choose(title: string, row: string, typed = row): Promise<void> {
    const { page } = this.workbench;
    await this.ask(title);
    await page.keyboard.type(typed);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: row }).waitFor();
    await page.keyboard.press('Enter');
  }

  /** Enters the list or box with this title as it stands, with `typed` in it. */
  async enter(title: string, typed = ''): Promise<void> {
    const { page } = this.workbench;
    await this.ask(title);
    if (typed !== '') await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  }

  /** Ticks the first row of the list with this title, once that row says this. */
  async tickFirst(title: string, row: string): Promise<void> {
    const { page } = this.workbench;
    await this.ask(title);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.locator('.quick-input-list .monaco-list-row[aria-checked="true"]').first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** Puts the caret on words of the active source. */
  async caretOn(source: string, words: string): Promise<void> {
    await this.workbench.goTo(this.workbench.workspace.placeOf(source, words));
  }

  /** Selects words of the active source. */
  async select(source: string, words: string): Promise<void> {
    const { page, workspace } = this.workbench;
    await this.workbench.goTo(workspace.placeOf(source, words, 0, 0));
    for (let i = 0; i < words.length; i++) await page.keyboard.press('Shift+ArrowRight');
    await this.workbench.waitForSelection(source, words);
  }

  /**
   * What people have decided in a source, or put beside its words, one line each:
   * `accepted “Tunis” place → tunis`, `suggested “Tunis” place → tunis #tag`.
   */
  decided(source: string): string[] {
    return this.items(source)
      .filter(item => item['glossator:status'] !== 'suggested' || hasRemark(item))
      .map(lineOf);
  }

  items(source: string): readonly Item[] {
    const path = source + SIDECAR;
    if (!existsSync(this.workbench.workspace.path(path))) return [];
    return (JSON.parse(this.workbench.workspace.read(path)) as { items: Item[] }).items;
  }

  /** The registry's entries, whole. */
  registry(): readonly Readonly<Record<string, unknown>>[] {
    if (!existsSync(this.workbench.workspace.path(REGISTRY))) return [];
    const { entities } = JSON.parse(this.workbench.workspace.read(REGISTRY)) as {
      entities: Record<string, unknown>[];
    };
    return entities;
  }

  /** Sources that have a sidecar with a decision. */
  decidedSources(): string[] {
    return readdirSync(this.workbench.workspace.folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith(SIDECAR))
      .map(name => name.slice(0, -SIDECAR.length))
      .filter(source => this.decided(source).length > 0)
      .sort();
  }
}

/** Waits until something on disk is as expected; says what it was instead. */
export async function eventually<T>(read: () => T, expected: T): Promise<void> {
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    try {
      assert.deepEqual(read(), expected);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise(done => setTimeout(done, POLL_MS));
  }
}

const hasRemark = ({ body = [] }: Item): boolean =>
  body.some(({ purpose }) => purpose === 'tagging' || purpose === 'commenting');

function lineOf({ body = [], target, ...item }: Item): string {
  const of = (purpose: string): readonly Body[] => body.filter(part => part.purpose === purpose);
  const words = [...JSON.stringify(target).matchAll(/"exact":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, quote]) => quote,
  );
  const type = of('classifying').map(part => part.source?.replace('glossator:', ''));
  const ruledOut = of('classifying').flatMap(part => part['glossator:notIdentifying'] ?? []);
  const meaning = of('identifying').map(part => `→ ${part.source?.replace(ENTITY, '') ?? part.value}`);
  return [
    item['glossator:status'],
    words.length > 0 ? `“${words.join(' … ')}”` : '',
    ...type,
    ...meaning,
    ...ruledOut.map(entity => `not: ${entity.replace(ENTITY, '')}`),
    ...of('describing').map(part => `link: ${part.value}`),
    ...of('tagging').map(part => `#${part.value}`),
    ...of('commenting').map(part => `— ${part.value}`),
    item['glossator:resolved'] ? 'resolved' : '',
  ]
    .filter(part => part !== '')
    .join(' ');
}
