import type { EntityType } from '../../recognition/mention';
import { addCount } from './counts';
import type { SourceEntity } from '../insideSources/sourceEntities';

/** Spellings and types of some source entities, with the number of mentions. */
export class Tally {
  readonly texts = new Map<string, number>();
  readonly types = new Map<EntityType, number>();

  static sum(tallies: readonly Tally[]): Tally {
    const sum = new Tally();
    for (const { texts, types } of tallies) {
      for (const [text, count] of texts) addCount(sum.texts, text, count);
      for (const [type, count] of types) addCount(sum.types, type, count);
    }
    return sum;
  }

  /** A source entity came or went. */
  count({ forms }: SourceEntity, by: 1 | -1): void {
    for (const form of forms) {
      for (const [text, count] of form.texts) addCount(this.texts, text, by * count);
      addCount(this.types, form.type, by * form.mentions.length);
    }
  }
}
