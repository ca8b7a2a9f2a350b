/** What the lexicon knows of a word or a phrase. */
export interface LexiconEntry {
  /** Cluster of similar words, 1 and up; 0 where unknown. */
  readonly cluster: number;
  /** Bit set of `lexiconTags`. */
  readonly tags: number;
}

/**
 * What word lists say of a word: the tags that compromise's lexicon gives it, place names, and what the training sets
 * showed of lower-case words. The order is part of the model's file format.
 */
const lexiconTags = [
  'firstName',
  'lastName',
  'honorific',
  'city',
  'country',
  'region',
  'demonym',
  'organization',
  'company',
  'team',
  'verb',
  'adjective',
  'noun',
  'function',
  'month',
  'joins',
  'opens',
  'ends',
  'startsPhrase',
  'title',
  'nameInLowerCase',
] as const;

export type LexiconTag = (typeof lexiconTags)[number];
export const tagBit = (tag: LexiconTag): number => 1 << lexiconTags.indexOf(tag);

const UNKNOWN: LexiconEntry = { cluster: 0, tags: 0 };

/**
 * A dictionary whose keys are 32-bit hashes of words and phrases (see `hash.ts`), sorted ascending. An unknown word is
 * taken for a known one once in some 20,000 words, which the tagger does not notice.
 */
export class Lexicon {
  /** `first[p]`: index of the first key whose upper 16 bits are at least `p`. */
  private readonly first: Uint32Array;

  constructor(
    private readonly keys: Uint32Array,
    private readonly clusters: Uint16Array,
    private readonly tags: Uint32Array,
    /** For each cluster of words (0 is unknown), its cluster in a coarser clustering: middle, coarse. */
    readonly coarser: { readonly middle: Uint16Array; readonly coarse: Uint16Array },
  ) {
    const first = new Uint32Array(0x10001).fill(keys.length);
    for (let i = keys.length - 1; i >= 0; i--) first[(keys[i] ?? 0) >>> 16] = i;
    for (let p = 0xffff; p >= 0; p--) first[p] = Math.min(first[p] ?? 0, first[p + 1] ?? 0);
    this.first = first;
  }

  find(hash: number): LexiconEntry {
    const key = hash >>> 0;
    const end = this.first[(key >>> 16) + 1] ?? 0;
    for (let i = this.first[key >>> 16] ?? 0; i < end; i++) {
      if (this.keys[i] === key) return { cluster: this.clusters[i] ?? 0, tags: this.tags[i] ?? 0 };
    }
    return UNKNOWN;
  }
}
