import type * as vscode from 'vscode';
import type { DatePlace } from '../../core/corpus/corpusIndex';
import { DateIndex, type DatedItem } from '../../core/dates/dateIndex';
import { interval } from '../../core/dates/interval';
import type { Corpora } from '../corpus/corpora';
import type { OpenCorpus } from '../corpus/openCorpus';

/** How long one piece of work may keep the extension host, in milliseconds: half of the 16 of a frame. */
const SLICE = 8;

/** The date index of each corpus, brought up to date in small pieces while the editor is idle. */
export class DateIndices implements vscode.Disposable {
  private readonly indices = new Map<OpenCorpus, DateIndex<DatePlace>>();
  private readonly stale = new Map<OpenCorpus, Set<string>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting: (() => void)[] = [];
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(corpora: Corpora) {
    this.subscriptions = [
      corpora.onDidChange(({ corpus, sources }) => {
        const stale = this.stale.get(corpus) ?? new Set();
        for (const source of sources) stale.add(source);
        this.stale.set(corpus, stale);
        this.schedule();
      }),
    ];
  }

  /** What is indexed of a corpus by now. */
  of(corpus: OpenCorpus): DateIndex<DatePlace> {
    let index = this.indices.get(corpus);
    if (!index) this.indices.set(corpus, (index = new DateIndex()));
    return index;
  }

  /** Resolves when all that is known by now is indexed. */
  async whenCurrent(): Promise<void> {
    if (this.timer !== undefined) await new Promise<void>(resolve => this.waiting.push(resolve));
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.work(), 0);
  }

  private work(): void {
    this.timer = undefined;
    const until = Date.now() + SLICE;
    for (const [corpus, sources] of this.stale) {
      for (const source of sources) {
        if (Date.now() > until) return this.schedule();
        sources.delete(source);
        this.of(corpus).replace(source, datedItems(corpus, source));
      }
      this.stale.delete(corpus);
    }
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function datedItems(corpus: OpenCorpus, source: string): DatedItem<DatePlace>[] {
  return (corpus.index.view(source)?.dates ?? []).flatMap((date, index) => {
    const time = date.value === undefined ? undefined : interval(date.value);
    return time ? [{ ...time, item: { source, index, date } }] : [];
  });
}
