import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parseSidecarCodePoints } from '../../../src/core/annotation/sidecar';

/** Kills in the ordinary run; `GLOSSATOR_KILLS=200` for the whole measure. */
const KILLS = Number(process.env['GLOSSATOR_KILLS'] ?? '4');
/** Longest life of a writer after its first word, in milliseconds. */
const LIFE_MS = 60;

describe('a process that writes sidecars and is killed', function () {
  this.timeout(30_000 + KILLS * 3000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-kill-'));
    await build({
      entryPoints: [join(__dirname, 'writer.ts')],
      bundle: true,
      platform: 'node',
      outfile: join(folder, 'writer.cjs'),
      logLevel: 'silent',
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it(`leaves a whole file and loses nothing it reported, ${String(KILLS)} times, two writers at once`, async () => {
    const corpus = await mkdtemp(join(folder, 'corpus-'));
    const reported: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const writers = ['a', 'b'].map(name =>
        spawn(process.execPath, [join(folder, 'writer.cjs'), corpus, `${name}${String(kill)}`]),
      );
      await Promise.all(writers.map(writer => killed(writer, reported)));
      const json = await readFile(join(corpus, 'a.txt.annotations.json'), 'utf8').catch(() => undefined);
      if (json === undefined) continue;
      const parsed = parseSidecarCodePoints(json);
      assert.ok(parsed.ok, parsed.ok ? '' : parsed.error);
      const ids = new Set(parsed.value.sidecar.annotations.map(({ id }) => id));
      assert.deepEqual(
        reported.filter(name => !ids.has(`urn:uuid:${name}`)),
        [],
      );
    }
    assert.ok(reported.length > 0);
    assert.ok((await readdir(corpus)).length <= 3, 'at most the file, a lock and a temporary file');
  });
});

/** Lets a writer begin, kills it at a random instant, and notes what it said it had written. */
async function killed(writer: ChildProcess, reported: string[]): Promise<void> {
  let output = '';
  await new Promise<void>(resolve => {
    writer.stdout?.on('data', (data: Buffer) => {
      if (output === '') setTimeout(() => writer.kill('SIGKILL'), Math.random() * LIFE_MS);
      output += data.toString();
    });
    writer.on('close', () => resolve());
  });
  reported.push(...output.split('\n').slice(0, -1));
}
