import { deepEqual, equal, match } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { importCommand } from '../../../src/cli/import';
import { formatSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import { importers } from '../../../src/core/interchange/formats';
import { adversarialCorpus } from '../interchange/adversarial';
import { folderWith, removeFolders, run } from './commandLine';

const ANNOTATIONS = '.annotations.json';

/** The adversarial corpus on a disk, with its sidecars or without. */
function corpusFolder(withSidecars: boolean): string {
  return folderWith(
    Object.fromEntries(
      adversarialCorpus().flatMap(({ path, text, sidecar }) => [
        [path, text],
        ...(withSidecars ? [[path + ANNOTATIONS, formatSidecar(sidecar, text)]] : []),
      ]),
    ),
  );
}

/** The annotations of all sidecars of a folder, without what they say of their sources. */
const annotationsIn = (folder: string): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter(path => path.endsWith(ANNOTATIONS) && !path.startsWith('empty'))
      .sort()
      .map(path => {
        const { items } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { items: unknown };
        return [path, items];
      }),
  );

const source = (xml: string): string => `<TEI><text><body><p>${xml}</p></body></text></TEI>`;

describe('glossator import', function () {
  this.timeout(120_000);
  afterEach(removeFolders);

  for (const [format, name] of [
    ['w3c', 'x.jsonld'],
    ['brat', 'x'],
    ['webanno-tsv', 'x'],
    ['uima-json', 'x'],
    ['tei', 'x'],
    ['refi-qda', 'x.qdpx'],
    ['label-studio', 'x.json'],
    ['csv', 'x.csv'],
    ['jsonl', 'x.jsonl'],
  ] as const) {
    it(`${format}: export, then import without the sidecars, gives every annotation back; again, nothing`, async () => {
      const corpus = corpusFolder(true);
      const exported = join(folderWith({}), name);
      equal((await run(exportCommand, corpus, '--format', format, '--all', '-o', exported)).status, 0);
      const fresh = corpusFolder(false);
      const imported = await run(importCommand, exported, '--format', format, '--into', fresh);
      match(imported.said, / annotations added, 0 updated, 0 known already, 0 in conflict, 0 not imported$/);
      equal(imported.status, 0);
      const back = annotationsIn(fresh);
      deepEqual(back, annotationsIn(corpus));
      const again = await run(importCommand, exported, '--format', format, '--into', fresh);
      match(
        again.said,
        /: 0 annotations added, 0 updated, \d+ known already, 0 in conflict, 0 not imported$/,
      );
      deepEqual(annotationsIn(fresh), back);
    });
  }

  it('brings what a sidecar says of its source, and replaces nothing that a reader has said', async () => {
    const text = 'Dear Sir,\n\nLibya.\n';
    const said = { title: 'To Lahore', date: '1974-02', dateDecided: true, archive: 'Box 12' } as const;
    const sidecarWith = (head: object): string =>
      formatSidecar({ source: sourceRecord('a.txt', text), annotations: [] }, text).replace(
        '"path": "a.txt"',
        `"path": "a.txt", ${JSON.stringify(head).slice(1, -1)}`,
      );
    const corpus = folderWith({ 'a.txt': text, [`a.txt${ANNOTATIONS}`]: sidecarWith(said) });
    const exported = join(folderWith({}), 'x');
    equal((await run(exportCommand, corpus, '--format', 'tei', '--strict', '-o', exported)).said, '');
    const headIn = async (files: Record<string, string>): Promise<unknown> => {
      const folder = folderWith({ 'a.txt': text, ...files });
      await run(importCommand, exported, '--format', 'tei', '--into', folder);
      const json = readFileSync(join(folder, `a.txt${ANNOTATIONS}`), 'utf8');
      const { sha256, characters, path, ...head } =
        (JSON.parse(json) as Record<string, Record<string, unknown>>)['glossator:source'] ?? {};
      equal(path, 'a.txt');
      equal(typeof sha256 + typeof characters, 'stringnumber');
      return head;
    };
    deepEqual(await headIn({}), said);
    const own = { title: 'Mine', archive: 'My box' };
    deepEqual(await headIn({ [`a.txt${ANNOTATIONS}`]: sidecarWith(own) }), { ...said, ...own });
    const brat = await run(exportCommand, corpus, '--format', 'brat', '--strict', '-o', join(exported, 'b'));
    deepEqual(brat, {
      status: 1,
      out: '',
      said: ['its title “To Lahore”', 'its own date, 1974-02', 'what its sidecar says of it in archive']
        .map(loss => `a.txt: not in brat: ${loss}`)
        .join('\n'),
    });
  });

  for (const { name, fileExtensions } of importers) {
    it(`${name}: a file of something else is an error with its place, and nothing is written`, async () => {
      const folder = folderWith({
        'a.txt': 'Libya.',
        [`in/a.${fileExtensions[0]}`]: 'nothing of the kind',
        'in/a.txt': 'x',
      });
      const file = join(folder, `in/a.${fileExtensions[0]}`);
      const { status, said } = await run(importCommand, file, '--format', name, '--into', folder);
      equal(status, 1);
      match(said, /^a\.\w+:\d+:\d+: .*; nothing was imported$/);
      deepEqual(readdirSync(folder).sort(), ['a.txt', 'in']);
    });
  }

  it('says that a file holds nothing, and exits with 1', async () => {
    const folder = folderWith({ 'a.txt': 'Libya.', 'a.json': '[]', 'a.xml': source('Libya.') });
    for (const [file, format] of [
      ['a.json', 'w3c'],
      ['a.json', 'label-studio'],
      ['a.xml', 'tei'],
    ] as const) {
      const { status, said } = await run(
        importCommand,
        join(folder, file),
        '--format',
        format,
        '--into',
        folder,
      );
      equal(status, 1, format);
      match(said, /holds no annotations|nothing to import in it/);
    }
    equal(existsSync(join(folder, `a.txt${ANNOTATIONS}`)), false);
  });

  it('finds the source of an edition by its text where its name is another', async () => {
    const folder = folderWith({
      'letters/1974.txt': 'A day in Tripoli.\nAnd a night.\n',
      'letters/1975.txt': 'Other words.\n',
      'in/edition-7.xml': source('A day in <placeName>Tripoli</placeName>. <lb/>And a night.'),
    });
    const edition = join(folder, 'in/edition-7.xml');
    const { status } = await run(importCommand, edition, '--format', 'tei', '--into', folder);
    equal(status, 0);
    match(readFileSync(join(folder, `letters/1974.txt${ANNOTATIONS}`), 'utf8'), /"exact": "Tripoli"/);
  });

  it('leaves a sidecar that cannot be read as it is, and does the others', async () => {
    const folder = folderWith({ 'a.txt': 'Libya.', 'b.txt': 'Paris.', [`a.txt${ANNOTATIONS}`]: '{ broken' });
    const records = [
      { source: 'a.txt', start: 0, end: 5, text: 'Libya', kind: 'entity', type: 'place' },
      { source: 'b.txt', start: 0, end: 5, text: 'Paris', kind: 'entity', type: 'place' },
    ];
    writeFileSync(join(folder, 'in.jsonl'), records.map(record => JSON.stringify(record)).join('\n'));
    const { status, said } = await run(
      importCommand,
      join(folder, 'in.jsonl'),
      '--format',
      'jsonl',
      '--into',
      folder,
    );
    equal(status, 2);
    match(said, /^a\.txt: /m);
    equal(readFileSync(join(folder, `a.txt${ANNOTATIONS}`), 'utf8'), '{ broken');
    match(readFileSync(join(folder, `b.txt${ANNOTATIONS}`), 'utf8'), /Paris/);
    rmSync(join(folder, `a.txt${ANNOTATIONS}`));
  });
});
