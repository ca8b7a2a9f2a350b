/** How long after the last keystroke a source is analysed again, in milliseconds: shorter than a pause between words. */
const TYPING_PAUSE = 150;

/** Tells of each source that is typed in when the typing pauses. */
export class TypingPauses {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly onPause: (source: string) => void) {}

  /** How many sources are being typed in. */
  get size(): number {
    return this.timers.size;
  }

  /** Something was typed in the source. */
  typed(source: string): void {
    clearTimeout(this.timers.get(source));
    this.timers.set(
      source,
      setTimeout(() => {
        this.timers.delete(source);
        this.onPause(source);
      }, TYPING_PAUSE),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
