import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeError } from '../../../src/storage/fileErrors';
import { NodeFiles } from '../../../src/storage/nodeFiles';
import { HumanError } from '../../../src/core/text/humanError';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('files on the local disk', () => {
  let folder: string;
  let files: NodeFiles;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-'));
    files = new NodeFiles(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes in new folders, reads back, and leaves nothing else behind', async () => {
    assert.equal(await files.read('a/b.json'), undefined);
    const tag = await files.write('a/b.json', bytes('one'), undefined);
    const content = await files.read('a/b.json');
    assert.deepEqual([new TextDecoder().decode(content?.bytes), content?.tag], ['one', tag]);
    assert.deepEqual(await readdir(join(folder, 'a')), ['b.json']);
  });

  it('does not touch a file that is not the expected one', async () => {
    const tag = await files.write('a.json', bytes('one'), undefined);
    assert.equal(await files.write('a.json', bytes('two'), undefined), 'conflict');
    await writeFile(join(folder, 'a.json'), 'other');
    assert.equal(await files.write('a.json', bytes('two'), tag === 'conflict' ? undefined : tag), 'conflict');
    assert.equal(await readFile(join(folder, 'a.json'), 'utf8'), 'other');
  });

  for (const path of ['../x', 'a/../../x', '/etc/hosts', '', 'a\0b', '..\\x']) {
    it(`does not leave the corpus by ${JSON.stringify(path)}`, async () => {
      await assert.rejects(files.read(path), /leads outside the corpus/);
      await assert.rejects(files.write(path, bytes('x'), undefined), /leads outside the corpus/);
    });
  }

  it('does not leave the corpus by a symbolic link, and follows one inside it', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'glossator-outside-'));
    await symlink(outside, join(folder, 'out'));
    await assert.rejects(files.write('out/x.json', bytes('x'), undefined), /leads outside the corpus/);
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'in'));
    await files.write('in/x.json', bytes('x'), undefined);
    assert.equal(await readFile(join(folder, 'real/x.json'), 'utf8'), 'x');
    await symlink(join(folder, 'loop'), join(folder, 'loop'));
    await assert.rejects(files.read('loop/x.json'), HumanError);
    await rm(outside, { recursive: true });
  });

  it('says that a file is read-only', async () => {
    await writeFile(join(folder, 'a.json'), 'one');
    await chmod(join(folder, 'a.json'), 0o444);
    const tag = (await files.read('a.json'))?.tag;
    await assert.rejects(
      files.write('a.json', bytes('two'), tag),
      /“a.json” could not be written: .*read-only/,
    );
    assert.equal(await readFile(join(folder, 'a.json'), 'utf8'), 'one');
  });

  it('explains what the system refuses', () => {
    const refusal = (code: string): string =>
      writeError('a.json', Object.assign(new Error(code), { code })).message;
    assert.match(refusal('ENOSPC'), /the disk is full/);
    assert.match(refusal('EROFS'), /read-only/);
    assert.match(refusal('EBUSY'), /another program holds it/);
    assert.equal(refusal('EIO'), '“a.json” could not be written: the system says “EIO”.');
    assert.equal(writeError('a.json', new Error('ours')).message, 'ours');
  });

  it('takes over locks and temporary files that a killed process left', async () => {
    await writeFile(join(folder, '.a.json.tmp'), 'half');
    await writeFile(join(folder, '.a.json.lock'), '');
    await utimes(join(folder, '.a.json.lock'), new Date(0), new Date(0));
    await files.write('a.json', bytes('one'), undefined);
    assert.deepEqual(await readdir(folder), ['a.json']);
  });

  it('writers wait for each other: of many at once exactly one is first', async () => {
    const others = Array.from({ length: 20 }, () => new NodeFiles(folder));
    const outcomes = await Promise.all(
      others.map((other, i) => other.write('a.json', bytes(String(i)), undefined)),
    );
    assert.equal(outcomes.filter(outcome => outcome !== 'conflict').length, 1);
  });
});
