/** SHA-256 (FIPS 180-4) and name-based identifiers, in plain TypeScript because core runs without `node:crypto`. */

const BLOCK_BYTES = 64;
const LENGTH_FIELD_BYTES = 8;

/** Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = fractionalParts(64, Math.cbrt);
/** Fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const initialState = fractionalParts(8, Math.sqrt);

/** Hexadecimal SHA-256 of the text in UTF-8; an unpaired surrogate counts as U+FFFD. */
export const sha256Hex = (text: string): string => sha256HexOfBytes(new TextEncoder().encode(text));

export function sha256HexOfBytes(bytes: Uint8Array): string {
  return Array.from(sha256(bytes), word => word.toString(16).padStart(8, '0')).join('');
}

/**
 * A `urn:uuid:` derived from what it names: the same name gives the same identifier everywhere. Version 8 of
 * RFC 9562 (custom), because version 5 would bind us to SHA-1.
 */
export function uuidOf(name: string): string {
  const hex = sha256Hex(name);
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function sha256(bytes: Uint8Array): Uint32Array {
  const state = Uint32Array.from(initialState);
  const words = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += BLOCK_BYTES) compress(state, words, view, at);
  const rest = bytes.length - whole;
  const padded = new Uint8Array(rest + 1 + LENGTH_FIELD_BYTES > BLOCK_BYTES ? 2 * BLOCK_BYTES : BLOCK_BYTES);
  padded.set(bytes.subarray(whole));
  padded[rest] = 0x80;
  const tail = new DataView(padded.buffer);
  tail.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  tail.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) compress(state, words, tail, at);
  return state;
}

function compress(state: Uint32Array, words: Uint32Array, view: DataView, at: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const early = words[i - 15] ?? 0;
    const late = words[i - 2] ?? 0;
    const small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[i] = (words[i - 16] ?? 0) + small0 + (words[i - 7] ?? 0) + small1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + (roundConstants[i] ?? 0) + (words[i] ?? 0)) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + big0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i] ?? 0) + word;
  });
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function fractionalParts(count: number, root: (prime: number) => number): Uint32Array {
  const parts: number[] = [];
  for (let n = 2; parts.length < count; n++) {
    if (isPrime(n)) parts.push(Math.floor((root(n) % 1) * 2 ** 32));
  }
  return Uint32Array.from(parts);
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}
