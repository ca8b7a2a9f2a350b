import * as vscode from 'vscode';
import { sha256Hex } from '../../../core/annotation/hash';
import { isSidecarPath, SIDECAR_SUFFIX, sidecarPath, sourceOfSidecar } from '../../../core/annotation/paths';
import { parseSidecarCodePoints } from '../../../core/annotation/sidecar';
import type { Log } from '../../../core/corpus/files';
import { decodeText } from '../../../core/text/decode';
import type { Corpora } from '../../corpus/corpora';
import type { OpenCorpus } from '../../corpus/openCorpus';
import type { Deciding } from '../deciding';
import { exists } from './fileExists';

/** Rest after the last file that came or went, in milliseconds: of one move we are told in two events, which may come apart. */
const PAUSE = 1000;

/** Paths that are no sources: git's own files, files that are being written. */
const HIDDEN = /(?:^|\/)\./;

/** A sidecar whose source is gone, and the source with the same text that has none. */
interface MovedSource {
  readonly sidecar: string;
  readonly source: string;
}

/** What has been looked at in a corpus. */
interface Seen {
  /** Sources that were there and had no sidecar to take over; those that come later are compared. */
  readonly sources: Set<string>;
  /** Sidecars that have been offered; those that the reader leaves are not offered again in this window. */
  readonly offered: Set<string>;
}

/** Offers to take annotations along where sources were moved outside the editor, before the window opened or since. */
export class MovesOutside implements vscode.Disposable {
  private readonly seen = new WeakMap<OpenCorpus, Seen>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly deciding: Deciding,
    private readonly corpora: Corpora,
    private readonly log: Log,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher('**', false, true, false);
    const schedule = (uri: vscode.Uri): void => {
      if (isSidecarPath(uri.path) || HIDDEN.test(vscode.workspace.asRelativePath(uri, false))) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        for (const corpus of this.corpora.all) this.look(corpus);
      }, PAUSE);
    };
    this.subscriptions = [
      watcher,
      watcher.onDidCreate(schedule),
      watcher.onDidDelete(schedule),
      corpora.onDidOpen(corpus => this.look(corpus)),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private look(corpus: OpenCorpus): void {
    void corpus
      .whenIdle()
      .then(() => this.offer(corpus))
      .catch((error: unknown) => this.log.error('sidecars without their source were not looked at', error));
  }

  private async offer(corpus: OpenCorpus): Promise<void> {
    const { t } = vscode.l10n;
    const isFirst = !this.seen.has(corpus);
    const seen = this.seen.get(corpus) ?? { sources: new Set<string>(), offered: new Set<string>() };
    this.seen.set(corpus, seen);
    for (const source of seen.sources) if (!corpus.sources.has(source)) seen.sources.delete(source);
    const present = [...corpus.sources];
    const moved = await movedSources(corpus, seen);
    if (isFirst) for (const source of present) seen.sources.add(source);
    if (moved.length === 0) return;
    for (const { sidecar } of moved) seen.offered.add(sidecar);
    const list = moved
      .map(({ sidecar, source }) => t('{0} → {1}', sourceOfSidecar(sidecar) ?? sidecar, source))
      .join(', ');
    const yes = t('Take Them Along');
    const chosen = await vscode.window.showInformationMessage(
      t('Sources were moved without their annotations ({0}). Shall the annotations follow?', list),
      yes,
    );
    if (chosen !== yes) return;
    for (const { sidecar, source } of moved) {
      seen.offered.delete(sidecar);
      const target = corpus.uri(sidecarPath(source));
      await vscode.workspace.fs.rename(corpus.uri(sidecar), target, { overwrite: false });
      await this.deciding.of(corpus).book.moved(source);
    }
  }
}

/** Sidecars without a source whose text is that of a new source without a sidecar, by its hash. */
async function movedSources(corpus: OpenCorpus, seen: Seen): Promise<MovedSource[]> {
  const pattern = new vscode.RelativePattern(corpus.folder, `**/*${SIDECAR_SUFFIX}`);
  const root = `${corpus.folder.uri.path}/`;
  const sidecars = (await vscode.workspace.findFiles(pattern)).map(uri => uri.path.slice(root.length));
  const known = new Set(sidecars);
  const orphans = new Map<string, string>();
  for (const sidecar of sidecars) {
    const source = sourceOfSidecar(sidecar);
    if (source === undefined || seen.offered.has(sidecar)) continue;
    if (corpus.sources.has(source) || (await exists(corpus.uri(source)))) continue;
    const hash = await hashIn(corpus.uri(sidecar));
    if (hash !== undefined) orphans.set(hash, sidecar);
  }
  const moved: MovedSource[] = [];
  if (orphans.size === 0) return moved;
  for (const source of corpus.sources) {
    if (seen.sources.has(source) || known.has(sidecarPath(source))) continue;
    const decoded = decodeText(await vscode.workspace.fs.readFile(corpus.uri(source)));
    const sidecar = decoded.ok ? orphans.get(sha256Hex(decoded.value.text)) : undefined;
    if (sidecar === undefined) continue;
    moved.push({ sidecar, source });
  }
  // Two copies of a source: nobody can tell which one the annotations belong to.
  return moved.filter(({ sidecar }) => moved.filter(other => other.sidecar === sidecar).length === 1);
}

async function hashIn(uri: vscode.Uri): Promise<string | undefined> {
  const parsed = parseSidecarCodePoints(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  return parsed.ok ? parsed.value.sidecar.source.sha256 : undefined;
}
