import * as vscode from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import type { Log } from '../../core/corpus/files';
import type { Registry } from '../../core/linking/registry';
import type { HumanError } from '../../core/text/humanError';
import type { Backups } from '../../storage/backup';
import { RegistryStore } from '../../storage/registryStore';
import { SidecarStore } from '../../storage/sidecarStore';
import type { CorpusFiles } from '../../core/corpus/files';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';
import { SourceTexts } from '../corpus/sourceTexts';
import { AnnotationBook, type RecordEdit, type SourceEdit } from './book/annotationBook';
import { decider } from './decider';
import type { Decider } from './decide';
import { History, type Direction, type SourceStep } from './book/history';
import { RegistryBook } from './book/registryBook';

/** What deciding needs from the window. */
export interface DecidingParts {
  readonly filesOf: (folder: vscode.Uri) => CorpusFiles;
  /** Where work goes that could not be written; `name` names whose work it is. */
  readonly backupsOf: (name: string) => Backups;
  readonly log: Log;
  /** The program as sidecars name it: `Glossator 0.1.0`. */
  readonly generator: string;
}

/** A corpus's decisions: sidecars and registry. */
export interface CorpusWork {
  readonly book: AnnotationBook;
  readonly registry: RegistryBook;
}

/** What one command changes in a corpus. */
export interface CorpusChange {
  readonly sources?: ReadonlyMap<string, SourceEdit>;
  readonly registry?: (registry: Registry) => Registry;
  /** What is said of the sources themselves. */
  readonly records?: ReadonlyMap<string, RecordEdit>;
}

/** How long the status bar says what was decided, in milliseconds: time to read a line. */
const MESSAGE_TIME = 5000;

/** Sources that are changed and written at the same time. */
const PARALLEL_SOURCES = 8;

/** The decisions of a window: every command changes sidecars and registries through `change`, which can be undone. */
export class Deciding implements vscode.Disposable {
  private readonly works = new Map<string, CorpusWork>();
  private readonly history = new History<CorpusWork>();
  private readonly texts = new SourceTexts();
  private readonly changed = new vscode.EventEmitter<{
    readonly corpus: OpenCorpus;
    readonly sources: readonly string[];
  }>();
  /** The annotations of these sources have changed. */
  readonly onDidChange = this.changed.event;
  private readonly corpora = new Map<string, OpenCorpus>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private failure: Promise<unknown> | undefined;

  constructor(private readonly parts: DecidingParts) {
    this.subscriptions.push(
      this.texts,
      this.changed,
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => removed.forEach(this.forget)),
    );
  }

  /** Where the corpora of the window get the reader's decisions from. */
  readonly decisionsFor = (folder: vscode.WorkspaceFolder): AnnotationBook => this.workIn(folder).book;

  /** The annotations of a source as they are in memory: a glance that must not wait. */
  readonly annotationsOf = (corpus: OpenCorpus, source: string): readonly Annotation[] =>
    this.of(corpus).book.peek(source)?.annotations ?? [];

  /** Follows the corpora of the window. */
  attach(corpora: Corpora): void {
    this.subscriptions.push(corpora.onDidOpen(corpus => void this.begin(corpus)));
  }

  of(corpus: OpenCorpus): CorpusWork {
    return this.workIn(corpus.folder);
  }

  /** Who decides now. */
  by(): Decider {
    return decider();
  }

  /**
   * Changes annotations, registry and what is said of the sources of one corpus as one step that can be undone. Throws
   * a `HumanError` where something can't be changed; nothing is changed then. What can't be written stays in memory and
   * is reported.
   */
  async change(corpus: OpenCorpus, label: string, change: CorpusChange): Promise<boolean> {
    const work = this.of(corpus);
    const sources = new Map<string, SourceStep>();
    const note = (source: string, step: SourceStep | undefined): void => {
      if (step) sources.set(source, { ...sources.get(source), ...step });
    };
    for (const source of new Set([...(change.sources?.keys() ?? []), ...(change.records?.keys() ?? [])])) {
      await work.book.open(source);
    }
    const registry = change.registry ? await work.registry.change(change.registry) : [];
    for (const [source, edit] of change.records ?? [])
      note(source, await work.book.changeRecord(source, edit));
    for (const [source, edit] of change.sources ?? []) note(source, await work.book.change(source, edit));
    if (sources.size === 0 && registry.length === 0) return false;
    this.history.add(work, { label, sources, registry });
    await this.save(work, sources.keys());
    vscode.window.setStatusBarMessage(`$(check) ${label}`, MESSAGE_TIME);
    return true;
  }

  /** Undoes or redoes the latest step; returns its label, `undefined` where there is none. */
  async travel(direction: Direction): Promise<string | undefined> {
    const entry = this.history.take(direction);
    if (!entry) return undefined;
    const { place, step } = entry;
    await place.registry.restore(step.registry, direction);
    for (const [source, part] of step.sources) await place.book.restore(source, part, direction);
    await this.save(place, step.sources.keys());
    return step.label;
  }

  dispose(): void {
    for (const work of this.works.values()) disposeWork(work);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async save({ book, registry }: CorpusWork, sources: Iterable<string>): Promise<void> {
    const queue = [...sources].values();
    const runner = async (): Promise<void> => {
      for (const source of queue) await book.save(source);
    };
    await Promise.all([registry.save(), ...Array.from({ length: PARALLEL_SOURCES }, runner)]);
  }

  private workIn(folder: vscode.WorkspaceFolder): CorpusWork {
    const key = folder.uri.toString();
    let work = this.works.get(key);
    if (!work) {
      const files = this.parts.filesOf(folder.uri);
      const onFailure = (error: HumanError): void => this.report(error);
      const { texts, parts } = this;
      const { log, generator } = parts;
      const sidecars = new SidecarStore(files, this.parts.backupsOf(`${key} sidecars`));
      const book = new AnnotationBook(folder, { sidecars, texts, log, generator, onFailure });
      const registryStore = new RegistryStore(files, this.parts.backupsOf(`${key} registry`));
      const registry = new RegistryBook(folder, registryStore, log, onFailure);
      book.onDidChange(sources => {
        const corpus = this.corpora.get(key);
        if (corpus) this.changed.fire({ corpus, sources });
      });
      registry.onDidChange(now => this.corpora.get(key)?.setRegistry(now));
      work = { book, registry };
      this.works.set(key, work);
    }
    return work;
  }

  private async begin(corpus: OpenCorpus): Promise<void> {
    const { book, registry } = this.of(corpus);
    this.corpora.set(corpus.folder.uri.toString(), corpus);
    book.attach(corpus);
    const recovered = await recover([registry, book]).catch((error: unknown) => {
      this.parts.log.error('unwritten decisions could not be brought back', error);
      return [];
    });
    await registry.load();
    corpus.setRegistry(registry.current);
    if (recovered.length > 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Decisions that could not be written earlier are now in {0}.', recovered.join(', ')),
      );
    }
  }

  /** One message at a time, however many files fail. */
  private report(error: HumanError): void {
    this.parts.log.warn(error.message);
    const retry = vscode.l10n.t('Try Again');
    const kept = vscode.l10n.t('Your decisions are kept until they can be written.');
    this.failure ??= Promise.resolve(
      vscode.window.showErrorMessage(`${error.message} ${kept}`, retry).then(async chosen => {
        this.failure = undefined;
        if (chosen !== retry) return;
        for (const work of this.works.values()) await this.save(work, work.book.unsaved);
      }),
    );
  }

  private readonly forget = (folder: vscode.WorkspaceFolder): void => {
    const key = folder.uri.toString();
    const work = this.works.get(key);
    if (!work) return;
    this.history.forget(work);
    disposeWork(work);
    this.works.delete(key);
    this.corpora.delete(key);
  };
}

async function recover(
  parts: readonly { recover(): Promise<readonly string[]> }[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const part of parts) paths.push(...(await part.recover()));
  return paths;
}

function disposeWork({ book, registry }: CorpusWork): void {
  book.dispose();
  registry.dispose();
}
