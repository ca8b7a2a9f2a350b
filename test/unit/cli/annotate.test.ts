import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotateCommand } from '../../../src/cli/annotate';
import { checkCommand } from '../../../src/cli/check';
import { exportCommand } from '../../../src/cli/export';
import { folderWith, removeFolders, run, sampleFolder } from './commandLine';

interface JsonlRecord {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly type: string;
  readonly entity?: string;
  readonly status: string;
  readonly confidence: number;
}

const records = (jsonl: string): JsonlRecord[] =>
  jsonl
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as JsonlRecord);

const bytesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
      .map(entry => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      ]),
  );

describe('glossator annotate', () => {
  afterEach(removeFolders);

  it('writes sidecars whose every record re-slices to its words, and the same bytes twice', async () => {
    const folder = sampleFolder();
    assert.equal((await run(annotateCommand, folder)).status, 0);
    const first = bytesIn(folder);
    assert.equal((await run(annotateCommand, folder)).status, 0);
    assert.deepEqual(bytesIn(folder), first);
    const exported = await run(exportCommand, folder, '--format', 'jsonl');
    const found = records(exported.out);
    assert.ok(found.length > 100, `only ${found.length} records`);
    for (const { source, start, end, text } of found) {
      const codePoints = Array.from(readFileSync(join(folder, source), 'utf8'));
      assert.equal(codePoints.slice(start, end).join(''), text);
    }
    assert.equal((await run(checkCommand, folder)).status, 0);
  });

  it('mirrors sidecars under --out and leaves the folder of the sources alone', async () => {
    const folder = folderWith({ 'a/one.txt': 'Angela Merkel met Emmanuel Macron in Paris.\n' });
    const out = folderWith({});
    assert.equal((await run(annotateCommand, folder, '--out', out)).status, 0);
    assert.deepEqual(readdirSync(join(folder, 'a')), ['one.txt']);
    assert.ok(existsSync(join(out, 'a/one.txt.annotations.json')));
    const exported = await run(exportCommand, out, '--format', 'jsonl');
    assert.ok(records(exported.out).some(({ text, type }) => text === 'Paris' && type === 'place'));
  });

  it('counts code points, whatever stands before a name', async () => {
    const text = '\ufeffZoë 👩‍👩‍👧 𝔄 wrote:\r\nAngela Merkel came to Paris 🇫🇷.\r\n';
    const folder = folderWith({ 'emoji.txt': text });
    await run(annotateCommand, folder);
    const found = records((await run(exportCommand, folder, '--format', 'jsonl')).out);
    const paris = found.find(({ text }) => text === 'Paris');
    const expected = Array.from(text.slice(1)).join('').indexOf('Paris');
    assert.ok(paris);
    assert.equal(Array.from(text.slice(1, 1 + expected)).length, paris.start);
  });

  it('finds the same in any order of the files, and on several threads', async () => {
    const folder = sampleFolder();
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.txt'))
      .map(name => join(folder, name));
    const [forward, backward] = [folderWith({}), folderWith({})];
    await run(annotateCommand, ...names, '--out', forward);
    await run(annotateCommand, ...names.reverse(), '--jobs', '2', '--out', backward);
    assert.deepEqual(Object.values(bytesIn(forward)).sort(), Object.values(bytesIn(backward)).sort());
  });

  it('keeps what the reader decided, and proposes nothing over it', async () => {
    const folder = folderWith({
      'one.txt': 'Angela Merkel met Emmanuel Macron in Paris. He lives in Paris.\n',
    });
    await run(annotateCommand, folder);
    const path = join(folder, 'one.txt.annotations.json');
    const sidecar = JSON.parse(readFileSync(path, 'utf8')) as {
      items: { 'glossator:status': string; target: { selector: { exact?: string }[] } }[];
    };
    const exactOf = (item: (typeof sidecar.items)[number]): string | undefined =>
      item.target.selector.find(({ exact }) => exact !== undefined)?.exact;
    for (const item of sidecar.items) {
      if (exactOf(item) === 'Angela Merkel') item['glossator:status'] = 'accepted';
      if (exactOf(item) === 'Paris') item['glossator:status'] = 'rejected';
    }
    writeFileSync(path, JSON.stringify(sidecar));
    await run(annotateCommand, folder);
    const statuses = (exported: string): string[] =>
      records(exported).map(({ text, status }) => `${text} ${status}`);
    const all = statuses((await run(exportCommand, folder, '--format', 'jsonl', '--all')).out);
    assert.deepEqual(
      all.filter(record => /Merkel|Paris/.test(record)),
      ['Angela Merkel accepted', 'Paris rejected', 'Paris rejected'],
    );
  });

  it('links decided mentions and proposes nothing under --mentions decided', async () => {
    const text = 'Angela Merkel came to Paris. Merkel left.\n';
    const item = (id: number, start: number, end: number): object => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
      type: 'Annotation',
      motivation: 'identifying',
      'glossator:status': 'accepted',
      body: [{ type: 'SpecificResource', purpose: 'classifying', source: 'glossator:person' }],
      target: {
        source: 'one.txt',
        selector: [
          { type: 'TextPositionSelector', start, end },
          { type: 'TextQuoteSelector', exact: text.slice(start, end) },
        ],
      },
    });
    const sidecar = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }],
      type: 'AnnotationPage',
      'glossator:version': 1,
      'glossator:source': { path: 'one.txt', sha256: '', characters: text.length },
      items: [item(1, 0, 13), item(2, 29, 35)],
    };
    const folder = folderWith({ 'one.txt': text, 'one.txt.annotations.json': JSON.stringify(sidecar) });
    assert.equal((await run(annotateCommand, folder, '--mentions', 'decided')).status, 0);
    const found = records((await run(exportCommand, folder, '--format', 'jsonl')).out);
    assert.deepEqual(
      found.map(({ text, entity, status }) => [text, entity, status]),
      [
        ['Angela Merkel', 'angela-merkel', 'accepted'],
        ['Merkel', 'angela-merkel', 'accepted'],
      ],
    );
  });
});

describe('glossator annotate on bad input', () => {
  afterEach(removeFolders);

  const good = 'Angela Merkel came to Paris.\n';
  for (const [what, name, content, message] of [
    ['a binary file', 'bad.txt', Uint8Array.of(0x50, 0x00, 0x01), /bad\.txt: .*NUL bytes/],
    ['invalid UTF-8', 'bad.txt', Uint8Array.of(0x41, 0xff, 0x41), /bad\.txt: .*not valid UTF-8/],
  ] as const) {
    it(`names and skips ${what}, does the others, and the exit status says so`, async () => {
      const folder = folderWith({ 'good.txt': good, [name]: content });
      const { status, said } = await run(annotateCommand, folder);
      assert.equal(status, 2);
      assert.match(said, message);
      assert.ok(existsSync(join(folder, 'good.txt.annotations.json')));
      assert.ok(!existsSync(join(folder, 'bad.txt.annotations.json')));
    });
  }

  for (const [what, sidecar, message] of [
    ['is not JSON', '{ "items": [', /good\.txt/],
    ['is of a newer version', '{"type":"AnnotationPage","glossator:version":99,"items":[]}', /newer/],
    ['has git conflict marks', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n', /conflict/],
  ] as const) {
    it(`reports a sidecar that ${what} and leaves it untouched`, async () => {
      const folder = folderWith({
        'good.txt': good,
        'good.txt.annotations.json': sidecar,
        'other.txt': good,
      });
      const { status, said } = await run(annotateCommand, folder);
      assert.equal(status, 2);
      assert.match(said, message);
      assert.equal(readFileSync(join(folder, 'good.txt.annotations.json'), 'utf8'), sidecar);
      assert.ok(existsSync(join(folder, 'other.txt.annotations.json')));
    });
  }

  it('does sources of all kinds of text without complaint', async () => {
    const folder = folderWith({
      'empty.txt': '',
      'utf16.txt': Uint8Array.of(0xff, 0xfe, ...Buffer.from(good, 'utf16le')),
      'mixed.txt': 'Paris\r\nand London\nand\rRome\r\n',
      'line.txt': 'Angela Merkel came to Paris. '.repeat(2000),
      'same/name.txt': good,
      'other/name.txt': good,
    });
    symlinkSync(folder, join(folder, 'loop'));
    const { status, said } = await run(annotateCommand, folder);
    assert.equal(status, 0, said);
    assert.match(said, /^6 sidecars written/);
    assert.equal((await run(checkCommand, folder)).status, 0);
  });

  it('says so where nothing can be written', async function () {
    if (process.getuid?.() === 0) this.skip();
    const folder = folderWith({ 'good.txt': good });
    chmodSync(folder, 0o555);
    const { status, said } = await run(annotateCommand, folder);
    chmodSync(folder, 0o755);
    assert.equal(status, 2);
    assert.match(said, /good\.txt/);
  });

  it('refuses wrong usage in words', async () => {
    for (const [args, message] of [
      [[], /name a folder/],
      [['x', '--date', 'yesterday'], /YYYY-MM-DD/],
      [['x', '--jobs', '0'], /whole number/],
      [['x', '--mentions', 'some'], /"all" or "decided"/],
      [['x', '--nonsense'], /nonsense/],
    ] as const) {
      await assert.rejects(run(annotateCommand, ...args), { message });
    }
  });
});
