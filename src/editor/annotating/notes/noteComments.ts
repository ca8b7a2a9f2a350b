import * as vscode from 'vscode';
import type { Annotation, Comment } from '../../../core/annotation/annotation';

/** One comment as VS Code shows it; menus hand it back to the commands. */
export class ShownComment implements vscode.Comment {
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue = 'editable';
  readonly timestamp?: Date;
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;

  constructor(
    readonly thread: vscode.CommentThread,
    readonly index: number,
    readonly comment: Comment,
  ) {
    this.author = { name: comment.creator?.name ?? '?' };
    // The words of a note are anybody's: shown as they are, no link or picture comes out of them.
    this.body = new vscode.MarkdownString().appendText(comment.text);
    if (comment.created !== undefined) this.timestamp = new Date(comment.created);
  }
}

/**
 * The box for a new note: a comment that is being written. A thread without comments would show a box too, but leave
 * the caret in the source, where typing would overwrite the words.
 */
export class DraftComment implements vscode.Comment {
  readonly author: vscode.CommentAuthorInformation;
  readonly mode = vscode.CommentMode.Editing;

  constructor(
    readonly thread: vscode.CommentThread,
    name: string,
    /** VS Code writes what was typed here. */
    public body: string,
  ) {
    this.author = { name };
  }
}

/** Lets a thread show an annotation's notes at `range`; comments that are there already stay, unless `anew`. */
export function fillThread(
  thread: vscode.CommentThread,
  annotation: Annotation,
  range: vscode.Range,
  anew: boolean,
): void {
  if (!thread.range?.isEqual(range)) thread.range = range;
  const known = thread.comments as readonly ShownComment[];
  const isSame =
    !anew &&
    known.length === annotation.comments.length &&
    known.every(({ comment }, i) => {
      const now = annotation.comments[i];
      return comment.text === now?.text && comment.created === now.created;
    });
  if (!isSame) {
    thread.comments = annotation.comments.map((comment, index) => new ShownComment(thread, index, comment));
  }
  thread.label = annotation.targets.map(({ exact }) => exact.replace(/\s+/g, ' ')).join(' … ');
  thread.state = annotation.resolved
    ? vscode.CommentThreadState.Resolved
    : vscode.CommentThreadState.Unresolved;
  thread.contextValue = annotation.resolved ? 'resolved' : 'open';
}
