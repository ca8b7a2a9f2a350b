import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteText } from '../core/interchange/byteText';

/**
 * Reads a file without waiting: there may be tens of thousands, and waiting for each step of each costs several times
 * what the work does. `false` where it can't be read, or is not UTF-8.
 */
export function readUtf8(text: ByteText, path: string): boolean {
  let file;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    return readSync(file, text.room(size), 0, size, 0) === size && isUtf8(text.whole());
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
