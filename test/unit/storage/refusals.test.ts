import assert from 'node:assert/strict';
import promises, { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { formatSidecar, parseSidecar } from '../../../src/core/annotation/sidecar';
import { HumanError } from '../../../src/core/text/humanError';
import { Backups } from '../../../src/storage/backup';
import { NodeFiles } from '../../../src/storage/nodeFiles';
import { SidecarStore } from '../../../src/storage/sidecarStore';
import { mark, sidecarOf, trickyText as text } from '../annotation/samples';

const NAME = 'a.txt.annotations.json';
const alice = mark(text, '𝔄lice');
const paris = mark(text, 'Paris');

/** Makes one method of an object fail as the system would, once it is called for the corpus. */
function refuse(
  target: object,
  method: string,
  code: string,
  isMeant: (path: unknown) => boolean,
): () => void {
  const real: unknown = Reflect.get(target, method);
  assert.ok(typeof real === 'function');
  Reflect.set(target, method, function (this: unknown, ...args: unknown[]): unknown {
    if (isMeant(args[0])) return Promise.reject(Object.assign(new Error(code), { code }));
    return Reflect.apply(real, this, args);
  });
  return () => void Reflect.set(target, method, real);
}

/** The class of opened files, which node does not export. */
async function fileHandles(folder: string): Promise<object> {
  const handle = await open(folder, 'r');
  await handle.close();
  return Reflect.getPrototypeOf(handle) ?? assert.fail();
}

describe('a write that the system refuses', () => {
  let folder: string;
  let own: string;
  let undo: () => void = () => undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-corpus-'));
    own = await mkdtemp(join(tmpdir(), 'glossator-own-'));
  });
  afterEach(async () => {
    undo();
    for (const one of [folder, own]) await rm(one, { recursive: true, force: true });
  });

  const window = (): SidecarStore =>
    new SidecarStore(new NodeFiles(folder), new Backups(new NodeFiles(own), `file://${folder}`));
  const onDisk = async (): Promise<Sidecar | undefined> => {
    const parsed = parseSidecar(await readFile(join(folder, NAME), 'utf8'), text);
    return parsed.ok ? parsed.value : undefined;
  };
  const inCorpus = (path: unknown): boolean => typeof path === 'string' && path.startsWith(folder);
  const both: readonly Annotation[] = [alice, paris];

  // The backup is written too: of the steps on opened files only the first is refused.
  const once = (): (() => boolean) => {
    let left = 1;
    return () => left-- > 0;
  };
  const steps: readonly (readonly [string, (code: string) => Promise<() => void>])[] = [
    [
      'opening the temporary file',
      code =>
        Promise.resolve(
          refuse(promises, 'open', code, path => inCorpus(path) && String(path).endsWith('.tmp')),
        ),
    ],
    ['writing it', async code => refuse(await fileHandles(folder), 'writeFile', code, once())],
    ['flushing it', async code => refuse(await fileHandles(folder), 'sync', code, once())],
    ['renaming it', code => Promise.resolve(refuse(promises, 'rename', code, inCorpus))],
  ];
  for (const [step, prepare] of steps) {
    for (const code of ['EROFS', 'EACCES', 'ENOSPC', 'EBUSY', 'EIO']) {
      it(`${code} on ${step}: the file stays whole, the work comes back on the next start`, async () => {
        const store = window();
        await store.save('a.txt', sidecarOf(text, [alice]), text);
        const before = await readFile(join(folder, NAME), 'utf8');
        undo = await prepare(code);
        await assert.rejects(store.save('a.txt', sidecarOf(text, both), text), HumanError);
        undo();
        assert.equal(await readFile(join(folder, NAME), 'utf8'), before);
        assert.deepEqual(await readdir(folder), [NAME]);
        assert.deepEqual(await window().recover(), { recovered: [NAME], failed: [] });
        assert.deepEqual(await onDisk(), sidecarOf(text, both));
      });
    }
  }

  it('on flushing the folder changes nothing: the file is whole', async () => {
    const store = window();
    undo = refuse(promises, 'open', 'EACCES', path => path === folder);
    await store.save('a.txt', sidecarOf(text, both), text);
    assert.equal(await readFile(join(folder, NAME), 'utf8'), formatSidecar(sidecarOf(text, both), text));
  });
});
