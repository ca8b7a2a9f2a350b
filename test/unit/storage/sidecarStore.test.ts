import assert from 'node:assert/strict';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { formatSidecar, parseSidecar } from '../../../src/core/annotation/sidecar';
import {
  formatRegistry,
  type Registry,
  type RegistryEntry,
  REGISTRY_FILE,
} from '../../../src/core/linking/registry';
import { Backups } from '../../../src/storage/backup';
import { RegistryStore } from '../../../src/storage/registryStore';
import { SidecarStore } from '../../../src/storage/sidecarStore';
import { mark, sidecarOf, trickyText as text } from '../annotation/samples';
import { MemoryFiles } from './memoryFiles';

const PATH = 'a.txt.annotations.json';
const alice = mark(text, '𝔄lice');
const paris = mark(text, 'Paris');
const zoe = mark(text, 'Zoë');

const put = (files: MemoryFiles, annotations: readonly Annotation[]): void => {
  files.texts.set(PATH, formatSidecar(sidecarOf(text, annotations), text));
};
const ids = (sidecar: Sidecar | undefined): string[] | undefined => sidecar?.annotations.map(({ id }) => id);
const onDisk = (files: MemoryFiles): string[] | undefined => {
  const parsed = parseSidecar(files.texts.get(PATH) ?? '', text);
  return parsed.ok ? ids(parsed.value) : undefined;
};

describe('sidecar store', () => {
  let files: MemoryFiles;
  let store: SidecarStore;
  beforeEach(() => {
    files = new MemoryFiles();
    store = new SidecarStore(files);
  });

  it('has nothing where there is no sidecar, and reads back what it saved', async () => {
    assert.equal(await store.load('a.txt', text), undefined);
    await store.save('a.txt', sidecarOf(text, [alice]), text);
    assert.deepEqual(await new SidecarStore(files).load('a.txt', text), sidecarOf(text, [alice]));
  });

  it('does not write what did not change', async () => {
    await store.save('a.txt', sidecarOf(text, [alice]), text);
    await store.save('a.txt', sidecarOf(text, [alice]), text);
    assert.equal(files.writes, 1);
  });

  it('gives back what it was given, also where the offsets of the file are others', async () => {
    const sidecar = sidecarOf(text, [alice, paris]);
    assert.equal((await store.save('a.txt', sidecar, text)).value, sidecar);
  });

  it('merges with what others wrote since it read', async () => {
    put(files, [alice]);
    await store.load('a.txt', text);
    put(files, [zoe, alice]);
    const { value } = await store.save('a.txt', sidecarOf(text, [alice, paris]), text);
    assert.deepEqual(ids(value), [zoe.id, alice.id, paris.id]);
    assert.deepEqual(onDisk(files), ids(value));
  });

  it('merges with a file it never read', async () => {
    put(files, [alice]);
    await store.save('a.txt', sidecarOf(text, [paris]), text);
    assert.deepEqual(onDisk(files), [alice.id, paris.id]);
  });

  it('keeps both versions of what two people decided', async () => {
    put(files, [alice]);
    await store.load('a.txt', text);
    put(files, [{ ...alice, status: 'rejected' }]);
    const mine = { ...alice, content: { kind: 'entity', type: 'place' } } as const;
    const { value, conflicts } = await store.save('a.txt', sidecarOf(text, [mine]), text);
    assert.deepEqual([value.annotations.length, conflicts.length], [2, 1]);
  });

  it('many changes at once all arrive, in two windows', async () => {
    const other = new SidecarStore(files);
    const add = (to: SidecarStore, i: number) =>
      to.update('a.txt', text, sidecar => {
        const annotations = [...(sidecar?.annotations ?? []), { ...alice, id: `urn:uuid:${String(i)}` }];
        return sidecarOf(text, annotations);
      });
    await Promise.all(Array.from({ length: 30 }, (_, i) => add(i % 2 === 0 ? store : other, i)));
    assert.equal(onDisk(files)?.length, 30);
  });

  for (const [name, content, message] of [
    ['broken', '{"items": [', /can't be read: it is not valid JSON/],
    ['newer', JSON.stringify({ 'glossator:version': 9 }), /newer Glossator/],
    ['conflict-marked', '{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}', /conflict marks/],
  ] as const) {
    it(`reports a ${name} sidecar and leaves it untouched`, async () => {
      files.texts.set(PATH, content);
      await assert.rejects(store.load('a.txt', text), message);
      await assert.rejects(store.save('a.txt', sidecarOf(text, [alice]), text), message);
      assert.equal(files.texts.get(PATH), content);
    });
  }

  it('resolves the conflict marks that git leaves', async () => {
    const lines = (annotations: readonly Annotation[]): string[] =>
      formatSidecar(sidecarOf(text, annotations), text).split('\n');
    const [ours, theirs] = [lines([zoe, alice]), lines([alice, paris])];
    files.texts.set(PATH, ['<<<<<<< HEAD', ...ours, '=======', ...theirs, '>>>>>>> branch'].join('\n'));
    const resolved = await store.resolve('a.txt', text);
    assert.deepEqual(ids(resolved?.value), [zoe.id, alice.id, paris.id]);
    assert.deepEqual(onDisk(files), [zoe.id, alice.id, paris.id]);
    assert.equal(await store.resolve('a.txt', text), undefined);
  });
});

describe('work that could not be written', () => {
  it('is in the backup, and comes back on the next start, merged', async () => {
    const files = new MemoryFiles();
    const own = new MemoryFiles();
    put(files, [alice]);
    const store = new SidecarStore(files, new Backups(own, 'file:///corpus'));
    await store.load('a.txt', text);
    files.refusal = 'the disk is full';
    await assert.rejects(store.save('a.txt', sidecarOf(text, [alice, paris]), text), /the disk is full/);
    files.refusal = undefined;
    put(files, [zoe, alice]);
    const next = new SidecarStore(files, new Backups(own, 'file:///corpus'));
    assert.deepEqual(await next.recover(), { recovered: [PATH], failed: [] });
    assert.deepEqual(onDisk(files), [zoe.id, alice.id, paris.id]);
    assert.deepEqual(await next.recover(), { recovered: [], failed: [] });
  });

  it('is there for the next change to the same file', async () => {
    const files = new MemoryFiles();
    const store = new SidecarStore(files, new Backups(new MemoryFiles(), 'file:///corpus'));
    const add = (one: Annotation) =>
      store.update('a.txt', text, before => sidecarOf(text, [...(before?.annotations ?? []), one]));
    await add(alice);
    files.refusal = 'the disk is full';
    await assert.rejects(add(paris));
    await assert.rejects(add(zoe));
    files.refusal = undefined;
    await add({ ...zoe, id: 'urn:uuid:more' });
    assert.deepEqual(onDisk(files)?.sort(), [alice.id, paris.id, zoe.id, 'urn:uuid:more'].sort());
  });

  it('leaves the backup once it was written', async () => {
    const files = new MemoryFiles();
    const backups = new Backups(new MemoryFiles(), 'file:///corpus');
    const store = new SidecarStore(files, backups);
    files.refusal = 'read-only';
    await assert.rejects(store.save('a.txt', sidecarOf(text, [alice]), text));
    assert.equal((await backups.pending()).length, 1);
    files.refusal = undefined;
    await store.save('a.txt', sidecarOf(text, [alice, paris]), text);
    assert.deepEqual(await backups.pending(), []);
    assert.deepEqual(onDisk(files), [alice.id, paris.id]);
  });
});

describe('registry store', () => {
  const entry = (id: string, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
    id,
    label: id,
    type: 'person',
    aliases: [],
    notNames: [],
    merged: [],
    distinctFrom: [],
    sameAs: [],
    ...more,
  });
  const registry = (...entries: RegistryEntry[]): Registry => ({
    entries: new Map(entries.map(one => [one.id, one])),
  });

  it('merges member by member, keeping both values of a conflict', async () => {
    const files = new MemoryFiles();
    const store = new RegistryStore(files);
    await store.save(registry(entry('anna'), entry('ben')));
    files.texts.set(
      REGISTRY_FILE,
      formatRegistry(registry(entry('anna', { label: 'Anna', aliases: ['A.'] }), entry('ben'))),
    );
    const { value, conflicts } = await store.save(
      registry(entry('anna', { label: 'Anne', aliases: ['Annie'] }), entry('carla')),
    );
    assert.deepEqual([...value.entries.keys()].sort(), ['anna', 'carla']);
    assert.deepEqual([...(value.entries.get('anna')?.aliases ?? [])].sort(), ['A.', 'Annie']);
    assert.deepEqual(value.entries.get('anna')?.unknown, {
      'glossator:conflicts': { label: ['Anna', 'Anne'] },
    });
    assert.equal(conflicts.length, 1);
  });
});
