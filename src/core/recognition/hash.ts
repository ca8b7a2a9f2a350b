/**
 * FNV-1a over UTF-16 code units with a final avalanche: 32 bits, the same in every engine. Signed, as engines keep such
 * numbers unboxed: the tagger is several times slower with unsigned ones.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return scramble(hash);
}

/** Joins two hashes into one; order matters. */
export function joinHashes(first: number, second: number): number {
  return scramble(Math.imul(first, 0x9e3779b1) ^ second);
}

/** The finalizer of MurmurHash3, shortened: spreads every bit over the whole word. */
function scramble(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
