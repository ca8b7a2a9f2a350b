import * as vscode from 'vscode';
import { checkDecisions } from '../../../core/annotation/decisionChecks';
import { hasConflictMarks } from '../../../core/annotation/conflictMarks';
import { sidecarPath } from '../../../core/annotation/paths';
import type { Annotation } from '../../../core/annotation/annotation';
import { LineIndex } from '../../../core/text/lines';
import type { Span } from '../../../core/text/span';
import type { SourcePlace } from '../../corpus/corpora';
import type { OpenCorpus } from '../../corpus/openCorpus';
import { anchorFindings, type AnchorFinding, type EditorFix } from './anchorFindings';
import { decisionIn } from '../comparing/comparison';
import type { Deciding } from '../deciding';
import type { Page } from '../book/page';

/** Something in the Problems panel with what can be done about it. */
export interface Problem {
  readonly place: SourcePlace;
  /** The file in which it is shown: the source, or its sidecar. */
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
  readonly fixes: readonly EditorFix[];
  /** It is about where an annotation stands. */
  readonly isAnchor: boolean;
}

/** How long changes are gathered before a source is checked again, in milliseconds. */
const PAUSE = 400;

/** Where ids of annotations are remembered that the reader wants to keep as they are. */
const KEPT = 'glossator.keptAsTheyAre';

/** Checks the decisions of the window and shows what it finds in the Problems panel. */
export class Problems implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('glossator');
  private readonly bySource = new Map<string, readonly Problem[]>();
  private readonly waiting = new Map<string, SourcePlace>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly kept: Set<string>;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly deciding: Deciding,
    private readonly memory: vscode.Memento,
  ) {
    this.kept = new Set(memory.get<string[]>(KEPT, []));
    this.subscription = deciding.onDidChange(({ corpus, sources }) => {
      for (const source of sources) this.waiting.set(corpus.uri(source).toString(), { corpus, source });
      this.timer ??= setTimeout(() => void this.checkWaiting(), PAUSE);
    });
  }

  get all(): readonly Problem[] {
    return [...this.bySource.values()].flat();
  }

  /** The problem that a diagnostic shows; VS Code hands back copies. */
  of(uri: vscode.Uri, diagnostic: vscode.Diagnostic): Problem | undefined {
    return this.all.find(
      problem =>
        problem.uri.toString() === uri.toString() &&
        problem.diagnostic.message === diagnostic.message &&
        problem.diagnostic.range.isEqual(diagnostic.range),
    );
  }

  /** Leaves an annotation in peace from now on. */
  keep(place: SourcePlace, annotation: string): void {
    this.kept.add(annotation);
    void this.memory.update(KEPT, [...this.kept]);
    void this.check(place);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.collection.dispose();
  }

  private async checkWaiting(): Promise<void> {
    this.timer = undefined;
    const places = [...this.waiting.values()];
    this.waiting.clear();
    for (const place of places) await this.check(place);
  }

  private async check(place: SourcePlace): Promise<void> {
    const { corpus, source } = place;
    const page = this.deciding.of(corpus).book.peek(source);
    const problems = page ? await this.problemsOf(place, page) : [];
    const uri = corpus.uri(source);
    const sidecar = corpus.uri(sidecarPath(source));
    this.bySource.set(uri.toString(), problems);
    for (const file of [uri, sidecar]) {
      const here = problems.filter(problem => problem.uri.toString() === file.toString());
      this.collection.set(
        file,
        here.map(({ diagnostic }) => diagnostic),
      );
    }
  }

  private async problemsOf(place: SourcePlace, page: Page): Promise<Problem[]> {
    const { corpus, source } = place;
    if (page.unreadable !== undefined) return [await unreadable(place, page.unreadable)];
    const { annotations, text } = page;
    if (annotations.every(({ status, comments }) => status === 'suggested' && comments.length === 0))
      return [];
    const show = (
      span: Span,
      message: string,
      severity: vscode.DiagnosticSeverity,
      code: string,
      fixes: readonly EditorFix[],
      isAnchor = false,
    ): Problem => {
      const diagnostic = new vscode.Diagnostic(rangeIn(corpus, source, text, span), message, severity);
      diagnostic.source = 'Glossator';
      diagnostic.code = code;
      return { place, uri: corpus.uri(source), diagnostic, fixes, isAnchor };
    };
    const { Warning, Information } = vscode.DiagnosticSeverity;
    const anchors = anchorFindings(annotations, text)
      .filter(({ annotation }) => !this.kept.has(annotation.id))
      .map(finding =>
        show(finding.span, anchorMessage(finding), Warning, finding.grade, finding.fixes, true),
      );
    const conflicts = annotations.flatMap(annotation => {
      const { conflict, targets } = annotation;
      const [target] = targets;
      if (conflict === undefined || !target) return [];
      return [
        show(target, conflictMessage(annotation), Warning, 'conflict', conflictFixes(annotation, conflict)),
      ];
    });
    const hasEntity = (id: string): boolean =>
      corpus.index.entity(id) !== undefined ||
      this.deciding.of(corpus).registry.current.entries.has(id) ||
      corpus.index.view(source) === undefined;
    const advice = checkDecisions(annotations, text, hasEntity).flatMap(({ span, message, kind, fixes }) =>
      span ? [show(span, message, Information, kind, fixes)] : [],
    );
    return [...anchors, ...conflicts, ...advice];
  }
}

function conflictFixes(annotation: Annotation, conflict: string): EditorFix[] {
  const { id } = annotation;
  const isDeletion = conflict === 'deleted';
  const rival = isDeletion ? '' : conflict;
  const choose: EditorFix = { kind: 'choose', annotation: id, rival, says: versionIn(annotation) };
  return isDeletion ? [choose, { kind: 'delete', annotation: id }] : [choose];
}

function conflictMessage(annotation: Annotation): string {
  const { t } = vscode.l10n;
  return annotation.conflict === 'deleted'
    ? t('{0} changed this annotation and somebody else deleted it.', annotation.creator?.name ?? '?')
    : t('Two people decided differently here. One version: {0}', versionIn(annotation));
}

/** Whose version of a decision it is and what it says: `Ada, accepted person → habib-lamine`. */
const versionIn = (annotation: Annotation): string =>
  `${annotation.creator?.name ?? '?'}, ${decisionIn(annotation, vscode.l10n.t)}`;

function anchorMessage({ annotation, grade }: AnchorFinding): string {
  const { t } = vscode.l10n;
  const words = annotation.targets.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … ');
  switch (grade) {
    case 'changed':
      return t('The words of the annotation on “{0}” have changed.', words);
    case 'ambiguous':
      return t('The annotation on “{0}” may belong to several places.', words);
    case 'lost':
      return t('The annotation on “{0}” has lost its place.', words);
  }
}

async function unreadable(place: SourcePlace, message: string): Promise<Problem> {
  const uri = place.corpus.uri(sidecarPath(place.source));
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message);
  diagnostic.source = 'Glossator';
  diagnostic.code = 'invalid sidecar';
  const json = await vscode.workspace.fs.readFile(uri).then(
    bytes => new TextDecoder().decode(bytes),
    () => '',
  );
  return {
    place,
    uri,
    diagnostic,
    fixes: hasConflictMarks(json) ? [{ kind: 'merge marks' }] : [],
    isAnchor: false,
  };
}

/** The range of a span in the page's text; the corpus's index knows the lines of the analysed text only. */
function rangeIn(corpus: OpenCorpus, source: string, text: string, span: Span): vscode.Range {
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === corpus.uri(source).toString(),
  );
  if (document) return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  const lines = new LineIndex(text);
  const [start, end] = [lines.at(span.start), lines.at(span.end)];
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
