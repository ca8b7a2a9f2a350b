import type { EntityType } from '../../recognition/mention';
import type { ParsedName } from '../names/name';
import type { Sense } from '../names/senses';
import type { Sex } from '../names/sexes';
import type { Reference } from './singleNames';

/** How a mention came to its entity inside the source; `by` is the mention that it answers to. */
export type Step =
  | { readonly kind: 'own name' }
  | {
      readonly kind: 'part of name';
      readonly by: number;
      readonly share: number;
      readonly others: readonly Reference[];
    }
  | {
      readonly kind: 'same name' | 'acronym' | 'equated' | 'variant' | 'fuller' | 'short name';
      readonly by: number;
    }
  | { readonly kind: 'decided' };

/** One way in which a source writes an entity. */
export interface Form {
  readonly name: ParsedName;
  readonly type: EntityType;
  /** Most frequent spelling as the text has it. */
  readonly text: string;
  /** All its spellings with the number of mentions. */
  readonly texts: ReadonlyMap<string, number>;
  /** Indices of mentions, ascending. */
  readonly mentions: readonly number[];
  /** It is only a part of the fuller names beside it: says something in this source, nothing in another. */
  readonly isPartial: boolean;
}

/** What one source means by some of its mentions: the unit that is linked across sources. */
export interface SourceEntity {
  readonly type: EntityType;
  /** The most complete form first. */
  readonly forms: readonly Form[];
  /** Indices of mentions, ascending. */
  readonly mentions: readonly number[];
  /** Parallel to `mentions`. */
  readonly steps: readonly Step[];
  /** Only a last name, a first name or an unexplained acronym: needs the corpus to say who is meant. */
  readonly isShort: boolean;
  /** A kinship word stands before one of its mentions ("his son Saddam"). */
  readonly isKin: boolean;
  /** Of a person of whom only a short name is known: what the titles say. */
  readonly sex?: Sex;
  /** Of such a person: what the source tells beside the name. That of a full name stands in the name. */
  readonly sense?: Sense;
  /** The entity that the reader decided on. */
  readonly decided?: string;
  /** Entities that the reader ruled out. */
  readonly ruledOut: readonly string[];
  /** Where something is ruled out: index of the source's entity that these mentions belong to otherwise. */
  readonly home?: number;
}

/** Whether a name by itself leaves open who is meant. */
export const isShortName = (name: ParsedName): boolean =>
  name.parts.length === 1 && (name.shape === 'person' || (name.acronym && name.shape !== 'place'));

/** The most frequent of some spellings; the first in code unit order where two are as frequent. */
export function commonest(texts: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [text, count] of texts) {
    if (count > most || (count === most && text < best)) [best, most] = [text, count];
  }
  return best;
}

/** Whether two readings of a source say the same of its entities, wherever their mentions stand. */
export const sameEvidence = (a: readonly SourceEntity[], b: readonly SourceEntity[]): boolean =>
  a.length === b.length && a.every((entity, i) => entity === b[i] || evidenceOf(entity) === evidenceOf(b[i]));

function evidenceOf(entity: SourceEntity | undefined): string {
  if (!entity) return '';
  const { type, forms, isShort, isKin, sex, sense, decided, ruledOut, home } = entity;
  const told = forms.map(({ name, isPartial, mentions, texts }) => [
    name.id,
    name.acronym,
    name.initials,
    isPartial,
    mentions.length,
    ...texts,
  ]);
  return JSON.stringify([type, isShort, isKin, sex, sense?.key, decided, ruledOut, home, told]);
}
