import { isAscii } from 'node:buffer';
import { join } from 'node:path';
import { sidecarPath } from '../core/annotation/paths';
import type { CodePointSidecar } from '../core/annotation/annotation';
import { parseSidecarCodePoints, toUtf16 } from '../core/annotation/sidecar';
import { ByteText } from '../core/interchange/bytes/byteText';
import type { ExportSource } from '../core/interchange/format';
import { scanSidecar } from '../core/interchange/bytes/sidecarScan';
import { decodeText } from '../core/text/decode';
import { sidecarReader, type FoundSource, type SidecarFolders } from './sidecars';
import { readUtf8 } from './utf8File';

/** What is said of a sidecar or source that can't be read. */
export type Skip = (path: string, reason: string) => void;

/** Reads sources with their sidecars, one at a time, in order; unreadable ones are named and skipped. */
export async function* readSources(
  folders: SidecarFolders,
  sources: readonly FoundSource[],
  skip: Skip,
): AsyncGenerator<ExportSource> {
  const read = sidecarReader(folders);
  const bytes = new ByteText();
  for (const { path, isWhole } of sources) {
    const quick = isWhole ? readQuickly(bytes, folders.root, path) : undefined;
    if (quick) yield quick;
    const found = quick ? undefined : await read(path);
    if (!found) continue;
    const { sidecar, error, text } = found;
    if (!sidecar) skip(found.path, error ?? "it can't be read");
    else if (text === undefined) yield { path, sidecar: sidecar.sidecar };
    else yield { path, text, sidecar: toUtf16(sidecar, text) };
  }
}

/**
 * The same for the usual case, that both files are there and hold what they should; `undefined` in all others. There
 * may be tens of thousands, and waiting for each step of each file costs several times what the work does.
 */
function readQuickly(bytes: ByteText, root: string, path: string): ExportSource | undefined {
  const place = join(root, path);
  const sidecar = readUtf8(bytes, sidecarPath(place)) ? sidecarOf(bytes) : undefined;
  const text = readUtf8(bytes, place) ? textOf(bytes.whole()) : undefined;
  return sidecar && text !== undefined ? { path, text, sidecar: toUtf16(sidecar, text) } : undefined;
}

function sidecarOf(bytes: ByteText): CodePointSidecar | undefined {
  const scanned = scanSidecar(bytes);
  if (scanned) return scanned;
  const decoded = decodeText(bytes.whole());
  const parsed = decoded.ok ? parseSidecarCodePoints(decoded.value.text) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

/** ASCII needs no decoding. */
function textOf(bytes: Uint8Array): string | undefined {
  if (isAscii(bytes)) return Buffer.from(bytes).toString('latin1');
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.value.text : undefined;
}
