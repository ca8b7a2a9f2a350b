import { once } from 'node:events';
import type { Terminal } from './command';

/** How often the progress line is rewritten at most, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** The process's own streams. A reader of the output that goes away (`| head`) ends the program quietly. */
export function processTerminal(): Terminal {
  let lastProgress = 0;
  let progressShown = false;
  const clear = (): void => {
    if (progressShown) process.stderr.write('\r\u001b[K');
    progressShown = false;
  };
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    async out(data) {
      clear();
      if (!process.stdout.write(data)) await once(process.stdout, 'drain');
    },
    say(message) {
      clear();
      process.stderr.write(`${message}\n`);
    },
    progress(message) {
      if (!process.stderr.isTTY || Date.now() - lastProgress < PROGRESS_INTERVAL) return;
      lastProgress = Date.now();
      progressShown = true;
      process.stderr.write(`\r\u001b[K${message}`);
    },
  };
}
