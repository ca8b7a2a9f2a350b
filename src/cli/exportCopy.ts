import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { sidecarPath } from '../core/annotation/paths';
import type { ByteText } from '../core/interchange/byteText';
import type { SidecarCopy } from '../core/interchange/sidecarCopy';

/**
 * Copies the records of a source whose sidecar stands beside it; `false`, having added nothing, where a file is not
 * there or not as usual: the general reader tells then. There may be tens of thousands of files, and waiting for each
 * step of each costs several times what the work does.
 */
export function copyRecords(copy: SidecarCopy, root: string, path: string): boolean {
  const place = join(root, path);
  return readInto(copy.sidecar, sidecarPath(place)) && readInto(copy.source, place) && copy.add(path);
}

/** Reads a file that is UTF-8. */
function readInto(text: ByteText, path: string): boolean {
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
