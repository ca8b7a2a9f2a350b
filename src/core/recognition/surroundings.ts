import type { Segment } from './candidates';
import type { SentenceView } from './sentenceView';
import { placedVariant, Role, ROLES, settingVariant } from './wordFeatures';
import { NO_WORD, type Word } from './words';

/** Where a token stands in its run of capitals. */
const enum Place {
  Alone,
  First,
  Last,
  Inside,
  /** It joins two runs, or stands beside one. */
  Outside,
}

/** The words that a token's decision looks at. One object serves many tokens. */
export class Surroundings {
  /** Indexed by `Role`. */
  private readonly words: Word[] = new Array<Word>(ROLES).fill(NO_WORD);
  private readonly variants: number[] = new Array<number>(ROLES).fill(0);

  word(role: Role): Word {
    return this.words[role] ?? NO_WORD;
  }

  variant(role: Role): number {
    return this.variants[role] ?? 0;
  }

  /** Looks round token `i` of a segment. */
  look(view: SentenceView, segment: Segment, i: number): void {
    const { words } = view;
    const { start, end, inRun } = runRound(view, segment, i);
    const place = !inRun
      ? Place.Outside
      : start === end
        ? Place.Alone
        : i === start
          ? Place.First
          : i === end
            ? Place.Last
            : Place.Inside;
    const placed = placedVariant(place, end - start + 1);
    const setting = settingVariant(view.style, view.opening[i] ?? 0);
    this.set(Role.Before, words[i - 1], 0);
    this.set(Role.After, words[i + 1], 0);
    this.set(Role.Before2, words[i - 2], 0);
    this.set(Role.After2, words[i + 2], 0);
    this.set(Role.First, words[start], placed);
    this.set(Role.Last, words[end], placed);
    this.set(Role.Previous, words[start - 1], placed);
    this.set(Role.Next, words[end + 1], placed);
    this.set(Role.Self, words[i], setting);
    this.set(Role.Name, words[i], setting);
  }

  private set(role: Role, word: Word | undefined, variant: number): void {
    this.words[role] = word ?? NO_WORD;
    this.variants[role] = variant;
  }
}

/** The run of capitals that a token belongs to; for a joining word, from the run before it to the one behind. */
function runRound(
  { runStart, runEnd }: SentenceView,
  segment: Segment,
  i: number,
): { start: number; end: number; inRun: boolean } {
  let start = runStart[i] ?? -1;
  if (start >= 0) return { start, end: runEnd[i] ?? i, inRun: true };
  start = i;
  while (start > segment.start && (runStart[start] ?? -1) < 0) start--;
  let end = i;
  while (end < segment.end - 1 && (runEnd[end] ?? -1) < 0) end++;
  return {
    start: (runStart[start] ?? -1) >= 0 ? (runStart[start] ?? i) : i,
    end: (runEnd[end] ?? -1) >= 0 ? (runEnd[end] ?? i) : i,
    inRun: false,
  };
}
