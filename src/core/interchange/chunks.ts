import type { ExportPart } from './format';

/** Characters gathered before they are handed on: large enough that a write call costs little beside its bytes. */
const CHUNK_CHARACTERS = 1 << 16;

/** Gathers small strings into chunks. */
export class Chunks {
  private pending = '';

  /** Adds text; returns a chunk when one is full. */
  add(text: string): string | undefined {
    this.pending += text;
    return this.pending.length < CHUNK_CHARACTERS ? undefined : this.rest();
  }

  /** What is left. */
  rest(): string {
    const chunk = this.pending;
    this.pending = '';
    return chunk;
  }
}

/** Texts as the parts of an only file. */
export function* inChunks(texts: Iterable<string>): Generator<ExportPart> {
  const chunks = new Chunks();
  for (const text of texts) {
    const data = chunks.add(text);
    if (data !== undefined) yield { data };
  }
  yield { data: chunks.rest() };
}
