import * as vscode from 'vscode';
import type { Annotation } from '../../../core/annotation/annotation';
import { sidecarPath } from '../../../core/annotation/paths';
import { parseSidecar } from '../../../core/annotation/sidecar';
import { LineIndex } from '../../../core/text/lines';
import { HumanError } from '../../../core/text/humanError';
import { registerCommand } from '../../commands';
import type { Corpora, SourcePlace } from '../../corpus/corpora';
import {
  agreementLines,
  agreementOf,
  annotationLine,
  compareVersions,
  rowsOfPeople,
  type ComparedRow,
} from './comparison';
import { withAnnotation, withoutAnnotation } from '../decide';
import type { Deciding } from '../deciding';
import { rehomed } from '../book/followText';

const SCHEME = 'glossator-compare';

/** How long the status bar says that all is decided, in milliseconds: time to read a line. */
const MESSAGE_TIME = 5000;

/** A version of a source's annotations to compare with. */
interface Version {
  readonly name: string;
  readonly annotations: readonly Annotation[];
}

/** One comparison that is shown: ours against the first of the others. */
interface Comparison {
  readonly place: SourcePlace;
  readonly others: readonly Version[];
  /** Where the rows begin, below the figures. */
  firstRow: number;
  rows: readonly ComparedRow[];
}

/** `Compare Annotations…`: two versions side by side with what differs, figures of agreement, and keys to adjudicate. */
export class CompareAnnotations implements vscode.Disposable {
  private readonly comparisons = new Map<string, Comparison>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable[];
  private count = 0;

  constructor(
    private readonly deciding: Deciding,
    private readonly corpora: Corpora,
  ) {
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.changed.event,
        provideTextDocumentContent: uri => this.content(uri),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.comparisons.delete(uri.query);
      }),
      deciding.onDidChange(({ corpus, sources }) => {
        for (const [id, { place }] of this.comparisons) {
          if (place.corpus === corpus && sources.includes(place.source)) this.refresh(id);
        }
      }),
      registerCommand('glossator.compareAnnotations', (...args) => this.compare(args)),
      registerCommand('glossator.keepThisVersion', () => this.adjudicate('left')),
      registerCommand('glossator.takeOtherVersion', () => this.adjudicate('right')),
      registerCommand('glossator.keepBothVersions', () => this.adjudicate('both')),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async compare(args: readonly unknown[]): Promise<void> {
    const { t } = vscode.l10n;
    const uri = args[0] instanceof vscode.Uri ? args[0] : vscode.window.activeTextEditor?.document.uri;
    const place = uri && this.corpora.placeOf(uri);
    if (!place) throw new HumanError(t('Open the source whose annotations are to be compared first.'));
    const given = Array.isArray(args[1]) ? args[1].filter(file => file instanceof vscode.Uri) : undefined;
    const files = given ?? (await this.askForVersions(place));
    if (!files || files.length === 0) return;
    const { text } = await this.deciding.of(place.corpus).book.open(place.source);
    const others = await Promise.all(files.map(file => readVersion(file, text)));
    const id = String(++this.count);
    this.comparisons.set(id, { place, others, rows: [], firstRow: 0 });
    const side = (name: string, which: 'left' | 'right'): vscode.Uri =>
      // As text, whatever the name: JSON would be checked for mistakes.
      vscode.Uri.from({ scheme: SCHEME, path: `/${which}/${name.replace(/[\\/]/g, '_')}.txt`, query: id });
    const [first] = others;
    await vscode.commands.executeCommand(
      'vscode.diff',
      side(place.source, 'left'),
      side(first?.name ?? '', 'right'),
      t('Annotations of {0}: here ↔ {1}', place.source, others.map(({ name }) => name).join(', ')),
    );
  }

  private async askForVersions({ corpus, source }: SourcePlace): Promise<readonly vscode.Uri[] | undefined> {
    const { t } = vscode.l10n;
    const sidecar = corpus.uri(sidecarPath(source));
    const items = [
      { label: t('The Last Commit'), description: t('what git has'), choice: 'commit' },
      { label: t('Other Sidecars…'), description: t('of one colleague or several'), choice: 'files' },
    ] as const;
    const chosen = await vscode.window.showQuickPick(items, { title: t('Compare with What?') });
    if (chosen?.choice === 'commit') {
      const query = JSON.stringify({ path: sidecar.fsPath, ref: 'HEAD' });
      return [sidecar.with({ scheme: 'git', query })];
    }
    if (!chosen) return undefined;
    return vscode.window.showOpenDialog({
      canSelectMany: true,
      title: t('Other Sidecars of {0}', source),
      filters: { [t('Sidecars')]: ['json'] },
    });
  }

  private async content(uri: vscode.Uri): Promise<string> {
    const comparison = this.comparisons.get(uri.query);
    if (!comparison) return '';
    const { t } = vscode.l10n;
    const { place, others } = comparison;
    const { annotations, text } = await this.deciding.of(place.corpus).book.present(place.source);
    const rows = rowsOfPeople(compareVersions(annotations, others[0]?.annotations ?? []));
    const versions = [annotations, ...others.map(other => other.annotations)];
    const head = [
      ...agreementLines(agreementOf(versions), versions.length, t),
      t('{0} of {1} differ', rows.filter(({ differs }) => differs).length, rows.length),
      t('On a line that differs: Alt+1 keeps what is here, Alt+2 takes the other, Alt+3 keeps both'),
      '',
    ];
    comparison.rows = rows;
    comparison.firstRow = head.length;
    const lines = new LineIndex(text);
    const isLeft = uri.path.startsWith('/left/');
    // What agrees reads the same on both sides, whoever decided it.
    const said = rows.map(row => annotationLine(isLeft || !row.differs ? row.left : row.right, lines, t));
    return [...head, ...said, ''].join('\n');
  }

  /** Decides the row at the caret, and goes on to the next that differs. */
  private async adjudicate(choice: 'left' | 'right' | 'both'): Promise<void> {
    const { t } = vscode.l10n;
    const editor = vscode.window.activeTextEditor;
    const comparison = editor && this.comparisons.get(editor.document.uri.query);
    if (!editor || !comparison)
      throw new HumanError(t('Compare annotations first, then decide line by line.'));
    const line = editor.selection.active.line - comparison.firstRow;
    const { rows } = comparison;
    const row = rows[line];
    if (!row?.differs) throw new HumanError(t('There is nothing to decide on this line.'));
    if (choice !== 'left') await this.take(comparison, row, choice);
    const next = rows.findIndex(({ differs }, index) => index > line && differs);
    if (next < 0) {
      vscode.window.setStatusBarMessage(t('That was the last difference'), MESSAGE_TIME);
      return;
    }
    const position = new vscode.Position(comparison.firstRow + next, 0);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(editor.selection);
  }

  private async take(
    { place }: Comparison,
    { left, right }: ComparedRow,
    choice: 'right' | 'both',
  ): Promise<void> {
    const id = crypto.randomUUID();
    await this.deciding.change(place.corpus, vscode.l10n.t('Take the Other Version'), {
      sources: new Map([
        [
          place.source,
          annotations => {
            if (choice === 'both') {
              return right
                ? withAnnotation(annotations, { ...right, id: left ? `urn:uuid:${id}` : right.id })
                : annotations;
            }
            const rest = left ? withoutAnnotation(annotations, left.id) : annotations;
            return right ? withAnnotation(rest, right) : rest;
          },
        ],
      ]),
    });
  }

  private refresh(id: string): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === SCHEME && uri.query === id) this.changed.fire(uri);
    }
  }
}

/** Another version, put on the text as it is now. */
async function readVersion(uri: vscode.Uri, text: string): Promise<Version> {
  const { t } = vscode.l10n;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const bytes = await Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => {
    throw new HumanError(t('{0} can’t be read; is there such a version?', name));
  });
  const parsed = parseSidecar(new TextDecoder().decode(bytes), text);
  if (!parsed.ok) throw new HumanError(t('{0} can’t be read: {1}.', name, parsed.error));
  const label = uri.scheme === 'git' ? t('last commit') : name;
  return { name: label, annotations: rehomed(parsed.value.annotations, text) };
}
