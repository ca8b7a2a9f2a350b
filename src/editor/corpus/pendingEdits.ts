import type * as vscode from 'vscode';
import type { TextEdit } from '../../core/corpus/corpusIndex';

interface VersionedEdits {
  readonly version: number;
  readonly edits: readonly TextEdit[];
}

/** Edits of open documents that no analysis has seen yet, so that an older analysis can be moved along with them. */
export class PendingEdits {
  private readonly bySource = new Map<string, VersionedEdits[]>();

  /** Notes an edit; `version` is the document's version after it. */
  add(source: string, event: vscode.TextDocumentChangeEvent): readonly TextEdit[] {
    const edits = event.contentChanges
      .map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        removed: rangeLength,
        inserted: text.length,
      }))
      .sort((a, b) => b.offset - a.offset);
    const list = this.bySource.get(source) ?? [];
    list.push({ version: event.document.version, edits });
    this.bySource.set(source, list);
    return edits;
  }

  /** The edits made after `version`, oldest first; older ones are forgotten. */
  after(source: string, version: number): readonly (readonly TextEdit[])[] {
    const list = (this.bySource.get(source) ?? []).filter(entry => entry.version > version);
    if (list.length > 0) this.bySource.set(source, list);
    else this.bySource.delete(source);
    return list.map(({ edits }) => edits);
  }

  forget(source: string): void {
    this.bySource.delete(source);
  }
}
