import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { anchorCommand } from '../../../src/cli/anchor';
import { checkCommand } from '../../../src/cli/check';
import { mergeCommand } from '../../../src/cli/merge';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { formatSidecar, parseSidecar } from '../../../src/core/annotation/sidecar';
import { mark, sidecarOf, trickyText as text } from '../annotation/samples';
import { run } from '../cli/commandLine';

const alice = mark(text, '𝔄lice', { content: { kind: 'entity', type: 'person' } });
const paris = mark(text, 'Paris', { content: { kind: 'entity', type: 'place' } });
const year = mark(text, '1974', { content: { kind: 'date', timex: 'DATE', value: '1974' } });
const marks = [alice, paris, mark(text, 'Paris', { content: { kind: 'entity', type: 'place' } }, 1), year];

describe('commands on sidecars', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glossator-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const putSidecar = (source: string, annotations: readonly Annotation[], made = text): Promise<void> =>
    put(`${source}.annotations.json`, formatSidecar(sidecarOf(made, annotations, source), made));

  describe('check', () => {
    it('is content with what we write', async () => {
      await put('a/b.txt', text);
      await putSidecar('a/b.txt', marks);
      const { status, out, said } = await run(checkCommand, folder);
      assert.deepEqual([status, out, said], [0, '', '1 sidecar with 4 annotations checked: 0 errors']);
    });

    it('reads a source with a byte-order mark as its text', async () => {
      await put('a.txt', `\ufeff${text}`);
      await putSidecar('a.txt', marks);
      assert.equal((await run(checkCommand, folder)).status, 0);
    });

    it('lists wrong quotes with line and column, and a changed source', async () => {
      await put('a.txt', text.replace('1974', '1975'));
      await putSidecar('a.txt', marks);
      const { status, out } = await run(checkCommand, folder);
      assert.equal(status, 1);
      assert.match(out, /^a\.txt\.annotations\.json: error: The source has changed/m);
      assert.match(out, /^a\.txt:2:33: error: “1974” is not what stands there: “1975”\./m);
    });

    it('checks what can be checked without the source, and all of it with --sources', async () => {
      await putSidecar('out/a.txt', marks);
      const alone = await run(checkCommand, join(folder, 'out'));
      assert.equal(alone.status, 0);
      assert.match(alone.said, /1 sidecar could be checked without the source only/);
      await put('sources/a.txt', text.replace('Paris', 'Milan'));
      const both = await run(checkCommand, join(folder, 'out'), '--sources', join(folder, 'sources'));
      assert.equal(both.status, 1);
    });

    it('finds bounds and lengths that are wrong by themselves', async () => {
      const sidecar = sidecarOf(text, [
        alice,
        { ...year, targets: year.targets.map(one => ({ ...one, end: 9999 })) },
      ]);
      const json = formatSidecar(sidecar, text).replace('"end": 19', '"end": 18');
      await put('a.txt.annotations.json', json);
      const { status, out } = await run(checkCommand, folder);
      assert.equal(status, 1);
      assert.match(out, /does not have the 4 characters/);
      assert.match(out, /behind the text’s end/);
    });

    for (const [name, content] of [
      ['no JSON', '{'],
      ['a newer version', '{"glossator:version": 9}'],
      ['NUL bytes', 'a\0b'],
    ] as const) {
      it(`names a sidecar that is ${name}, and goes on`, async () => {
        await put('a.txt.annotations.json', content);
        await put('b.txt', text);
        await putSidecar('b.txt', marks);
        const { status, out, said } = await run(checkCommand, folder);
        assert.equal(status, 1);
        assert.match(out, /^a\.txt\.annotations\.json: error: It can't be read/);
        assert.match(said, /2 sidecars/);
      });
    }

    it('does not follow a path out of the corpus', async () => {
      await put('secret.txt', text);
      await put('out/a.txt.annotations.json', formatSidecar(sidecarOf(text, marks, '../secret.txt'), text));
      await mkdir(join(folder, 'sources'));
      const { out } = await run(checkCommand, join(folder, 'out'), '--sources', join(folder, 'sources'));
      assert.match(out, /leads outside the corpus/);
    });

    it('gives advice about decisions without failing', async () => {
      const cut = text.replace('met', 'Alicemet Alice');
      const one = mark(cut, 'Alice', { targets: mark(cut, 'lice').targets });
      await put('a.txt', cut);
      await putSidecar('a.txt', [one], cut);
      const { status, out } = await run(checkCommand, folder);
      assert.equal(status, 0);
      assert.match(out, /warning: “lice” is cut out of/);
    });

    it('says that a decision names an entity which neither the registry nor a label tells of', async () => {
      const person = (entity: string, label?: string): Partial<Annotation> => ({
        content: { kind: 'entity', type: 'person', entity, ...(label !== undefined && { label }) },
      });
      await put('a.txt', text);
      await putSidecar('a.txt', [
        mark(text, '𝔄lice', person('nobody')),
        mark(text, 'Zoë', person('zoe', 'Zoë')),
        mark(text, 'Zoe\u0308', person('zoe-2')),
      ]);
      const entities = [{ id: 'zoe-2', label: 'Zoë II', type: 'person' }];
      await put('glossator.entities.json', JSON.stringify({ 'glossator:version': 1, entities }));
      const { status, out } = await run(checkCommand, folder);
      assert.equal(status, 0);
      assert.match(
        out,
        /^a\.txt:1:18: warning: “𝔄lice” is linked to “nobody”, which is not there\. \[.*\]\n$/,
      );
    });

    it('names what it cannot look at', async () => {
      await symlink(join(folder, 'loop'), join(folder, 'loop'));
      const { status, said } = await run(checkCommand, folder);
      assert.equal(status, 2);
      assert.match(said, /loop/);
    });
  });

  describe('anchor', () => {
    const newText = `Préface 😀.\n\n${text.replace('1974', '1975')}`;

    it('grades every annotation in code points', async () => {
      await put('a.txt', newText);
      await putSidecar('a.txt', marks);
      const { status, out } = await run(anchorCommand, folder, '--json');
      const records = out
        .trimEnd()
        .split('\n')
        .map(
          line =>
            JSON.parse(line) as {
              grade: string;
              oldStart: number;
              newStart: number | null;
              newEnd: number | null;
              quote: string;
            },
        );
      assert.equal(status, 1);
      assert.deepEqual(
        records.map(({ grade, quote }) => [grade, quote]),
        [
          ['moved', '𝔄lice'],
          ['moved', 'Paris'],
          ['changed', '1974'],
          ['moved', 'Paris'],
        ],
      );
      const characters = [...newText];
      for (const { grade, newStart, newEnd, quote } of records) {
        const words = characters.slice(newStart ?? 0, newEnd ?? 0).join('');
        assert.equal(words, grade === 'changed' ? '1975' : quote);
      }
    });

    it('--write heals what is sure, keeps the rest, and then has nothing to do', async () => {
      await put('a.txt', newText);
      await putSidecar('a.txt', marks);
      await run(anchorCommand, folder, '--write');
      const json = await readFile(join(folder, 'a.txt.annotations.json'), 'utf8');
      const parsed = parseSidecar(json, newText);
      assert.ok(parsed.ok);
      const stand = parsed.value.annotations.filter(
        ({ targets: [target] }) => target && newText.startsWith(target.exact, target.start),
      );
      assert.deepEqual([parsed.value.annotations.length, stand.length], [4, 3]);
      assert.match((await run(anchorCommand, folder)).said, /^3 exact, 0 moved, 1 changed/);
      await run(anchorCommand, folder, '--write');
      assert.equal(await readFile(join(folder, 'a.txt.annotations.json'), 'utf8'), json);
    });

    it('without --write nothing is written', async () => {
      await put('a.txt', newText);
      await putSidecar('a.txt', marks);
      const before = await readFile(join(folder, 'a.txt.annotations.json'), 'utf8');
      await run(anchorCommand, folder);
      assert.equal(await readFile(join(folder, 'a.txt.annotations.json'), 'utf8'), before);
    });

    it('a read-only sidecar is named', async () => {
      await put('a.txt', newText);
      await putSidecar('a.txt', marks);
      await chmod(join(folder, 'a.txt.annotations.json'), 0o444);
      const { status, said } = await run(anchorCommand, folder, '--write');
      assert.equal(status, 2);
      assert.match(said, /“a.txt.annotations.json” could not be written: .*read-only/);
    });
  });

  describe('merge', () => {
    const paths = (): string[] =>
      ['base', 'ours', 'theirs'].map(name => join(folder, `${name}.txt.annotations.json`));
    const putThree = async (...sides: (readonly Annotation[])[]): Promise<void> => {
      for (const [i, name] of ['base.txt', 'ours.txt', 'theirs.txt'].entries()) {
        const made = formatSidecar(sidecarOf(text, sides[i] ?? [], 'a.txt'), text);
        await put(`${name}.annotations.json`, made);
      }
    };

    it('writes to OURS, as a git merge driver does', async () => {
      await putThree([alice], [alice, paris], [alice, year]);
      const { status } = await run(mergeCommand, ...paths());
      const ours = await readFile(join(folder, 'ours.txt.annotations.json'), 'utf8');
      assert.equal(status, 0);
      assert.equal(ours, formatSidecar(sidecarOf(text, [alice, paris, year], 'a.txt'), text));
    });

    it('-o writes elsewhere; a conflict is in the result, and the status says so', async () => {
      await putThree([alice], [{ ...alice, status: 'rejected' }], [{ ...alice, content: paris.content }]);
      const before = await readFile(join(folder, 'ours.txt.annotations.json'), 'utf8');
      const { status, said } = await run(mergeCommand, ...paths(), '-o', join(folder, 'merged.json'));
      assert.equal(status, 1);
      assert.match(said, /decided differently/);
      assert.equal(await readFile(join(folder, 'ours.txt.annotations.json'), 'utf8'), before);
      const merged = parseSidecar(await readFile(join(folder, 'merged.json'), 'utf8'), text);
      assert.equal(merged.ok && merged.value.annotations.length, 2);
    });

    it('takes an empty base for no common version', async () => {
      await putThree([], [alice], [paris]);
      await put('base.txt.annotations.json', '');
      const { status, out } = await run(mergeCommand, ...paths(), '-o', '-');
      assert.deepEqual([status, out], [0, formatSidecar(sidecarOf(text, [alice, paris], 'a.txt'), text)]);
    });

    it('writes nothing where one of the three cannot be read', async () => {
      await putThree([], [alice], []);
      await put('theirs.txt.annotations.json', '{');
      await assert.rejects(run(mergeCommand, ...paths()), /theirs.*not valid JSON.*Nothing was written/);
    });

    it('merges registries', async () => {
      const registry = (...labels: string[]): string =>
        JSON.stringify({
          'glossator:version': 1,
          entities: labels.map(label => ({ id: label.toLowerCase(), label, type: 'person' })),
        });
      await put('base.json', registry());
      await put('ours.json', registry('Anna'));
      await put('theirs.json', registry('Ben'));
      const three = ['base', 'ours', 'theirs'].map(name => join(folder, `${name}.json`));
      const { status, out } = await run(mergeCommand, ...three, '-o', '-');
      const { entities } = JSON.parse(out) as { entities: { label: string }[] };
      assert.deepEqual([status, entities.map(({ label }) => label)], [0, ['Anna', 'Ben']]);
    });
  });
});
