/** Length of the indexed pieces in UTF-16 units: about two words, so that most places are hit by few of them. */
export const NGRAM = 12;
/** Places of one piece that are looked at; one that stands more often tells nothing. */
const MAX_PLACES = 64;

/** Where pieces of `NGRAM` units stand in a text; built in one pass, memory eight to fourteen bytes a unit. */
export class NgramIndex {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;
  /** How many places each slot has, up to `MAX_PLACES` + 1. */
  private readonly counts: Uint8Array;

  constructor(private readonly text: string) {
    const count = Math.max(0, text.length - NGRAM + 1);
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(count + 1)));
    this.mask = size - 1;
    this.heads = new Int32Array(size).fill(-1);
    this.next = new Int32Array(count);
    this.counts = new Uint8Array(size);
    // From the end, so that chains run in text order.
    for (let at = count - 1; at >= 0; at--) {
      const slot = hashAt(text, at) & this.mask;
      this.next[at] = this.heads[slot] ?? -1;
      this.heads[slot] = at;
      this.counts[slot] = Math.min(MAX_PLACES + 1, (this.counts[slot] ?? 0) + 1);
    }
  }

  /** Places of the piece that begins at `at` in `piece`, ascending; none where it stands all over the text. */
  places(piece: string, at: number): number[] {
    const found: number[] = [];
    if (at < 0 || at + NGRAM > piece.length) return found;
    const slot = hashAt(piece, at) & this.mask;
    if ((this.counts[slot] ?? 0) > MAX_PLACES) return found;
    const wanted = piece.slice(at, at + NGRAM);
    for (let place = this.heads[slot] ?? -1; place >= 0; place = this.next[place] ?? -1) {
      if (this.text.startsWith(wanted, place)) found.push(place);
    }
    return found;
  }
}

/** Multiplier of Knuth's multiplicative hashing, 2^32 / golden ratio. */
const KNUTH = 0x9e3779b1;

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + NGRAM; i++) hash = Math.imul(hash ^ text.charCodeAt(i), KNUTH);
  return hash ^ (hash >>> 15);
}
