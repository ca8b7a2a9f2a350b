/** One sub-command of the command line; one file each in this folder. */
export interface Command {
  readonly name: string;
  /** One line after `glossator`: `annotate <folder or files…> [--out DIR]`. */
  readonly usage: string;
  /** What it does, one line, for the list of commands. */
  readonly summary: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitStatus>;
}

/** 0 done, 1 findings, 2 wrong usage or a file that could not be read or written. */
export type ExitStatus = 0 | 1 | 2;

/** Standard output carries data only; messages go to standard error. */
export interface Terminal {
  /** Writes data; resolves when the stream has taken it, so that memory does not grow with the output. */
  out(data: string | Uint8Array): Promise<void>;
  /** Writes one message line to standard error. */
  say(message: string): void;
  /** Overwrites one progress line where standard error is a terminal; does nothing elsewhere. */
  progress(message: string): void;
}

/** Wrong usage: printed with the command's usage line, exit status 2. */
export class UsageError extends Error {}
