import * as vscode from 'vscode';
import { isSidecarPath } from '../../core/annotation/paths';
import type { Log } from '../../core/corpus/files';
import { setting } from '../settings';

/** How long after the last new file the folder is searched again, in milliseconds: a checkout makes many at once. */
const SEARCH_PAUSE = 100;

/** A workspace folder as a place of sources: which of its files are sources, and which of them come, change and go. */
export class SourceFolder implements vscode.Disposable {
  private readonly known = new Set<string>();
  private readonly changed = new vscode.EventEmitter<string>();
  /** A source is new, has been opened, or its file has changed. */
  readonly onDidChange = this.changed.event;
  private readonly vanished = new vscode.EventEmitter<string>();
  /** A source is no longer there. */
  readonly onDidVanish = this.vanished.event;
  private readonly searched = new vscode.EventEmitter<void>();
  /** A search has ended. */
  readonly onDidSearch = this.searched.event;
  private searches = 0;
  /** Paths of files and folders that were deleted while a search ran; it may have found them before. */
  private readonly deletedMeanwhile = new Set<string>();
  private nextSearch: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly log: Log,
  ) {
    const files = vscode.workspace.createFileSystemWatcher(this.pattern(this.include));
    // Of a folder that is deleted VS Code tells the folder only, not what was in it.
    const deletions = vscode.workspace.createFileSystemWatcher(this.pattern('**'), true, true, false);
    this.subscriptions = [
      this.changed,
      this.vanished,
      this.searched,
      files,
      files.onDidCreate(uri => this.created(uri)),
      files.onDidChange(uri => this.modified(uri)),
      deletions,
      deletions.onDidDelete(uri => this.deleted(uri)),
      vscode.workspace.onDidOpenTextDocument(document => this.opened(document)),
    ];
  }

  /** Every source found so far. */
  get sources(): ReadonlySet<string> {
    return this.known;
  }

  /** A search runs or is about to. */
  get isSearching(): boolean {
    return this.searches > 0 || this.nextSearch !== undefined;
  }

  /** Looks for the sources that the settings describe, and tells of those that are new or gone; open ones come first. */
  async search(): Promise<void> {
    this.searches++;
    try {
      const found = await vscode.workspace.findFiles(this.pattern(this.include), this.exclude || null);
      const paths = found.map(uri => this.pathOf(uri)).filter(path => path !== undefined);
      const sources = new Set(paths.filter(path => !this.wasDeletedMeanwhile(path)));
      for (const source of this.known) if (!sources.has(source)) this.drop(source);
      for (const { uri } of vscode.workspace.textDocuments) {
        const source = this.pathOf(uri);
        if (source !== undefined && sources.has(source)) this.add(source);
      }
      for (const source of sources) this.add(source);
    } catch (error) {
      this.log.error(`${this.folder.name} could not be searched for sources`, error);
    } finally {
      this.searches--;
      if (this.searches === 0) this.deletedMeanwhile.clear();
      this.searched.fire();
    }
  }

  /** The corpus-relative path of a file in this folder that may be a source; `undefined` for any other. */
  pathOf(uri: vscode.Uri): string | undefined {
    const root = this.folder.uri;
    const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
    if (uri.scheme !== root.scheme || uri.authority !== root.authority || !uri.path.startsWith(prefix))
      return undefined;
    const path = uri.path.slice(prefix.length);
    return isSidecarPath(path) ? undefined : path;
  }

  uri(source: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder.uri, source);
  }

  dispose(): void {
    clearTimeout(this.nextSearch);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private get include(): string {
    return setting('sources.include', this.folder);
  }

  private get exclude(): string {
    return setting('sources.exclude', this.folder);
  }

  private pattern(glob: string): vscode.RelativePattern {
    return new vscode.RelativePattern(this.folder, glob);
  }

  private created(uri: vscode.Uri): void {
    const source = this.pathOf(uri);
    if (source === undefined) return;
    if (this.known.has(source)) {
      this.changed.fire(source);
      return;
    }
    // Whether the settings exclude it only VS Code's own search can tell.
    clearTimeout(this.nextSearch);
    this.nextSearch = setTimeout(() => {
      this.nextSearch = undefined;
      void this.search();
    }, SEARCH_PAUSE);
  }

  private opened(document: vscode.TextDocument): void {
    const source = this.pathOf(document.uri);
    if (source === undefined) return;
    const matches = (glob: string): boolean =>
      glob !== '' && vscode.languages.match({ pattern: this.pattern(glob) }, document) > 0;
    if (this.known.has(source)) this.changed.fire(source);
    else if (matches(this.include) && !matches(this.exclude)) this.add(source);
  }

  private modified(uri: vscode.Uri): void {
    const source = this.pathOf(uri);
    if (source !== undefined && this.known.has(source)) this.changed.fire(source);
  }

  private deleted(uri: vscode.Uri): void {
    const path = this.pathOf(uri);
    if (path === undefined) return;
    if (this.searches > 0) this.deletedMeanwhile.add(path);
    for (const source of this.known) if (isIn(source, path)) this.drop(source);
  }

  private wasDeletedMeanwhile(source: string): boolean {
    for (const path of this.deletedMeanwhile) if (isIn(source, path)) return true;
    return false;
  }

  private add(source: string): void {
    if (this.known.has(source)) return;
    this.known.add(source);
    this.changed.fire(source);
  }

  private drop(source: string): void {
    this.known.delete(source);
    this.vanished.fire(source);
  }
}

/** Whether a path is this file's or folder's own, or of something in it. */
const isIn = (source: string, path: string): boolean => source === path || source.startsWith(`${path}/`);
