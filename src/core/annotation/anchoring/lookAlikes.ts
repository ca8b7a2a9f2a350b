import type { Target } from '../annotation';
import { findChanged } from './changedPlace';
import type { Evidence } from './evidence';
import type { SimilarPlaces } from './similarPlace';
import type { Span } from '../../text/span';

/** Units of context on each side by which a changed original is known beside a copy: most of what a quote carries. */
const ORIGINAL_SIDE = 24;

/** The place of a target, sure because of its context alone. */
export interface Sure {
  readonly start: number;
  /** Where the place before it lets it be expected. */
  readonly expected: boolean;
}

/**
 * A place that the context alone decided may be a copy of a passage whose original was changed since: where something
 * much like the original stands nearer to where it is expected, the copy does not take over. Asked of targets in order,
 * because one that was found in a copy lets the next be expected there.
 */
export class LookAlikes {
  /** How far the last target was moved that is beyond doubt, and the last one that may stand in a copy. */
  private settled = 0;
  private doubted: number | undefined;

  constructor(
    private readonly evidence: Evidence,
    private readonly similar: SimilarPlaces,
    private readonly text: string,
  ) {}

  /** The changed original of what stands at a place; `window` is the text between the neighbours. */
  originalOf(index: number, target: Target, { start, expected }: Sure, window: Span): Span | undefined {
    const shift = start - target.start;
    if (expected && shift !== this.doubted) return undefined;
    const context = this.evidence.context(index);
    const original =
      findChanged(target, context, window, this.text, ORIGINAL_SIDE) ??
      this.similar.findBeside(target, context, start, this.nearer(target, shift));
    if (original) this.doubted = shift;
    else if (!expected) {
      this.doubted = undefined;
      this.settled = shift;
    }
    return original;
  }

  /** The text that is nearer than a place moved by `shift` to where the target is expected. */
  private nearer({ start, end }: Target, shift: number): Span {
    const distance = Math.abs(shift - this.settled);
    return {
      start: Math.max(0, start + this.settled - distance),
      end: Math.min(this.text.length, end + this.settled + distance),
    };
  }
}
