import type { CacheFiles } from '../core/corpus/files';
import type { AnalysisRequest } from '../core/corpus/sourceAnalyser';

/**
 * Files that the analyses of one corpus are spread over, by their sources' paths: a changed source rewrites one of them,
 * and ten thousand sources are not ten thousand files.
 */
const PARTS = 64;
const LINE_END = 0x0a;
/** A line: the fingerprint in hexadecimal, a blank, the encoded analysis. */
const FINGERPRINT_LENGTH = 64;

interface Fresh {
  readonly fingerprint: string;
  readonly encoded: Uint8Array;
}

/**
 * The analyses of one corpus's sources, kept from one start to the next. Each has the fingerprint of all that it depends on,
 * so that one that no longer holds is never found; of each source the last one is kept. Files that are damaged count as empty
 * (gzip has a checksum).
 */
export class KeptAnalyses {
  /** What was last asked for, by source. */
  private readonly current = new Map<string, string>();
  /** What is not on disk yet, by source. */
  private readonly fresh = new Map<string, Fresh>();
  /** Parts that have been read, without what has been taken from them. */
  private readonly parts = new Map<string, Promise<Map<string, Uint8Array>>>();
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly files: CacheFiles) {}

  /** The encoded analysis of a source with this fingerprint, if there is one. */
  async take(source: string, fingerprint: string): Promise<Uint8Array | undefined> {
    this.current.set(source, fingerprint);
    const fresh = this.fresh.get(source);
    if (fresh?.fingerprint === fingerprint) return fresh.encoded;
    const part = await this.part(partOf(source));
    const found = part.get(fingerprint);
    part.delete(fingerprint);
    return found;
  }

  /** Keeps an analysis; on disk it is after the next `save`. */
  put(source: string, fingerprint: string, encoded: Uint8Array): void {
    this.current.set(source, fingerprint);
    this.fresh.set(source, { fingerprint, encoded });
  }

  /** How many analyses are not on disk yet. */
  get unsaved(): number {
    return this.fresh.size;
  }

  /**
   * Writes what is new. Once all sources have been asked for, they are named: then what belongs to none of them goes, and
   * memory is let go of.
   */
  save(sources?: ReadonlySet<string>): Promise<void> {
    this.saving = this.saving.catch(() => undefined).then(() => this.write(sources));
    return this.saving;
  }

  private async write(sources: ReadonlySet<string> | undefined): Promise<void> {
    if (sources) for (const source of this.current.keys()) if (!sources.has(source)) this.forget(source);
    const living = sources && new Set(this.current.values());
    const written = new Map(this.fresh);
    for (const name of new Set([...written.keys()].map(partOf))) {
      const lines = await this.read(name);
      if (living)
        for (const fingerprint of lines.keys()) if (!living.has(fingerprint)) lines.delete(fingerprint);
      for (const [source, { fingerprint, encoded }] of written)
        if (partOf(source) === name) lines.set(fingerprint, encoded);
      await this.files.write(name, await through(linesOf(lines), new CompressionStream('gzip')));
      this.parts.delete(name);
    }
    if (sources) this.parts.clear();
    for (const [source, fresh] of written) if (this.fresh.get(source) === fresh) this.fresh.delete(source);
  }

  private forget(source: string): void {
    this.current.delete(source);
    this.fresh.delete(source);
  }

  private part(name: string): Promise<Map<string, Uint8Array>> {
    let part = this.parts.get(name);
    if (!part) this.parts.set(name, (part = this.read(name)));
    return part;
  }

  private async read(name: string): Promise<Map<string, Uint8Array>> {
    try {
      const packed = await this.files.read(name);
      return packed ? analysesIn(await through(packed, new DecompressionStream('gzip'))) : new Map();
    } catch {
      return new Map();
    }
  }
}

/**
 * SHA-256 over all that an analysis depends on: the request with its text, and what tells versions of the program and the
 * registry's names from others (`circumstances`).
 */
export async function fingerprintOf(request: AnalysisRequest, circumstances: string): Promise<string> {
  return fingerprintOfBytes([new TextEncoder().encode(`${circumstances}\n${JSON.stringify(request)}`)]);
}

/** SHA-256 of bytes that stand behind one another, in hexadecimal. */
export async function fingerprintOfBytes(pieces: readonly Uint8Array[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', joined(pieces));
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

function partOf(source: string): string {
  let hash = 0;
  for (let i = 0; i < source.length; i++) hash = (Math.imul(hash, 31) + source.charCodeAt(i)) >>> 0;
  return `${hash % PARTS}.gz`;
}

/** The analyses by their fingerprints; each has memory of its own, so that it goes when it has been taken. */
function analysesIn(bytes: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const decoder = new TextDecoder();
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(LINE_END, start);
    if (end < 0) break;
    const head = start + FINGERPRINT_LENGTH;
    found.set(decoder.decode(bytes.subarray(start, head)), bytes.slice(head + 1, end));
  }
  return found;
}

function linesOf(analyses: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return joined(
    [...analyses].flatMap(([fingerprint, encoded]) => [
      encoder.encode(`${fingerprint} `),
      encoded,
      Uint8Array.of(LINE_END),
    ]),
  );
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Packs or unpacks; the platform does it off this thread. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
