import type { CorpusFiles, FileContent, FileTag } from '../../../src/core/corpus/files';
import { HumanError } from '../../../src/core/text/humanError';

/** Files in memory that can be made to fail, and changed behind the back of who reads them. */
export class MemoryFiles implements CorpusFiles {
  readonly texts = new Map<string, string>();
  /** Why the next writes fail; cleared to let them pass. */
  refusal: string | undefined;
  writes = 0;

  read(path: string): Promise<FileContent | undefined> {
    const text = this.texts.get(path);
    return Promise.resolve(
      text === undefined ? undefined : { bytes: new TextEncoder().encode(text), tag: text },
    );
  }

  write(path: string, bytes: Uint8Array, expected: FileTag | undefined): Promise<FileTag | 'conflict'> {
    if (this.refusal !== undefined) return Promise.reject(new HumanError(this.refusal));
    if (this.texts.get(path) !== expected) return Promise.resolve('conflict');
    const text = new TextDecoder().decode(bytes);
    this.texts.set(path, text);
    this.writes++;
    return Promise.resolve(text);
  }
}
