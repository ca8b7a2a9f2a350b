import * as vscode from 'vscode';
import { HumanError } from '../../../core/text/humanError';
import type { BookFiles } from './bookFiles';
import { Page } from './page';

/** Pages of closed sources that are kept in memory; reading one again takes milliseconds. */
const KEPT_PAGES = 64;

/** The pages of a book that are in memory: read when first asked for, each once, and kept at the text of its document. */
export class BookPages implements vscode.Disposable {
  private readonly pages = new Map<string, Page>();
  private readonly loading = new Map<string, Promise<Page>>();
  private readonly subscriptions: readonly vscode.Disposable[] = [
    vscode.workspace.onDidChangeTextDocument(event => this.edited(event)),
    vscode.workspace.onDidOpenTextDocument(document => this.arrive(document)),
    vscode.workspace.onDidCloseTextDocument(document => this.arrive(document)),
  ];

  constructor(private readonly files: BookFiles) {}

  /** The page if it is in memory: a glance that must not wait. */
  peek(source: string): Page | undefined {
    return this.pages.get(source);
  }

  /** Sources whose work is not on disk. */
  get unsaved(): readonly string[] {
    return [...this.pages.values()].filter(page => page.isUnsaved).map(({ source }) => source);
  }

  /** The source's page; `text` is that of its document or file. */
  async of(source: string, text: string): Promise<Page> {
    const known = this.pages.get(source);
    if (known) return known;
    let loading = this.loading.get(source);
    if (!loading) {
      loading = this.load(source, text).finally(() => this.loading.delete(source));
      this.loading.set(source, loading);
    }
    return loading;
  }

  /** The source's page in its text as it is now; where the sidecar can't be read, `unreadable` says why. */
  async present(source: string): Promise<Page> {
    const document = this.files.document(source);
    const text = document ? document.getText() : await this.files.fileText(source);
    const page = await this.of(source, text);
    page.arriveAt(this.files.document(source)?.getText() ?? text);
    return page;
  }

  /** Like `present`; throws a `HumanError` where the source or its sidecar can't be read. */
  async open(source: string): Promise<Page> {
    const page = await this.present(source);
    if (page.unreadable !== undefined) throw new HumanError(page.unreadable);
    return page;
  }

  /** The page while nothing is being read or written of it: what changes it must happen at once. */
  async settled(source: string): Promise<Page> {
    for (;;) {
      const page = await this.open(source);
      if (page.saving) await page.saving;
      else if (this.pages.get(source) === page) return page;
    }
  }

  /** Forgets a page, so that it is read again when it is asked for; another one of its source stays. */
  drop(page: Page): void {
    if (this.pages.get(page.source) === page) this.pages.delete(page.source);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async load(source: string, text: string): Promise<Page> {
    const document = this.files.document(source);
    const fileText = document ? await this.files.fileText(source).catch(() => text) : text;
    let page: Page;
    try {
      const read = await this.files.read(source, document ? [fileText, document.getText()] : [fileText]);
      page = new Page(source, read?.sidecar, read?.text ?? fileText);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      page = new Page(source, undefined, fileText, error.message);
    }
    page.arriveAt(this.files.document(source)?.getText() ?? fileText);
    this.pages.set(source, page);
    this.makeRoom();
    return page;
  }

  private makeRoom(): void {
    if (this.pages.size <= KEPT_PAGES) return;
    for (const [source, page] of this.pages) {
      if (page.isUnsaved || page.saving || this.files.document(source)) continue;
      this.pages.delete(source);
      if (this.pages.size <= KEPT_PAGES) return;
    }
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (contentChanges.length === 0) return;
    this.known(document)?.note(
      contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        start: rangeOffset,
        end: rangeOffset + rangeLength,
        inserted: text.length,
      })),
    );
  }

  private arrive(document: vscode.TextDocument): void {
    this.known(document)?.arriveAt(document.getText());
  }

  private known(document: vscode.TextDocument): Page | undefined {
    const source = this.files.sourceOf(document.uri);
    return source === undefined ? undefined : this.pages.get(source);
  }
}
