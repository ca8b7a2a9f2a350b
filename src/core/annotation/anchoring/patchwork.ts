import type { Target } from '../annotation';

/** What is known of the old text around one target: a stretch of it, and where the target lies in it. */
interface Stretch {
  readonly start: number;
  readonly text: string;
}

/** How many units of known old text stand around a place of the new text, from the quote outwards. */
export interface Agreement {
  readonly left: number;
  readonly right: number;
  /** Units that could have agreed: what is known on that side, up to `REACH`. */
  readonly knownLeft: number;
  readonly knownRight: number;
}

/** Units compared on each side; twice the context a quote carries, because neighbours' quotes add to it. */
const REACH = 64;
/** Unknown units between two known stretches that the comparison may step over. */
const MAX_GAP = 256;
/** Stretches are cut here, so that joining many quotes takes time in proportion to their length. */
const MAX_STRETCH = 4096;

/**
 * The old text as far as the targets of a sidecar tell it: each quote with its context at its old position. Quotes
 * close to each other join to longer stretches, so each is evidence for its neighbours. Where the old text is known
 * it is one stretch. `targets` in order of their start.
 */
export class Patchwork {
  private readonly stretches: Stretch[] = [];
  /** The stretch of each target, parallel to the targets. */
  private readonly owners: number[] = [];

  constructor(
    private readonly targets: readonly Target[],
    oldText?: string,
  ) {
    if (oldText !== undefined) this.stretches.push({ start: 0, text: oldText });
    for (const target of targets)
      this.owners.push(oldText === undefined ? this.add(target) : this.ownerIn(oldText, target));
  }

  private add({ start, prefix, exact, suffix }: Target): number {
    const from = start - prefix.length;
    const text = prefix + exact + suffix;
    const index = this.stretches.length - 1;
    const last = this.stretches[index];
    const overlap = last ? last.start + last.text.length - from : -1;
    if (last && overlap >= 0 && from >= last.start && last.text.length < MAX_STRETCH) {
      const common = Math.min(overlap, text.length);
      const at = from - last.start;
      if (last.text.startsWith(text.slice(0, common), at)) {
        if (text.length > overlap)
          this.stretches[index] = { start: last.start, text: last.text + text.slice(overlap) };
        return index;
      }
    }
    return this.stretches.push({ start: from, text }) - 1;
  }

  /** A quote that is not in the old text was made on another one: it stands for itself. */
  private ownerIn(oldText: string, target: Target): number {
    if (oldText.startsWith(target.exact, target.start)) return 0;
    const { start, prefix, exact, suffix } = target;
    return this.stretches.push({ start: start - prefix.length, text: prefix + exact + suffix }) - 1;
  }

  /** What of the old text around target `index` stands around its place shifted by `shift` in the new text. */
  agreement(index: number, shift: number, newText: string): Agreement {
    const target = this.targets[index];
    const owner = this.owners[index] ?? 0;
    if (!target) return { left: 0, right: 0, knownLeft: 0, knownRight: 0 };
    const [left, knownLeft] = this.walk(owner, target.start - 1, -1, shift, newText);
    const [right, knownRight] = this.walk(owner, target.start + target.exact.length, 1, shift, newText);
    return { left, right, knownLeft, knownRight };
  }

  /** Units that agree and units known, from old offset `from` in one direction. */
  private walk(owner: number, from: number, step: 1 | -1, shift: number, newText: string): [number, number] {
    let agreed = 0;
    let known = 0;
    let differs = false;
    let at = from;
    for (let index = owner; known < REACH; index += step) {
      const stretch = this.stretches[index];
      if (!stretch) break;
      const end = stretch.start + stretch.text.length;
      const entry = step === 1 ? Math.max(at, stretch.start) : Math.min(at, end - 1);
      if (Math.abs(entry - at) > MAX_GAP) break;
      at = entry;
      for (; at >= stretch.start && at < end && known < REACH; at += step, known++) {
        differs ||= stretch.text.charCodeAt(at - stretch.start) !== newText.charCodeAt(at + shift);
        if (!differs) agreed++;
      }
    }
    return [agreed, known];
  }

  /** The known old text right before and right after a target, up to `REACH` units each. */
  context(index: number): { readonly before: string; readonly after: string } {
    const target = this.targets[index];
    const stretch = this.stretches[this.owners[index] ?? 0];
    if (!target || !stretch) return { before: '', after: '' };
    const start = target.start - stretch.start;
    const end = start + target.exact.length;
    return {
      before: stretch.text.slice(Math.max(0, start - REACH), start),
      after: stretch.text.slice(end, end + REACH),
    };
  }
}
