// One run in a real editor at a time on a machine: two would starve each other and fail on time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const lockFolder = join(tmpdir(), 'glossator-editor-run.lock');
const holderFile = join(lockFolder, 'pid');
const WAIT_MS = 1000;

/** Waits for its turn, then runs `work`. */
export async function oneAtATime(work) {
  for (let waited = 0; !tryLock(); waited++) {
    if (waited === 0) console.log('Another run in the editor is under way; waiting for it to end …');
    await new Promise(done => setTimeout(done, WAIT_MS));
  }
  const unlock = () => rmSync(lockFolder, { recursive: true, force: true });
  process.on('exit', unlock);
  try {
    return await work();
  } finally {
    process.off('exit', unlock);
    unlock();
  }
}

function tryLock() {
  try {
    mkdirSync(lockFolder);
    writeFileSync(holderFile, String(process.pid));
    return true;
  } catch {
    if (!holderIsAlive()) rmSync(lockFolder, { recursive: true, force: true });
    return false;
  }
}

function holderIsAlive() {
  let holder;
  try {
    holder = Number(readFileSync(holderFile, 'utf8'));
  } catch {
    return true; // just being written
  }
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
