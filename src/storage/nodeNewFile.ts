import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { HumanError } from '../core/text/humanError';
import type { NewFile } from './newFile';
import { reasonOf } from './nodeSources';

/** Written beside its place under another name, so that a failure leaves what stood there. */
export function newFile(path: string): NewFile {
  const temporary = `${path}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  let failure: Error | undefined;
  stream.on('error', error => (failure = error));
  const check = (): void => {
    if (failure) throw new HumanError(`${path} can't be written: ${reasonOf(failure)}`);
  };
  return {
    async write(data) {
      check();
      if (!stream.write(data)) await drained(stream);
      check();
    },
    async close() {
      stream.end();
      await closed(stream);
      check();
      await rename(temporary, path);
    },
    async abandon() {
      stream.destroy();
      await closed(stream);
      await rm(temporary, { force: true });
    },
  };
}

/** Resolves when the stream takes data again, or is closed by a failure. */
const drained = (stream: WriteStream): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.once('drain', done).once('close', done);
  });

/** Resolves when the file is closed, after a failure too. */
const closed = (stream: WriteStream): Promise<void> =>
  new Promise(resolve => {
    if (stream.closed) resolve();
    else stream.once('close', resolve);
  });
