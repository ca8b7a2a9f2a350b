import type { CodePointSidecar, Sidecar, SourceRecord } from './annotation';
import { sha256Hex } from './hash';
import { parseSidecarCodePoints } from './sidecarRead';
import { OffsetUnits } from './offsetUnits';
import { encodeCodePoints, formatCodePoints } from './sidecarWrite';
import { CodePoints } from '../text/codePoints';
import type { Result } from '../text/result';

export { parseSidecarCodePoints, formatCodePoints, encodeCodePoints };

/**
 * Reads a sidecar for its source's text as it is now: offsets become UTF-16 units of that text. Where the text has
 * changed since the sidecar was written, the offsets are as far off as they were; anchoring heals them. Never throws.
 * Without the text use `parseSidecarCodePoints`.
 */
export function parseSidecar(json: string, sourceText: string): Result<Sidecar> {
  const parsed = parseSidecarCodePoints(json);
  return parsed.ok ? { ok: true, value: toUtf16(parsed.value, sourceText) } : parsed;
}

/** The bytes of a sidecar (see `formatCodePoints`), offsets counted in code points of `sourceText`. */
export const formatSidecar = (sidecar: Sidecar, sourceText: string): string =>
  formatCodePoints(toCodePoints(sidecar, sourceText));

export const toUtf16 = (sidecar: CodePointSidecar, sourceText: string): Sidecar =>
  new OffsetUnits(sourceText).toUtf16(sidecar);

export const toCodePoints = (sidecar: Sidecar, sourceText: string): CodePointSidecar =>
  new OffsetUnits(sourceText).toCodePoints(sidecar);

/** What a sidecar says of a source, for its text as it is now. */
export function sourceRecord(
  path: string,
  text: string,
  details: Pick<SourceRecord, 'title' | 'date'> = {},
): SourceRecord {
  return { path, ...details, sha256: sha256Hex(text), characters: new CodePoints(text).length };
}
