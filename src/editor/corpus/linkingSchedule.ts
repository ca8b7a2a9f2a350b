/** How long results are gathered before the corpus is linked again, in milliseconds. */
const GATHERING_PAUSE = 100;

/** Longest wait while results keep coming in, in milliseconds: a reader sees progress. */
const LONGEST_GATHERING = 2000;

/** While results keep coming in, at least this many times as long is gathered as the last linking took. */
const GATHERING_PER_LINKING = 3;

/**
 * How soon a linking is wanted: `now` where a reader looks at a source that shows nothing yet, `later` where more results
 * are on their way that one linking can take along.
 */
export type Urgency = 'now' | 'soon' | 'later';

const RANKS: Readonly<Record<Urgency, number>> = { later: 0, soon: 1, now: 2 };

/** Links the corpus when results stop coming in for a moment, or have come in for long; never twice at a time. */
export class LinkingSchedule {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private gatheringSince = 0;
  /** The greatest since the last linking began. */
  private urgency: Urgency = 'later';
  private lastDuration = 0;
  private linking = false;
  private requested = false;
  private disposed = false;

  constructor(
    /** Must not reject. */
    private readonly link: () => Promise<void>,
    /** A linking has ended, and nothing asks for another. */
    private readonly onRest: () => void,
  ) {}

  get isBusy(): boolean {
    return this.requested || this.linking;
  }

  /** Something has changed that linking has to know. */
  request(urgency: Urgency = 'soon'): void {
    if (this.disposed) return;
    this.requested = true;
    if (this.timer === undefined) this.gatheringSince = Date.now();
    if (RANKS[urgency] > RANKS[this.urgency]) this.urgency = urgency;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      // What comes in while the corpus is linked is linked after it.
      if (!this.linking) void this.run();
    }, this.wait());
  }

  private wait(): number {
    if (this.urgency === 'now') return 0;
    const gathered = Date.now() - this.gatheringSince;
    const enough = GATHERING_PER_LINKING * this.lastDuration;
    const pause = Math.max(0, Math.min(GATHERING_PAUSE, Math.max(LONGEST_GATHERING, enough) - gathered));
    return this.urgency === 'soon' ? pause : Math.max(pause, enough - gathered);
  }

  dispose(): void {
    this.disposed = true;
    this.requested = false;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.linking = true;
    this.requested = false;
    this.urgency = 'later';
    const begun = Date.now();
    await this.link();
    this.lastDuration = Date.now() - begun;
    this.linking = false;
    if (this.requested) this.request('later');
    if (!this.isBusy) this.onRest();
  }
}
