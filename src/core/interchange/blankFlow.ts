import { partitionPoint } from '../text/partitionPoint';
import type { Span } from '../text/span';
import { BLANKS } from './alignedTokens';

/** What stands for a run of what shows nothing: one space, or for formats of tokens nothing. */
export type Blank = ' ' | '';

/**
 * A text with each run of blanks as one space, so that texts which break lines elsewhere can be compared, or without
 * any; UTF-16 units.
 */
export class BlankFlow {
  readonly text: string;
  /** Where each unit of `text` stands in the whole text. */
  private readonly places: readonly number[];

  constructor(
    whole: string,
    readonly blank: Blank,
  ) {
    const places: number[] = [];
    let from = 0;
    for (const { 0: blanks, index } of whole.matchAll(BLANKS)) {
      for (let i = from; i < index + blank.length; i++) places.push(i);
      from = index + blanks.length;
    }
    for (let i = from; i < whole.length; i++) places.push(i);
    this.places = places;
    this.text = this.flat(whole);
  }

  /** Other words, as they stand here. */
  flat(text: string): string {
    return text.replace(BLANKS, this.blank);
  }

  /** An offset of the whole text here. */
  toFlow(offset: number): number {
    return partitionPoint(this.places, place => place < offset);
  }

  /** A span of `text` in the whole text, without the blanks behind its last unit. */
  toWhole({ start, end }: Span): Span {
    const { places } = this;
    return { start: places[start] ?? 0, end: (places[end - 1] ?? -1) + 1 };
  }
}
