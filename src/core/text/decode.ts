import type { Result } from './result';

/** Bytes of a file as text, as VS Code would read it: the byte-order mark is no part of the text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly byteOrderMark: boolean;
}

/** How many bytes are looked at for NUL bytes, which tell a binary file; VS Code uses the same idea. */
const BINARY_PROBE_BYTES = 8192;

/**
 * Decodes a source. UTF-16 is recognised by its byte-order mark only. Fails with a sentence for the reader where
 * the bytes are no text (NUL bytes) or not valid UTF-8.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText> {
  const [first, second, third] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return ok(bytes.subarray(2), 'utf-16le', true);
    if (first === 0xfe && second === 0xff) return ok(bytes.subarray(2), 'utf-16be', true);
    const byteOrderMark = first === 0xef && second === 0xbb && third === 0xbf;
    if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) {
      return { ok: false, error: 'it holds NUL bytes, so it is not a text file' };
    }
    return ok(byteOrderMark ? bytes.subarray(3) : bytes, 'utf-8', byteOrderMark);
  } catch {
    return { ok: false, error: 'it is not valid UTF-8; save it as UTF-8 and try again' };
  }
}

function ok(
  bytes: Uint8Array,
  encoding: DecodedText['encoding'],
  byteOrderMark: boolean,
): Result<DecodedText> {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  return { ok: true, value: { text, encoding, byteOrderMark } };
}
