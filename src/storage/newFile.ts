/** A file that is written piece by piece and takes its name only when it is whole. */
export interface NewFile {
  /** Resolves when more can be taken, so that memory does not grow with the file. */
  write(data: string | Uint8Array): Promise<void>;
  /** Everything was written: it takes its name now. */
  close(): Promise<void>;
  /** Something failed: what stood there before stays. */
  abandon(): Promise<void>;
}

/** Starts a file of the local disk; its folder must be there. */
export type OpenNewFile = (path: string) => NewFile;
