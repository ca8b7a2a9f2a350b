import * as assert from 'node:assert/strict';
import type { CacheFiles } from '../../../src/core/corpus/files';
import { fingerprintOf, KeptAnalyses } from '../../../src/storage/keptAnalyses';

class MemoryCache implements CacheFiles {
  readonly files = new Map<string, Uint8Array>();
  writes = 0;

  read(name: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    this.writes++;
    this.files.set(name, bytes);
    return Promise.resolve();
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sources = Array.from({ length: 200 }, (_, i) => `letters/${i}.txt`);
const of = (text: string, source = 'a.txt'): Promise<string> => fingerprintOf({ source, text }, 'version 1');

/** One session: every source is asked for with its text, analysed where nothing is kept, then all is saved. */
async function session(files: CacheFiles, texts: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const kept = new KeptAnalyses(files);
  const made: string[] = [];
  for (const [source, text] of texts) {
    const fingerprint = await of(text, source);
    const found = await kept.take(source, fingerprint);
    if (found) assert.deepEqual(found, bytes(`analysis of ${text}`));
    else {
      made.push(source);
      kept.put(source, fingerprint, bytes(`analysis of ${text}`));
    }
  }
  await kept.save(new Set(texts.keys()));
  return made;
}

describe('KeptAnalyses', () => {
  const texts = new Map(sources.map(source => [source, `Text of ${source}`]));

  it('finds in the next session what was kept in the last, and nothing of a source that has changed', async () => {
    const files = new MemoryCache();
    assert.deepEqual(await session(files, texts), sources);
    assert.deepEqual(await session(files, texts), []);
    const changed = new Map(texts).set('letters/7.txt', 'Another text');
    assert.deepEqual(await session(files, changed), ['letters/7.txt']);
    assert.deepEqual(await session(files, changed), []);
    assert.deepEqual(await session(files, texts), ['letters/7.txt'], 'the last analysis alone is kept');
  });

  it('writes no more files than have changed, and drops sources that are gone', async () => {
    const files = new MemoryCache();
    await session(files, texts);
    const before = files.writes;
    await session(files, texts);
    assert.equal(files.writes, before);
    await session(files, new Map(texts).set('letters/7.txt', 'Another text'));
    assert.equal(files.writes, before + 1);
    const few = new Map(sources.slice(0, 100).map(source => [source, 'Yet another text'] as const));
    await session(files, few);
    const length = [...files.files.values()].reduce((sum, file) => sum + file.length, 0);
    const alone = new MemoryCache();
    await session(alone, few);
    assert.ok(length <= 2 * [...alone.files.values()].reduce((sum, file) => sum + file.length, 0));
  });

  it('has what was written before all were done, for a reader who left early', async () => {
    const files = new MemoryCache();
    await session(files, texts);
    const changed = new Map(sources.map(source => [source, `Other text of ${source}`]));
    const early = sources.slice(0, 50);
    const kept = new KeptAnalyses(files);
    for (const source of early) {
      const text = changed.get(source) ?? '';
      const fingerprint = await of(text, source);
      assert.equal(await kept.take(source, fingerprint), undefined);
      kept.put(source, fingerprint, bytes(`analysis of ${text}`));
    }
    assert.equal(kept.unsaved, early.length);
    await kept.save();
    assert.equal(kept.unsaved, 0);
    const [first = ''] = early;
    const again = await of(changed.get(first) ?? '', first);
    assert.deepEqual(await kept.take(first, again), bytes(`analysis of ${changed.get(first)}`));
    // The next session finds those, and of the others what the session before had kept.
    const mixed = new Map([...texts, ...early.map(source => [source, changed.get(source) ?? ''] as const)]);
    assert.deepEqual(await session(files, mixed), []);
  });

  it('counts damaged files as empty, wherever the damage is', async () => {
    for (const damage of [
      (file: Uint8Array) => file.slice(0, file.length / 2),
      (file: Uint8Array) => file.map((byte, i) => (i === file.length - 20 ? byte ^ 1 : byte)),
      () => bytes('not packed at all'),
      () => new Uint8Array(0),
    ]) {
      const files = new MemoryCache();
      await session(files, texts);
      for (const [name, file] of files.files) files.files.set(name, damage(file));
      assert.deepEqual(await session(files, texts), sources);
      assert.deepEqual(await session(files, texts), []);
    }
  });

  it('has what was put before it is saved, and keeps it when a write fails', async () => {
    const files = new MemoryCache();
    const kept = new KeptAnalyses(files);
    const fingerprint = await of('Text');
    kept.put('a.txt', fingerprint, bytes('analysis'));
    const failing = {
      read: () => Promise.resolve(undefined),
      write: () => Promise.reject(new Error('full')),
    };
    const unlucky = new KeptAnalyses(failing);
    unlucky.put('a.txt', fingerprint, bytes('analysis'));
    await assert.rejects(unlucky.save(new Set(['a.txt'])), /full/);
    for (const each of [kept, unlucky])
      assert.deepEqual(await each.take('a.txt', fingerprint), bytes('analysis'));
  });

  it('saves again after a write that failed', async () => {
    const files = new MemoryCache();
    let full = true;
    const kept = new KeptAnalyses({
      read: name => files.read(name),
      write: (name, content) => (full ? Promise.reject(new Error('full')) : files.write(name, content)),
    });
    kept.put('a.txt', await of('Text'), bytes('analysis'));
    await assert.rejects(kept.save(new Set(['a.txt'])), /full/);
    full = false;
    await kept.save(new Set(['a.txt']));
    assert.deepEqual(await new KeptAnalyses(files).take('a.txt', await of('Text')), bytes('analysis'));
  });
});

describe('fingerprintOf', () => {
  it('differs by everything that an analysis depends on', async () => {
    const request = { source: 'a.txt', text: 'Text' };
    const all = await Promise.all([
      fingerprintOf(request, 'version 1'),
      fingerprintOf(request, 'version 2'),
      fingerprintOf({ ...request, source: 'b.txt' }, 'version 1'),
      fingerprintOf({ ...request, text: 'Text.' }, 'version 1'),
      fingerprintOf({ ...request, sourceDate: '1977' }, 'version 1'),
      fingerprintOf({ ...request, dateOrder: 'dmy' }, 'version 1'),
      fingerprintOf({ ...request, decided: [{ start: 0, end: 4, type: 'place' }] }, 'version 1'),
      fingerprintOf({ ...request, foreign: [] }, 'version 1'),
    ]);
    assert.equal(new Set(all).size, all.length);
    assert.equal(await fingerprintOf({ ...request }, 'version 1'), all[0]);
  });
});
