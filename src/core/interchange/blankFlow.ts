import type { Span } from '../text/span';
import { BLANKS } from './alignedTokens';

/** The text with each run of what shows nothing as one space. */
export const withSingleSpaces = (text: string): string => text.replace(BLANKS, ' ');

/** A text with each run of blanks as one space, so that texts which break lines elsewhere can be compared; UTF-16 units. */
export class BlankFlow {
  readonly text: string;
  /** Where each unit of `text` stands in the whole text. */
  private readonly places: readonly number[];

  constructor(whole: string) {
    const places: number[] = [];
    let from = 0;
    for (const { 0: blanks, index } of whole.matchAll(BLANKS)) {
      for (let i = from; i <= index; i++) places.push(i);
      from = index + blanks.length;
    }
    for (let i = from; i < whole.length; i++) places.push(i);
    this.places = places;
    this.text = withSingleSpaces(whole);
  }

  /** An offset of the whole text here. */
  toFlow(offset: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.places[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A span of `text` in the whole text, without the blanks behind its last unit. */
  toWhole({ start, end }: Span): Span {
    const { places } = this;
    return { start: places[start] ?? 0, end: (places[end - 1] ?? -1) + 1 };
  }
}
