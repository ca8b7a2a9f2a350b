import * as vscode from 'vscode';
import { HumanError } from '../core/text/humanError';
import type { Span } from '../core/text/span';
import type { Corpora, SourcePlace } from './corpus/corpora';

/** A span of a source as command links carry it: the source's URI, start and end in UTF-16 units. */
export type PlaceArguments = readonly [uri: string, start: number, end: number];

/** A span of a source of an open corpus. */
export interface Place extends SourcePlace {
  readonly span: Span;
}

export const placeArguments = ({ corpus, source, span }: Place): PlaceArguments => [
  corpus.uri(source).toString(),
  span.start,
  span.end,
];

/** Reads a command's arguments, which anybody may have written; `undefined` unless they name a span of an open corpus's source. */
export function readPlace(corpora: Corpora, args: readonly unknown[]): Place | undefined {
  const [uri, start, end] = args;
  if (typeof uri !== 'string' || !isOffset(start) || !isOffset(end) || end < start) return undefined;
  try {
    const place = corpora.placeOf(vscode.Uri.parse(uri, true));
    return place && { ...place, span: { start, end } };
  } catch {
    return undefined; // no URI
  }
}

/** Where the caret of the active editor stands, if that is in a source. */
export function activePlace(corpora: Corpora): (Place & { readonly editor: vscode.TextEditor }) | undefined {
  const editor = vscode.window.activeTextEditor;
  const place = editor && corpora.placeOf(editor.document.uri);
  if (!place) return undefined;
  const start = editor.document.offsetAt(editor.selection.start);
  const end = editor.document.offsetAt(editor.selection.end);
  return { ...place, editor, span: { start, end } };
}

/** The place that a command is about: the one its arguments name (a link was clicked), else the caret's. */
export const givenPlace = (corpora: Corpora, args: readonly unknown[]): Place | undefined =>
  readPlace(corpora, args) ?? activePlace(corpora);

/** Shows a span and selects it. */
export async function reveal(
  { corpus, source, span }: Place,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const selection = corpus.range(source, span);
  try {
    await vscode.window.showTextDocument(corpus.uri(source), { ...options, selection });
  } catch {
    const { t } = vscode.l10n;
    throw new HumanError(
      t('{0} can’t be opened. It may have been moved, deleted or replaced by no text.', source),
    );
  }
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
