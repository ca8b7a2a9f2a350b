/** How long results are gathered before the corpus is linked again, in milliseconds. */
const GATHERING_PAUSE = 100;

/** Longest wait while results keep coming in, in milliseconds: a reader sees progress. */
const LONGEST_GATHERING = 2000;

/** While results keep coming in, at least this many times as long is gathered as the last linking took. */
const GATHERING_PER_LINKING = 3;

/** Links the corpus when results stop coming in for a moment, or have come in for long; never twice at a time. */
export class LinkingSchedule {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private gatheringSince = 0;
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
  request(): void {
    if (this.disposed) return;
    this.requested = true;
    if (this.timer === undefined) this.gatheringSince = Date.now();
    clearTimeout(this.timer);
    const longest = Math.max(LONGEST_GATHERING, GATHERING_PER_LINKING * this.lastDuration);
    const wait = Math.min(GATHERING_PAUSE, Math.max(0, this.gatheringSince + longest - Date.now()));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      // What comes in while the corpus is linked is linked after it.
      if (!this.linking) void this.run();
    }, wait);
  }

  dispose(): void {
    this.disposed = true;
    this.requested = false;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.linking = true;
    this.requested = false;
    const begun = Date.now();
    await this.link();
    this.lastDuration = Date.now() - begun;
    this.linking = false;
    if (this.requested && this.timer === undefined) this.request();
    if (!this.isBusy) this.onRest();
  }
}
