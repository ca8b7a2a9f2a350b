import * as vscode from 'vscode';
import type { Annotation, Sidecar, SourceRecord } from '../../../core/annotation/annotation';
import { jsonEqual } from '../../../core/annotation/mergeJson';
import { SIDECAR_SUFFIX, sourceOfSidecar } from '../../../core/annotation/paths';
import { decisionsOf } from '../../../core/corpus/decision';
import type { Log } from '../../../core/corpus/files';
import { HumanError } from '../../../core/text/humanError';
import type { SidecarStore } from '../../../storage/sidecarStore';
import type { OpenCorpus } from '../../corpus/openCorpus';
import type { DecisionSource, SourceDecisions } from '../../corpus/decisionSource';
import type { SourceTexts } from '../../corpus/sourceTexts';
import { BookFiles } from './bookFiles';
import { BookPages } from './bookPages';
import { changesBetween, hasOthersWork, withChanges, type Direction, type SourceStep } from './history';
import type { Page } from './page';

/** Parts of a book that its window provides. */
export interface BookParts {
  readonly sidecars: SidecarStore;
  readonly texts: SourceTexts;
  readonly log: Log;
  /** The program as sidecars name it. */
  readonly generator: string;
  /** Told when work could not be written; it is kept, and `save` writes it. */
  readonly onFailure: (error: HumanError) => void;
}

/**
 * What a decision makes of one source's annotations. `undefined`: what it is about is not among them; it is asked again
 * with the suggestions of the latest analysis.
 */
export type SourceEdit = (
  annotations: readonly Annotation[],
  text: string,
) => readonly Annotation[] | undefined;

/** What a decision makes of what a sidecar says of its source; path, hash and length follow the source by themselves. */
export type RecordEdit = (record: SourceRecord, text: string) => SourceRecord;

/** The sidecars of one corpus in memory: every decision goes through here, and no decision is lost here. */
export class AnnotationBook implements DecisionSource, vscode.Disposable {
  private corpus: OpenCorpus | undefined;
  private readonly changed = new vscode.EventEmitter<readonly string[]>();
  /** The annotations of these sources have changed, or their sidecar's state has. */
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly files: BookFiles;
  private readonly pages: BookPages;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly parts: BookParts,
  ) {
    this.files = new BookFiles(folder, parts.sidecars, parts.texts);
    this.pages = new BookPages(this.files);
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, `**/*${SIDECAR_SUFFIX}`),
    );
    const check = (uri: vscode.Uri): void => void this.fileChanged(uri);
    this.subscriptions.push(
      this.changed,
      this.pages,
      watcher,
      watcher.onDidCreate(check),
      watcher.onDidChange(check),
      watcher.onDidDelete(check),
      vscode.workspace.onDidSaveTextDocument(document => void this.documentSaved(document)),
    );
  }

  /** The corpus that shows what the book holds; another one after its settings changed. */
  attach(corpus: OpenCorpus): void {
    this.corpus = corpus;
  }

  get index(): OpenCorpus['index'] | undefined {
    return this.corpus?.index;
  }

  async decisionsOf(source: string, text: string): Promise<SourceDecisions> {
    try {
      const page = await this.pages.of(source, text);
      const document = this.files.document(source);
      page.arriveAt(document ? document.getText() : text);
      this.changed.fire([source]);
      if (!page.sidecar) return { decisions: [] };
      const { date, dateDecided } = page.sidecar.source;
      return {
        decisions: decisionsOf(page.annotations, text),
        ...(dateDecided && date !== undefined && { sourceDate: date }),
      };
    } catch (error) {
      this.parts.log.error(`the decisions of ${source} could not be read`, error);
      return { decisions: [] };
    }
  }

  /** The source's page, in its text as it is now. Throws a `HumanError` where the source or its sidecar can't be read. */
  open(source: string): Promise<Page> {
    return this.pages.open(source);
  }

  /** Like `open`; where the sidecar can't be read, `unreadable` of the page says why. */
  present(source: string): Promise<Page> {
    return this.pages.present(source);
  }

  /** What is known of a source now, for an export; `undefined` where there is nothing or it can't be read. */
  async snapshot(
    source: string,
    withSuggestions: boolean,
  ): Promise<{ readonly text: string; readonly sidecar: Sidecar } | undefined> {
    const page = await this.pages.present(source).catch(() => undefined);
    if (!page || page.unreadable !== undefined) return undefined;
    const sidecar = withSuggestions ? page.withSuggestions(this.index, this.parts.generator) : page.sidecar;
    return sidecar && { text: page.text, sidecar };
  }

  /** The page if it is in memory: a glance that must not wait. */
  peek(source: string): Page | undefined {
    return this.pages.peek(source);
  }

  /** Sources whose work is not on disk. */
  get unsaved(): readonly string[] {
    return this.pages.unsaved;
  }

  /** Changes a source in memory; `save` then writes it. Returns what changed, `undefined` where nothing did. */
  async change(source: string, edit: SourceEdit): Promise<SourceStep | undefined> {
    const page = await this.pages.settled(source);
    page.arriveAt(this.files.document(source)?.getText() ?? page.text);
    let base = page.sidecar;
    let after = base && edit(base.annotations, page.text);
    if (!base || !after) {
      base = page.withSuggestions(this.index, this.parts.generator);
      after = edit(base.annotations, page.text);
    }
    if (!after) {
      throw new HumanError(vscode.l10n.t('The text has changed there. Wait a moment, then try again.'));
    }
    const annotations = changesBetween(base.annotations, after);
    if (annotations.length === 0) return undefined;
    page.replace({ ...base, annotations: after });
    this.refresh(source);
    return { annotations };
  }

  /** Changes what a source's sidecar says of the source itself. */
  async changeRecord(source: string, edit: RecordEdit): Promise<SourceStep | undefined> {
    const page = await this.pages.settled(source);
    const base = page.sidecar ?? page.withSuggestions(this.index, this.parts.generator);
    const before = base.source;
    const after = edit(before, page.text);
    if (jsonEqual(before, after)) return undefined;
    page.replace({ ...base, source: after });
    this.refresh(source);
    return { annotations: [], record: { before, after } };
  }

  /** Undoes or redoes in memory what a step changed in a source. */
  async restore(source: string, step: SourceStep, direction: Direction): Promise<void> {
    const page = await this.pages.settled(source);
    page.arriveAt(this.files.document(source)?.getText() ?? page.text);
    const base = page.sidecar ?? page.withSuggestions(this.index, this.parts.generator);
    const record = direction === 'undo' ? step.record?.before : step.record?.after;
    page.replace({
      ...base,
      source: record ?? base.source,
      annotations: withChanges(base.annotations, step.annotations, direction, page.text),
    });
    this.refresh(source);
  }

  /** Brings the suggestions in a source's sidecar up to date with the latest analysis and writes it. */
  async annotate(source: string): Promise<void> {
    const page = await this.pages.settled(source);
    page.replace(page.withSuggestions(this.index, this.parts.generator));
    await this.save(source);
  }

  /** Writes what is in memory. What can't be written is reported, stays in memory and in the backup. */
  async save(source: string): Promise<void> {
    const page = this.pages.peek(source);
    if (!page) return;
    while (page.saving) await page.saving;
    if (!page.isUnsaved) return;
    page.saving = this.write(page).finally(() => (page.saving = undefined));
    await page.saving;
  }

  /** Brings what an earlier session could not write to its files; returns the sidecars that were healed so. */
  async recover(): Promise<readonly string[]> {
    const { recovered } = await this.parts.sidecars.recover();
    for (const path of recovered) this.reload(sourceOfSidecar(path) ?? path);
    return recovered;
  }

  /** Merges the versions that git left in a sidecar with conflict marks. */
  async resolveMarks(source: string): Promise<number> {
    const saved = await this.parts.sidecars.resolve(source, await this.files.fileText(source));
    this.reload(source);
    return saved?.conflicts.length ?? 0;
  }

  /** Forgets what is in memory of a sidecar whose file was replaced, unless there is unwritten work. */
  private reload(source: string): void {
    const page = this.pages.peek(source);
    if (page?.isUnsaved) return;
    if (page) this.pages.drop(page);
    this.refresh(source);
  }

  /** A source has this path now and its sidecar came along: lets the sidecar say so. */
  async moved(source: string): Promise<void> {
    this.reload(source);
    const page = await this.pages.settled(source);
    if (!page.sidecar) return;
    page.replace(page.sidecar);
    await this.save(source);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private refresh(source: string): void {
    this.changed.fire([source]);
    if (this.corpus?.sources.has(source)) this.corpus.refresh(source);
  }

  private async write(page: Page): Promise<void> {
    const { source, revision } = page;
    try {
      const fileText =
        this.files.document(source) && (await this.files.fileText(source).catch(() => undefined));
      const file = page.forFile(fileText);
      if (!file) return;
      const { value } = await this.parts.sidecars.save(source, file.sidecar, file.text);
      if (hasOthersWork(value, file.sidecar)) {
        page.takeOver(value, file.text);
        this.refresh(source);
      }
      page.savedRevision = revision;
      page.written = { sidecar: value, text: file.text };
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      this.parts.onFailure(error);
    }
  }

  /** "Kept current when such a source is saved": one that has no sidecar gets none. */
  private async documentSaved(document: vscode.TextDocument): Promise<void> {
    const source = this.files.sourceOf(document.uri);
    const page = source === undefined ? undefined : this.pages.peek(source);
    if (source === undefined || !page?.sidecar) return;
    await this.corpus?.whenIdle();
    await this.annotate(source).catch((error: unknown) => {
      this.parts.log.error(`the sidecar of ${source} was not brought up to date`, error);
    });
  }

  private async fileChanged(uri: vscode.Uri): Promise<void> {
    const path = this.files.pathOf(uri);
    const source = path === undefined ? undefined : sourceOfSidecar(path);
    const page = source === undefined ? undefined : this.pages.peek(source);
    if (source === undefined || !page) {
      if (source !== undefined && this.corpus?.sources.has(source)) this.refresh(source);
      return;
    }
    while (page.saving) await page.saving;
    if (this.pages.peek(source) !== page) return;
    // Nothing may be decided in between: what others wrote is taken over before it counts as seen.
    page.saving = this.takeOverFile(page).finally(() => (page.saving = undefined));
    await page.saving;
    if (page.isUnsaved) await this.save(source);
  }

  /** Takes over what the file holds, unless that is our own write, told by the watcher. */
  private async takeOverFile(page: Page): Promise<void> {
    // Unsaved work is merged with the file when it is written.
    if (page.isUnsaved) return;
    const { source } = page;
    try {
      const { written, text: present } = page;
      const fileText = this.files.document(source) ? await this.files.fileText(source) : present;
      const disk = await this.files.read(source, [fileText, ...(written ? [written.text] : []), present]);
      if (disk && written && !hasOthersWork(disk.sidecar, written.sidecar)) return;
      if (disk) page.takeOver(disk.sidecar, disk.text);
      else this.pages.drop(page);
    } catch {
      // It can't be read: the next look says so.
      this.pages.drop(page);
    }
    this.refresh(source);
  }
}
