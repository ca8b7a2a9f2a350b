import { CONTEXT_LENGTH, type Target } from '../annotation';
import { MAX_WINDOW } from './changedPlace';
import { NGRAM, NgramIndex } from './ngrams';
import { type Agreement, Patchwork } from './patchwork';
import { similarityBefore, similarityAfter } from './similarity';
import { cutsWords } from '../wholeWords';
import type { Span } from '../../text/span';

/** Units of agreeing context that make a place sure where the neighbours expect it, whatever stands elsewhere. */
const STRONG_HERE = 24;
/** A quote of at least this many units is a word; shorter ones stand everywhere. */
const SHORTEST_WORD = 4;
/** Units of agreeing context that make a place sure anywhere in the text. */
const STRONG_ANYWHERE = 40;
/** Units on the weaker side that a place anywhere in the text needs: one side alone may be a set phrase. */
const WEAKER_SIDE = 8;
/** Units by which a place must be better supported than the next best. */
const MARGIN = 8;
/** Units of context that are enough between two neighbours that are sure, and are near each other or not. */
const ENOUGH_NEAR = 14;
const ENOUGH_FAR = 22;
/** Units right beside the quote that must stand as they were, for a changed context to count. */
const TOUCHING = 4;
/** Units on the weaker side without which the other side must say more: a set phrase ("the election of") says little. */
const WEAKER_BETWEEN = 4;
/** Units that one side alone needs between near neighbours, and anywhere else: all of the context that a quote carries. */
const ONE_SIDE_NEAR = 20;
const ONE_SIDE_FAR = 32;
/** Neighbours that leave this much text between them are near: a paragraph or two. */
const NARROW_WINDOW = 2000;
/** A quote this long, alone between its neighbours, needs no context: about five words. */
const LONG_QUOTE = 24;
/** How much two neighbours that were shifted alike count as, for a place that was shifted as they were. */
const SAME_SHIFT = 8;
/** Every second piece is looked up: a stretch of `NGRAM` + 1 agreeing units cannot be missed. */
const PROBE_STEP = 2;
/** Places that are compared approximately for one text, about a second's work; later ones must agree unit by unit. */
const MAX_COMPARISONS = 50_000;
const PARAGRAPH_BREAK = /\n\s*\n/;
/** Places of one quote that are weighed. */
const MAX_PLACES = 400;

/** The result of looking for a quote between its neighbours. */
export interface Choice {
  /** The start of the place that is sure enough. */
  readonly chosen?: number;
  /** Starts of other places worth showing, best first; several where none of them is better than the others. */
  readonly rivals: readonly number[];
}

/** What speaks for places of the new text as places of the targets. Starts and offsets in UTF-16 units. */
export class Evidence {
  private knownOldText: Patchwork | undefined;
  private index: NgramIndex | undefined;
  private comparisons = 0;

  constructor(
    private readonly targets: readonly Target[],
    private readonly text: string,
    private readonly oldText?: string,
  ) {}

  /** Made on first need: most texts are those that their sidecars were written for. */
  private get patchwork(): Patchwork {
    return (this.knownOldText ??= new Patchwork(this.targets, this.oldText));
  }

  context(index: number): { readonly before: string; readonly after: string } {
    return this.patchwork.context(index);
  }

  standsAt(index: number, start: number): boolean {
    const target = this.targets[index];
    if (!target || target.exact === '' || start < 0 || !this.text.startsWith(target.exact, start))
      return false;
    return !cutsWords(target, this.text, start);
  }

  /** Whether the context is enough for a place where the neighbours (or the old position) expect the target. */
  isStrongHere(index: number, start: number): boolean {
    if (this.hasOwnContext(index, start)) return true;
    const { left, right, knownLeft, knownRight } = this.agreement(index, start);
    if (left + right >= STRONG_HERE) return true;
    if (left < knownLeft || right < knownRight) return false;
    const target = this.targets[index];
    // Nothing contradicts it. Where no context is known at all, the quote itself must not be a mere syllable.
    return (
      left + right > 0 ||
      (target !== undefined && (target.start === start || target.exact.length >= SHORTEST_WORD))
    );
  }

  /** Whether all of the context that the quote carries stands around a place, and is enough. */
  private hasOwnContext(index: number, start: number): boolean {
    const target = this.targets[index];
    if (!target || target.prefix.length + target.suffix.length < STRONG_HERE) return false;
    const from = start - target.prefix.length;
    return (
      from >= 0 &&
      this.text.startsWith(target.prefix, from) &&
      this.text.startsWith(target.suffix, start + target.exact.length)
    );
  }

  /**
   * Whether all the known context stands around a place, as far as its paragraph reaches; needed of one that is out of
   * order, for paragraphs are moved as a whole.
   */
  isComplete(index: number, start: number): boolean {
    const { left, right, knownLeft, knownRight } = this.agreement(index, start);
    const { before, after } = this.context(index);
    const ownBefore = before.split(PARAGRAPH_BREAK).at(-1)?.length ?? 0;
    const ownAfter = after.split(PARAGRAPH_BREAK, 1)[0]?.length ?? 0;
    return (
      left >= Math.min(knownLeft, CONTEXT_LENGTH, ownBefore) &&
      right >= Math.min(knownRight, CONTEXT_LENGTH, ownAfter) &&
      left + right >= STRONG_HERE
    );
  }

  /** The one place in the whole text that the context makes sure. */
  onlyStrongPlace(index: number): number | undefined {
    const [best, second] = this.placesByContext(index);
    const own = Math.max(0, (this.targets[index]?.exact.length ?? 0) - LONG_QUOTE);
    if (!best || best.total + own < STRONG_ANYWHERE || best.weaker + own < WEAKER_SIDE) return undefined;
    return second && second.total > best.total - MARGIN ? undefined : best.start;
  }

  placeWithin(index: number, window: Span, shifts: readonly number[]): Choice {
    const target = this.targets[index];
    if (!target || target.exact === '') return { rivals: [] };
    const scored = this.startsWithin(index, window)
      .map(start => this.weigh(index, start, shifts))
      .sort(
        (a, b) => b.score - a.score || Math.abs(a.start - target.start) - Math.abs(b.start - target.start),
      );
    const [best, second] = scored;
    if (!best) return { rivals: [] };
    const isAlone =
      scored.length === 1 && target.exact.length >= (isNarrow(window) ? LONG_QUOTE : 2 * LONG_QUOTE);
    const isEnough =
      isAlone || best.score >= (best.weaker < WEAKER_BETWEEN ? oneSided(window) : enough(window));
    const isBest = !second || best.score >= second.score + MARGIN;
    if (isEnough && isBest) return { chosen: best.start, rivals: [] };
    const rivals = isEnough ? scored.filter(({ score }) => score > best.score - MARGIN) : [best];
    return { rivals: rivals.map(({ start }) => start) };
  }

  private weigh(
    index: number,
    start: number,
    shifts: readonly number[],
  ): { start: number; score: number; weaker: number } {
    const agreement = this.agreement(index, start);
    const { before, after } = this.context(index);
    const end = start + (this.targets[index]?.exact.length ?? 0);
    const isTouched = agreement.left + agreement.right >= TOUCHING || end - start >= LONG_QUOTE;
    const isFuzzy = isTouched && this.comparisons++ < MAX_COMPARISONS;
    const left = Math.max(agreement.left, isFuzzy ? similarityBefore(this.text, start, before) : 0);
    const right = Math.max(agreement.right, isFuzzy ? similarityAfter(this.text, end, after) : 0);
    const shift = start - (this.targets[index]?.start ?? 0);
    const alike = shifts.filter(other => other === shift).length * SAME_SHIFT;
    return { start, score: left + right + alike, weaker: Math.max(alike, Math.min(left, right)) };
  }

  private startsWithin(index: number, { start, end }: Span): number[] {
    const exact = this.targets[index]?.exact ?? '';
    if (end - start > MAX_WINDOW) {
      return this.placesByContext(index)
        .map(place => place.start)
        .filter(place => place >= start && place + exact.length <= end);
    }
    const starts: number[] = [];
    const place = this.text.slice(start, end);
    for (
      let at = place.indexOf(exact);
      at !== -1 && starts.length < MAX_PLACES;
      at = place.indexOf(exact, at + 1)
    ) {
      if (this.standsAt(index, start + at)) starts.push(start + at);
    }
    return starts;
  }

  /** Places anywhere in the text where the quote stands in some of its context, best first. */
  private placesByContext(index: number): { start: number; total: number; weaker: number }[] {
    const target = this.targets[index];
    if (!target) return [];
    this.index ??= new NgramIndex(this.text);
    const { before, after } = this.context(index);
    // Joined, because a string that is flat is read several times as fast.
    const piece = [before, target.exact, after].join('');
    const starts = new Set<number>();
    for (let at = 0; at + NGRAM <= piece.length; at += PROBE_STEP) {
      for (const place of this.index.places(piece, at)) {
        const start = place - at + before.length;
        if (this.standsAt(index, start)) starts.add(start);
      }
    }
    return [...starts]
      .map(start => {
        const { left, right } = this.agreement(index, start);
        return { start, total: left + right, weaker: Math.min(left, right) };
      })
      .sort(
        (a, b) => b.total - a.total || Math.abs(a.start - target.start) - Math.abs(b.start - target.start),
      );
  }

  private agreement(index: number, start: number): Agreement {
    return this.patchwork.agreement(index, start - (this.targets[index]?.start ?? 0), this.text);
  }
}

const isNarrow = ({ start, end }: Span): boolean => end - start <= NARROW_WINDOW;
const enough = (window: Span): number => (isNarrow(window) ? ENOUGH_NEAR : ENOUGH_FAR);
const oneSided = (window: Span): number => (isNarrow(window) ? ONE_SIDE_NEAR : ONE_SIDE_FAR);
