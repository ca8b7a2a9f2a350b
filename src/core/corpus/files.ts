/** The interfaces through which core sees the world. Implementations: src/storage. */

/** What changed on disk between reading and writing is told by this opaque tag (a hash of the bytes). */
export type FileTag = string;

export interface FileContent {
  readonly bytes: Uint8Array;
  readonly tag: FileTag;
}

/** Files of one corpus; paths are relative to its root, with forward slashes, and never lead outside it. */
export interface CorpusFiles {
  /** `undefined` where there is no such file; throws with a message for the reader where it can't be read. */
  read(path: string): Promise<FileContent | undefined>;
  /**
   * Writes whole or not at all, and only if the file is still the one with `expected` (`undefined`: no file yet).
   * Returns the new tag, or `'conflict'` without touching the file.
   */
  write(path: string, bytes: Uint8Array, expected: FileTag | undefined): Promise<FileTag | 'conflict'>;
}

/** A place for files that can be made again, such as a cache: no more than names and bytes. */
export interface CacheFiles {
  /** `undefined` where there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes whole or not at all, over what was there. */
  write(name: string, bytes: Uint8Array): Promise<void>;
}

export interface Log {
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}
