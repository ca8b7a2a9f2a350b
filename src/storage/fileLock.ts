import { writeFileSync } from 'node:fs';
import { link, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from './fileErrors';
import { HumanError } from '../core/text/humanError';

/** A write holds the lock for milliseconds; one that is this old was left by a process that died elsewhere. */
const STALE_MS = 10_000;
/** Longer than a stale lock lasts, so that waiting always ends with the lock or with a live holder. */
const PATIENCE_MS = 15_000;
const RETRY_MS = 10;
/** A lock without a token was left by a process killed between creating and filling it, which takes microseconds. */
const EMPTY_STALE_MS = 500;

/**
 * Runs `work` while no other process that asks for the same lock does. The lock is a file beside `place`; one left by
 * a process that was killed is taken over.
 */
export async function withFileLock<T>(place: string, work: () => Promise<T>): Promise<T> {
  const lock = join(dirname(place), `.${basename(place)}.lock`);
  const token = `${hostname()} ${String(process.pid)} ${String(process.hrtime.bigint())}`;
  const start = Date.now();
  while (!take(lock, token)) {
    if (Date.now() - start > PATIENCE_MS) {
      throw new HumanError(
        `“${basename(place)}” could not be written: another program holds its lock, “${lock}”.`,
      );
    }
    await breakStale(lock);
    await delay(RETRY_MS * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Creates the lock with its token in it; synchronously, so that a kill hardly ever falls between the two. */
function take(lock: string, token: string): boolean {
  try {
    writeFileSync(lock, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose holder is gone; the rename makes sure that only one of several waiting processes does. */
async function breakStale(lock: string): Promise<void> {
  try {
    const [token, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    const age = Date.now() - mtimeMs;
    if (age < (token === '' ? EMPTY_STALE_MS : STALE_MS) && !isDead(token)) return;
    const aside = `${lock}.${String(process.pid)}.stale`;
    await rename(lock, aside);
    // Should another process have broken it and taken its own in between, that one is put back.
    if ((await readFile(aside, 'utf8')) !== token) await link(aside, lock).catch(() => undefined);
    await rm(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Whether the holder was a process of this machine that no longer runs. */
function isDead(token: string): boolean {
  const [host, pid] = token.split(' ');
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
