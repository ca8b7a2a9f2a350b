import type { Segment } from '../candidates';
import type { SentenceView } from '../sentenceView';
import {
  PLACED_VARIANTS,
  placedVariant,
  Role,
  ROLES,
  SETTING_VARIANTS,
  settingVariant,
} from './wordFeatures';
import { NO_WORD, type Word } from '../words';

/** Where a token stands in its run of capitals. */
const enum Place {
  Alone,
  First,
  Last,
  Inside,
  /** It joins two runs, or stands beside one. */
  Outside,
}

/** Roles whose variant is the place in the run, and those whose variant is the setting. */
const PLACED = (1 << Role.First) | (1 << Role.Last) | (1 << Role.Previous) | (1 << Role.Next);
const SET = (1 << Role.Self) | (1 << Role.Name);

/** The words that a token's decision looks at. One object serves many tokens. */
export class Surroundings {
  /** How many different spots of the sentence the roles look at: a word is often before the token and before its run. */
  spots = 0;
  private readonly positions = new Array<number>(ROLES).fill(0);
  /** Bit set of the roles of each spot. */
  private readonly roles = new Array<number>(ROLES).fill(0);
  /** Indexed by `Role`. */
  private readonly words = new Array<Word>(ROLES).fill(NO_WORD);
  private placed = 0;
  private setting = 0;

  word(role: Role): Word {
    return this.words[role] as Word;
  }

  /** The variant in which a word has a role. */
  variant(role: Role): number {
    return (PLACED >>> role) & 1 ? this.placed : (SET >>> role) & 1 ? this.setting : 0;
  }

  hasRole(spot: number, role: Role): boolean {
    return (((this.roles[spot] as number) >>> role) & 1) === 1;
  }

  /** A number for the word at a spot, its roles and their variants: equal numbers mean equal features. */
  key(spot: number): number {
    const roles = this.roles[spot] as number;
    const placed = roles & PLACED ? this.placed : 0;
    const setting = roles & SET ? this.setting : 0;
    const word = this.word(31 - Math.clz32(roles));
    return ((word.id * (1 << ROLES) + roles) * PLACED_VARIANTS + placed) * SETTING_VARIANTS + setting;
  }

  /** Looks round token `i` of a segment. */
  look(view: SentenceView, segment: Segment, i: number): void {
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
    this.placed = placedVariant(place, end - start + 1);
    this.setting = settingVariant(view.style, view.opening[i] ?? 0);
    this.spots = 0;
    this.set(Role.Before, view, i - 1);
    this.set(Role.After, view, i + 1);
    this.set(Role.Before2, view, i - 2);
    this.set(Role.After2, view, i + 2);
    this.set(Role.Self, view, i);
    this.set(Role.Name, view, i);
    this.set(Role.First, view, start);
    this.set(Role.Last, view, end);
    this.set(Role.Previous, view, start - 1);
    this.set(Role.Next, view, end + 1);
  }

  private set(role: Role, { words }: SentenceView, position: number): void {
    this.words[role] = words[position] ?? NO_WORD;
    let spot = 0;
    while (spot < this.spots && this.positions[spot] !== position) spot++;
    if (spot === this.spots) {
      this.spots++;
      this.positions[spot] = position;
      this.roles[spot] = 0;
    }
    this.roles[spot] = (this.roles[spot] as number) | (1 << role);
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
