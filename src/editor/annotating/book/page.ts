import type { Annotation, Sidecar, SourceRecord } from '../../../core/annotation/annotation';
import type { Edit } from '../../../core/annotation/followEdits';
import { sourceRecord } from '../../../core/annotation/sidecar';
import { updateSuggestions } from '../../../core/annotation/suggest';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { proposalsOf, suggestedEntities } from '../../../core/corpus/proposals';
import type { PartedSpan } from '../../../core/text/span';
import { afterEdits, inOtherText, requoted } from './followText';
import { acrossLineEnds, differInLineEndsOnly } from './lineEnds';
import { without } from '../without';

/** One source's annotations in memory, in its text as it is in the editor or on disk. */
export class Page {
  private pending: (readonly Edit[])[] = [];
  /** Counts what a person or program changed, so that a save can tell whether it has written the latest. */
  revision = 0;
  savedRevision = 0;
  /** What was written last, and for which text: the file's own changes are told from others' by it. */
  written: { readonly sidecar: Sidecar; readonly text: string } | undefined;
  /** The save that is under way. */
  saving: Promise<void> | undefined;

  constructor(
    readonly source: string,
    private present: Sidecar | undefined,
    private presentText: string,
    /** Why the sidecar could not be read, a sentence; nothing is written over it. */
    readonly unreadable?: string,
  ) {}

  get sidecar(): Sidecar | undefined {
    return this.present;
  }

  get annotations(): readonly Annotation[] {
    return this.present?.annotations ?? [];
  }

  get text(): string {
    return this.presentText;
  }

  get isUnsaved(): boolean {
    return this.revision !== this.savedRevision;
  }

  /** Notes the edits of an open document; they are worked off by `arriveAt`. */
  note(edits: readonly Edit[]): void {
    this.pending.push(edits);
  }

  /** Brings the annotations to the text as it is now: by the edits noted since, else by anchoring. */
  arriveAt(text: string): void {
    const edits = this.pending;
    this.pending = [];
    if (text === this.presentText) return;
    if (this.present) {
      const annotations =
        edits.length > 0
          ? afterEdits(this.present.annotations, edits, this.presentText, text)
          : inOtherText(this.present.annotations, this.presentText, text);
      this.present = { ...this.present, annotations };
    }
    this.presentText = text;
  }

  /** Takes over what a person or program changed. */
  replace(sidecar: Sidecar): void {
    this.present = sidecar;
    this.revision++;
  }

  /** Takes over what others had written, as it was merged into `text`. */
  takeOver(sidecar: Sidecar, text: string): void {
    this.present = { ...sidecar, annotations: inOtherText(sidecar.annotations, text, this.presentText) };
  }

  /** The sidecar for the file: in the line ends of the file's text, with fresh context and hash. */
  forFile(fileText: string | undefined): { readonly sidecar: Sidecar; readonly text: string } | undefined {
    if (!this.present) return undefined;
    const differs = fileText !== undefined && differInLineEndsOnly(fileText, this.presentText);
    const text = differs ? fileText : this.presentText;
    const annotations = differs
      ? acrossLineEnds(this.present.annotations, this.presentText, fileText)
      : this.present.annotations;
    const { source } = this.present;
    const record: SourceRecord = { ...source, ...sourceRecord(this.source, text) };
    return { sidecar: { ...this.present, source: record, annotations: requoted(annotations, text) }, text };
  }

  /** The sidecar with the suggestions of the latest analysis, where that analysis is of this text. */
  withSuggestions(index: CorpusIndex | undefined, generator: string): Sidecar {
    const view = index?.view(this.source);
    const old = this.present?.source;
    const title = old?.title ?? view?.title;
    const date = old?.dateDecided ? old.date : view?.date?.value;
    const record: SourceRecord = {
      ...(old && without(old, 'date')),
      ...sourceRecord(this.source, this.presentText),
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date }),
    };
    if (!index || !view || !isViewOf(view.mentions, this.presentText)) {
      return { annotations: [], ...this.present, source: record };
    }
    const linked = suggestedEntities(this.present, index, this.source);
    return updateSuggestions(linked, record, this.presentText, proposalsOf(index, this.source), generator);
  }
}

/** Whether an analysis belongs to a text: every mention's words stand where it says. */
function isViewOf(mentions: readonly (PartedSpan & { readonly name: string })[], text: string): boolean {
  return mentions.every(({ start, end, parts, name }) => {
    if (parts) return end <= text.length;
    const words = text.slice(start, end);
    return words === name || words.replace(/\s+/g, ' ').trim() === name;
  });
}
