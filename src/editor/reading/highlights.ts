import * as vscode from 'vscode';
import type { SourceView } from '../../core/corpus/sourceView';
import { lineColumn } from '../../core/text/lines';
import { compareSpans, firstSpanFrom, partsOf, type PartedSpan, type Span } from '../../core/text/span';
import { registerCommand } from '../commands';
import type { Corpora } from '../corpus/corpora';
import { decorationKinds, HighlightStyles, type DecorationKind } from './highlightStyles';
import { highlightTypeOf, highlightTypes, typeLabel } from '../mentionTypes';
import { affects, setting } from '../settings';

/** Lines above and below the visible ones that are decorated too, so that scrolling does not flicker. */
const MARGIN = 60;

/** The same within a line that fills the screen by itself, in UTF-16 units. */
const WIDE_MARGIN = 20_000;

/** Most underlines that one editor gets at a time: many times what fits on a screen, as a line may have no end. */
const MOST_UNDERLINES = 5000;

/** Rest after the last scroll or change before editors are decorated again, in milliseconds: two frames. */
const PAUSE = 32;

/** Most marks of one type on the overview ruler of one editor; more would run together. */
const MOST_MARKS = 500;

/** Underlines mentions and dates in the visible editors, and marks them on the overview ruler. */
export class Highlights implements vscode.Disposable {
  private readonly styles = new HighlightStyles();
  /** What the overview rulers were last made of. */
  private marked = new WeakMap<vscode.TextEditor, SourceView>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly corpora: Corpora) {
    this.subscriptions = [
      this.styles,
      corpora.onDidChange(() => this.schedule()),
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.schedule()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.schedule()),
      vscode.workspace.onDidChangeTextDocument(() => this.schedule()),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (!affects(event, 'highlights.enabled', 'highlights.types', 'dates.showVague')) return;
        this.marked = new WeakMap();
        this.schedule();
      }),
      registerCommand('glossator.toggleHighlights', () =>
        update('highlights.enabled', !setting('highlights.enabled')),
      ),
      registerCommand('glossator.chooseHighlights', chooseTypes),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const editor of vscode.window.visibleTextEditors) this.decorate(editor);
    }, PAUSE);
  }

  private decorate(editor: vscode.TextEditor): void {
    const place = this.corpora.placeOf(editor.document.uri);
    const view = place?.corpus.index.view(place.source);
    if (!view) {
      this.marked.delete(editor);
      return this.styles.clear(editor);
    }
    const spans = visibleSpans(view, visibleOffsets(editor), shown(editor.document.uri));
    const { document } = editor;
    for (const kind of decorationKinds) {
      const ranges = (spans.get(kind) ?? []).map(
        ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
      );
      editor.setDecorations(this.styles.of(kind), ranges);
    }
    if (this.marked.get(editor) === view) return;
    this.marked.set(editor, view);
    const marks = rulerMarks(view, shown(document.uri));
    for (const type of highlightTypes) {
      editor.setDecorations(
        this.styles.rulerOf(type),
        (marks.get(type) ?? []).map(line => new vscode.Range(line, 0, line, 0)),
      );
    }
  }
}

type Shown = (type: string, vague?: boolean) => boolean;

function shown(uri: vscode.Uri): Shown {
  const types = setting('highlights.types', uri);
  const enabled = setting('highlights.enabled', uri);
  const vagueToo = setting('dates.showVague', uri);
  return (type, vague = false) => enabled && (types[type] ?? types['other'] ?? true) && (vagueToo || !vague);
}

function visibleOffsets({ document, visibleRanges }: vscode.TextEditor): Span[] {
  return visibleRanges.map(({ start, end }) => ({
    start: Math.max(
      document.offsetAt(new vscode.Position(Math.max(0, start.line - MARGIN), 0)),
      document.offsetAt(start) - WIDE_MARGIN,
    ),
    end: Math.min(
      document.offsetAt(new vscode.Position(end.line + MARGIN, 0)),
      document.offsetAt(end) + WIDE_MARGIN,
    ),
  }));
}

function visibleSpans(view: SourceView, visible: readonly Span[], shown: Shown): Map<DecorationKind, Span[]> {
  const spans = new Map<DecorationKind, Span[]>();
  const add = (kind: DecorationKind, span: Span): void => {
    const list = spans.get(kind);
    if (list) list.push(span);
    else spans.set(kind, [span]);
  };
  const [mentions, dates] = [partByPart(view.mentions), partByPart(view.dates)];
  for (const stretch of visible) {
    for (const mention of startingWithin(mentions, stretch)) {
      if (shown(mention.type)) add(`${highlightTypeOf(mention.type)} ${mention.status}`, mention);
    }
    for (const date of startingWithin(dates, stretch)) {
      if (shown('date', date.vague)) add(`date ${date.status}`, date);
    }
  }
  return spans;
}

/** The marks sorted by start, one that has several parts once for each. */
const partByPart = <T extends PartedSpan>(marks: readonly T[]): readonly T[] =>
  marks.some(({ parts }) => parts)
    ? marks.flatMap(mark => partsOf(mark).map(part => ({ ...mark, ...part }))).sort(compareSpans)
    : marks;

/** The spans (sorted by start) that begin in a stretch. */
const startingWithin = <T extends Span>(spans: readonly T[], stretch: Span): readonly T[] =>
  spans
    .slice(firstSpanFrom(spans, stretch.start), firstSpanFrom(spans, stretch.end))
    .slice(0, MOST_UNDERLINES);

/** One mark a line and type; evenly thinned out where there are too many. Lines are those of the last analysis. */
function rulerMarks(view: SourceView, shown: Shown): Map<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  const add = (type: string, start: number): void => {
    const { line } = lineColumn(view.lineStarts, start);
    const list = lines.get(type);
    if (!list) lines.set(type, [line]);
    else if (list.at(-1) !== line) list.push(line);
  };
  for (const { type, start } of view.mentions) if (shown(type)) add(highlightTypeOf(type), start);
  for (const { vague, start } of view.dates) if (shown('date', vague)) add('date', start);
  return new Map(
    [...lines].map(([type, list]) => {
      const step = Math.ceil(list.length / MOST_MARKS);
      return [type, step > 1 ? list.filter((_, index) => index % step === 0) : list];
    }),
  );
}

async function chooseTypes(): Promise<void> {
  const types = setting('highlights.types');
  const items = highlightTypes.map(type => ({ label: typeLabel(type), type, picked: types[type] ?? true }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Highlight in Sources'),
    placeHolder: vscode.l10n.t('What is underlined in the text'),
  });
  if (!picked) return;
  await update('highlights.types', Object.fromEntries(items.map(item => [item.type, picked.includes(item)])));
  if (!setting('highlights.enabled')) await update('highlights.enabled', true);
}

/** Changes a setting where it is set now: in the workspace if there, else for the user. */
async function update(name: 'highlights.enabled' | 'highlights.types', value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('glossator');
  const inWorkspace = settings.inspect(name)?.workspaceValue !== undefined;
  await settings.update(
    name,
    value,
    inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}
