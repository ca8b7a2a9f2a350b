import * as vscode from 'vscode';
import type { Log } from '../../../core/corpus/files';
import {
  emptyRegistry,
  REGISTRY_FILE,
  type Registry,
  type RegistryEntry,
} from '../../../core/linking/registry';
import { jsonEqual } from '../../../core/annotation/mergeJson';
import { HumanError } from '../../../core/text/humanError';
import type { RegistryStore } from '../../../storage/registryStore';
import { changesBetween, withEntryChanges, type Change, type Direction } from './history';

/** The registry of one corpus in memory, kept true to its file. */
export class RegistryBook implements vscode.Disposable {
  private registry: Registry = emptyRegistry;
  private unreadable: string | undefined;
  private loading: Promise<void> | undefined;
  private writing: Promise<void> | undefined;
  private revision = 0;
  private savedRevision = 0;
  private readonly changed = new vscode.EventEmitter<Registry>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    folder: vscode.WorkspaceFolder,
    private readonly store: RegistryStore,
    private readonly log: Log,
    private readonly onFailure: (error: HumanError) => void,
  ) {
    const file = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, REGISTRY_FILE));
    const look = (): void => void this.look();
    this.subscriptions.push(
      this.changed,
      file,
      file.onDidCreate(look),
      file.onDidChange(look),
      file.onDidDelete(look),
    );
  }

  get current(): Registry {
    return this.registry;
  }

  get isUnsaved(): boolean {
    return this.revision !== this.savedRevision;
  }

  /** Why the file can't be read; nothing is written over it. */
  get problem(): string | undefined {
    return this.unreadable;
  }

  /** Reads the file, the first time it is called. */
  load(): Promise<void> {
    return (this.loading ??= this.look());
  }

  /** Brings what an earlier session could not write to the file; returns its path if so. */
  async recover(): Promise<readonly string[]> {
    return (await this.store.recover()).recovered;
  }

  /** Changes the registry in memory; `save` then writes it. Returns the entries that changed. */
  async change(edit: (registry: Registry) => Registry): Promise<readonly Change<RegistryEntry>[]> {
    await this.settled();
    const after = edit(this.registry);
    const changes = changesBetween(this.registry.entries.values(), after.entries.values());
    if (changes.length > 0) this.replace(after);
    return changes;
  }

  async restore(changes: readonly Change<RegistryEntry>[], direction: Direction): Promise<void> {
    await this.settled();
    if (changes.length > 0) this.replace(withEntryChanges(this.registry, changes, direction));
  }

  async save(): Promise<void> {
    while (this.writing) await this.writing;
    if (!this.isUnsaved) return;
    this.writing = this.write().finally(() => (this.writing = undefined));
    await this.writing;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async settled(): Promise<void> {
    await this.load();
    while (this.writing) await this.writing;
    if (this.unreadable !== undefined) throw new HumanError(this.unreadable);
  }

  private replace(registry: Registry): void {
    this.registry = registry;
    this.revision++;
    this.changed.fire(registry);
  }

  private async write(): Promise<void> {
    const { revision } = this;
    try {
      const { value } = await this.store.save(this.registry);
      this.savedRevision = revision;
      this.takeOver(value);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      this.onFailure(error);
    }
  }

  /** Reads what somebody else wrote; unsaved work is merged with it when it is written. */
  private async look(): Promise<void> {
    while (this.writing) await this.writing;
    if (this.isUnsaved) return this.save();
    this.writing = this.read().finally(() => (this.writing = undefined));
    await this.writing;
  }

  private async read(): Promise<void> {
    try {
      const registry = (await this.store.load()) ?? emptyRegistry;
      this.unreadable = undefined;
      this.takeOver(registry);
    } catch (error) {
      if (!(error instanceof HumanError)) return this.log.error('the registry could not be read', error);
      this.unreadable = error.message;
      this.onFailure(error);
    }
  }

  private takeOver(registry: Registry): void {
    if (registry === this.registry || jsonEqual(registry, this.registry)) return;
    this.registry = registry;
    this.changed.fire(registry);
  }
}
