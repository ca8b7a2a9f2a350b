import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spool } from '../core/interchange/spool';

/** Bytes that are written at once. */
const BUFFER_BYTES = 1 << 20;
/** Before each text stands how many bytes it has. */
const LENGTH_BYTES = 4;
/** Most texts are shorter, and come in one go. */
const USUAL_BYTES = 1 << 10;

/** A spool in a file of the system's temporary folder, which is there from the first text until it is disposed. */
export class DiskSpool implements Spool {
  private folder: string | undefined;
  private file = 0;
  /** The texts that are not in the file yet: they stand behind it, from `written` on. */
  private buffer = Buffer.alloc(0);
  private filled = 0;
  private written = 0;

  keep(text: string): number {
    const bytes = Buffer.byteLength(text);
    if (this.filled + LENGTH_BYTES + bytes > this.buffer.length) this.makeRoom(LENGTH_BYTES + bytes);
    const kept = this.written + this.filled;
    this.buffer.writeUInt32LE(bytes, this.filled);
    this.buffer.write(text, this.filled + LENGTH_BYTES);
    this.filled += LENGTH_BYTES + bytes;
    return kept;
  }

  read(kept: number): string {
    const usual = this.bytes(kept, USUAL_BYTES);
    const length = usual.readUInt32LE(0);
    const end = LENGTH_BYTES + length;
    const whole = end <= usual.length ? usual : this.bytes(kept, end);
    return whole.toString('utf8', LENGTH_BYTES, end);
  }

  dispose(): void {
    if (this.folder === undefined) return;
    closeSync(this.file);
    rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }

  /** At most so many bytes from a place on. */
  private bytes(from: number, most: number): Buffer {
    if (from >= this.written)
      return this.buffer.subarray(from - this.written, Math.min(this.filled, from - this.written + most));
    const bytes = Buffer.alloc(Math.min(most, this.written - from));
    return bytes.subarray(0, readSync(this.file, bytes, 0, bytes.length, from));
  }

  private makeRoom(bytes: number): void {
    if (this.filled > 0) this.flush();
    if (bytes > this.buffer.length) this.buffer = Buffer.alloc(Math.max(bytes, BUFFER_BYTES));
  }

  private flush(): void {
    this.folder ??= this.start();
    for (let at = 0; at < this.filled;)
      at += writeSync(this.file, this.buffer, at, this.filled - at, this.written + at);
    this.written += this.filled;
    this.filled = 0;
  }

  private start(): string {
    const folder = mkdtempSync(join(tmpdir(), 'glossator-spool-'));
    this.file = openSync(join(folder, 'texts'), 'w+');
    return folder;
  }
}
