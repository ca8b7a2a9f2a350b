import * as vscode from 'vscode';
import { HumanError } from '../../../core/text/humanError';
import type { Span } from '../../../core/text/span';
import { registerCommand } from '../../commands';
import type { Corpora, SourcePlace } from '../../corpus/corpora';
import type { SourceEdit } from '../book/annotationBook';
import { outerSpan } from '../decide';
import type { Deciding } from '../deciding';
import { standsIn } from '../book/followText';
import { findMark } from '../marks';
import { DraftComment, fillThread, type ShownComment } from './noteComments';
import { hasNotes, noteOn, reply, resolved, reworded, withoutComment, withoutThread } from './notes';

/** Notes on passages and annotations as comment threads of the editor. */
export class NoteThreads implements vscode.Disposable {
  private readonly controller = vscode.comments.createCommentController(
    'glossator',
    vscode.l10n.t('Notes (Glossator)'),
  );
  /** Threads by annotation, by document. */
  private readonly shown = new Map<string, Map<string, vscode.CommentThread>>();
  /** A box that has been opened for a new note and has nothing in it yet. */
  private draft: vscode.CommentThread | undefined;
  private readonly annotationOf = new WeakMap<vscode.CommentThread, string>();
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly deciding: Deciding,
    private readonly corpora: Corpora,
  ) {
    this.controller.options = {
      prompt: vscode.l10n.t('Write a note…'),
      placeHolder: vscode.l10n.t('A note on these words'),
    };
    this.subscriptions.push(
      this.controller,
      deciding.onDidChange(({ corpus, sources }) => {
        for (const source of sources) this.show(corpus.uri(source));
      }),
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        for (const { document } of editors) this.show(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.hide(uri)),
      registerCommand('glossator.addNote', (...args) => this.begin(args)),
      registerCommand('glossator.saveNote', given => this.save(given as vscode.CommentReply)),
      registerCommand('glossator.resolveNotes', given => this.resolve(given as vscode.CommentThread, true)),
      registerCommand('glossator.reopenNotes', given => this.resolve(given as vscode.CommentThread, false)),
      registerCommand('glossator.deleteNotes', given =>
        this.change(given as vscode.CommentThread, vscode.l10n.t('Delete Notes'), withoutThread),
      ),
      registerCommand('glossator.editComment', given => this.edit(given as ShownComment)),
      registerCommand('glossator.deleteComment', given => {
        const { thread, index } = given as ShownComment;
        return this.change(thread, vscode.l10n.t('Delete Note'), id => withoutComment(id, index));
      }),
      registerCommand('glossator.saveComment', given =>
        given instanceof DraftComment ? this.saveDraft(given) : this.reword(given as ShownComment),
      ),
      registerCommand('glossator.cancelComment', given => {
        if (given instanceof DraftComment) return this.dropDraft();
        return this.show((given as ShownComment).thread.uri, true);
      }),
    );
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /**
   * Opens a box for a comment on the selection or the mention at the caret. We open it ourselves: a commenting range
   * would draw a bar along the whole source.
   */
  private async begin(args: readonly unknown[]): Promise<void> {
    const mark = await findMark(this.corpora, args);
    let editor = vscode.window.activeTextEditor;
    if (mark && (args.length > 0 || editor?.selection.isEmpty)) {
      const selection = mark.corpus.range(mark.source, mark.span);
      editor = await vscode.window.showTextDocument(mark.corpus.uri(mark.source), { selection });
    }
    if (!editor || !this.corpora.placeOf(editor.document.uri)) {
      throw new HumanError(vscode.l10n.t('Open a source and select the words first.'));
    }
    this.openDraft(editor.document, editor.selection, '');
  }

  /** Opens a box for a note on a passage, with `words` in it. */
  private openDraft(document: vscode.TextDocument, selection: vscode.Range | undefined, words: string): void {
    const { start, end } = passageOf(document, selection);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    this.dropDraft();
    this.draft = this.controller.createCommentThread(document.uri, range, []);
    this.draft.comments = [new DraftComment(this.draft, this.deciding.by().creator.name, words)];
    this.draft.label = vscode.l10n.t('Note on “{0}”', document.getText(range).replace(/\s+/g, ' '));
    this.draft.canReply = false;
    this.draft.contextValue = 'draft';
    this.draft.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  /** Adds what was written below a thread to it; a thread that is no annotation's yet begins one. */
  private async save({ thread, text }: vscode.CommentReply): Promise<void> {
    const words = text.trim();
    if (words === '') return;
    if (!this.annotationOf.has(thread)) return this.note(thread, words);
    const by = this.deciding.by();
    await this.change(thread, vscode.l10n.t('Note “{0}”', words), id => reply(id, words, by));
  }

  /**
   * The box that was written in gives way to the thread of the annotation, before that is there: VS Code's list of
   * comments loses one of two threads on the same words. If nothing could be kept the box comes back.
   */
  private async saveDraft({ thread, body }: DraftComment): Promise<void> {
    this.dropDraft();
    if (body.trim() === '') return;
    try {
      await this.note(thread, body.trim());
    } catch (error) {
      this.openDraft(await vscode.workspace.openTextDocument(thread.uri), thread.range, body);
      throw error;
    }
  }

  /** Annotates a thread's passage with a note. */
  private async note({ uri, range }: vscode.CommentThread, words: string): Promise<void> {
    const place = this.corpora.placeOf(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    if (!place) return;
    const edit = noteOn(passageOf(document, range), words, this.deciding.by());
    await this.apply(place, vscode.l10n.t('Note “{0}”', words), edit);
  }

  private dropDraft(): void {
    this.draft?.dispose();
    this.draft = undefined;
  }

  private edit(shown: ShownComment): void {
    shown.mode = vscode.CommentMode.Editing;
    shown.body = shown.comment.text;
    shown.thread.comments = [...shown.thread.comments];
  }

  private reword(shown: ShownComment): Promise<void> {
    const text = typeof shown.body === 'string' ? shown.body : shown.body.value;
    return this.change(shown.thread, vscode.l10n.t('Change Note'), id =>
      reworded(id, shown.index, text.trim()),
    );
  }

  private resolve(thread: vscode.CommentThread, isResolved: boolean): Promise<void> {
    const label = isResolved ? vscode.l10n.t('Resolve Notes') : vscode.l10n.t('Reopen Notes');
    return this.change(thread, label, id => resolved(id, isResolved));
  }

  private async change(
    thread: vscode.CommentThread,
    label: string,
    edit: (annotation: string) => SourceEdit,
  ): Promise<void> {
    const place = this.corpora.placeOf(thread.uri);
    const annotation = this.annotationOf.get(thread);
    if (place && annotation !== undefined) await this.apply(place, label, edit(annotation));
  }

  private async apply({ corpus, source }: SourcePlace, label: string, edit: SourceEdit): Promise<void> {
    await this.deciding.change(corpus, label, { sources: new Map([[source, edit]]) });
  }

  private show(uri: vscode.Uri, anew = false): void {
    const place = this.corpora.placeOf(uri);
    const document = vscode.workspace.textDocuments.find(other => other.uri.toString() === uri.toString());
    const page = place && this.deciding.of(place.corpus).book.peek(place.source);
    if (!document || !page) return;
    const text = document.getText();
    page.arriveAt(text);
    const threads = this.threadsOf(uri);
    const noted = page.annotations.filter(
      annotation => hasNotes(annotation) && annotation.targets.length > 0 && standsIn(text, annotation),
    );
    const ids = new Set(noted.map(({ id }) => id));
    for (const [id, thread] of threads) {
      if (ids.has(id)) continue;
      thread.dispose();
      threads.delete(id);
    }
    for (const annotation of noted) {
      const span = outerSpan(annotation);
      if (!span) continue;
      const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
      const thread = threads.get(annotation.id) ?? this.controller.createCommentThread(uri, range, []);
      threads.set(annotation.id, thread);
      this.annotationOf.set(thread, annotation.id);
      fillThread(thread, annotation, range, anew);
    }
  }

  private threadsOf(uri: vscode.Uri): Map<string, vscode.CommentThread> {
    const key = uri.toString();
    let threads = this.shown.get(key);
    if (!threads) this.shown.set(key, (threads = new Map<string, vscode.CommentThread>()));
    return threads;
  }

  private hide(uri: vscode.Uri): void {
    for (const thread of this.shown.get(uri.toString())?.values() ?? []) thread.dispose();
    this.shown.delete(uri.toString());
  }
}

/** The words that a new note is about: those selected, else the whole line, without outer blanks. */
function passageOf(document: vscode.TextDocument, range: vscode.Range | undefined): Span {
  const given = range && !range.isEmpty ? range : document.lineAt(range?.start.line ?? 0).range;
  const text = document.getText(given);
  const start = document.offsetAt(given.start) + (text.length - text.trimStart().length);
  const end = start + text.trim().length;
  if (start < end) return { start, end };
  throw new HumanError(vscode.l10n.t('There are no words on this line to write a note on.'));
}
