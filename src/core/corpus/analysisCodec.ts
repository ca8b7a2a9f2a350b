import type { SourceAnalysis } from './sourceAnalysis';

/** The analysis of one source as bytes: JSON in UTF-8, on one line. */
export const encodeAnalysis = (analysis: SourceAnalysis): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ ...analysis, lineStarts: Array.from(analysis.lineStarts) }));

/** What `encodeAnalysis` was given; throws a `SyntaxError` where the bytes are not JSON. */
export function decodeAnalysis(bytes: Uint8Array): SourceAnalysis {
  const { lineStarts, ...analysis } = JSON.parse(new TextDecoder().decode(bytes)) as EncodedAnalysis;
  return { ...analysis, lineStarts: Uint32Array.from(lineStarts) };
}

type EncodedAnalysis = Omit<SourceAnalysis, 'lineStarts'> & { readonly lineStarts: readonly number[] };
