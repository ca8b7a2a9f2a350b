/** Slots for each number, at least: a third of them stay free, so that searches end soon. */
const SLOTS_A_NUMBER = 1.5;
/** Slot that holds none. */
const FREE = -1;
/** 2 to the power of 32 divided by the golden ratio: spreads numbers that follow each other (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1;

/** Whole numbers from 0, in one typed array: open addressing with linear probing. Much smaller and quicker than a `Set`. */
export class NumberSet {
  private readonly slots: Int32Array;
  private readonly shift: number;

  /** `most`: how many numbers will be added at most. */
  constructor(most: number) {
    const bits = Math.max(1, Math.ceil(Math.log2(most * SLOTS_A_NUMBER + 1)));
    this.slots = new Int32Array(1 << bits).fill(FREE);
    this.shift = 32 - bits;
  }

  add(wanted: number): void {
    this.slots[this.slotOf(wanted)] = wanted;
  }

  has(wanted: number): boolean {
    return this.slots[this.slotOf(wanted)] === wanted;
  }

  /** Numbers that only one of the two sets has. */
  differing(other: NumberSet): Set<number> {
    return new Set([...this.without(other), ...other.without(this)]);
  }

  private *without(other: NumberSet): Generator<number> {
    for (const number of this.slots) if (number !== FREE && !other.has(number)) yield number;
  }

  /** The slot that holds a number, else the free one where it belongs. */
  private slotOf(wanted: number): number {
    const last = this.slots.length - 1;
    let slot = Math.imul(wanted, SPREAD) >>> this.shift;
    for (;;) {
      const held = this.slots[slot];
      if (held === wanted || held === FREE) return slot;
      slot = (slot + 1) & last;
    }
  }
}
