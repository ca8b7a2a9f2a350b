import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { csv, tsv } from '../../../src/core/interchange/csv';
import { csvRow, unguarded } from '../../../src/core/interchange/csvCells';
import { csvRows } from '../../../src/core/interchange/csvRead';
import { csvImporter } from '../../../src/core/interchange/csvImport';
import { jsonl } from '../../../src/core/interchange/jsonl';
import { adversarialCorpus } from './adversarial';
import { file, onlyText, run } from './run';

describe('jsonl', () => {
  const lines = async (sources = adversarialCorpus(), all = false): Promise<Record<string, unknown>[]> =>
    onlyText(await run(jsonl, sources, { all }))
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Record<string, unknown>);

  it('writes the documented record, in source and text order', async () => {
    const records = await lines(adversarialCorpus().slice(-1));
    deepEqual(
      records.map(record => JSON.stringify({ ...record, id: undefined })),
      [
        '{"source":"plain.txt","start":0,"end":5,"text":"Libya","kind":"entity","type":"place","entity":"libya","label":"Libya","status":"accepted"}',
        '{"source":"plain.txt","start":10,"end":18,"text":"Pakistan","kind":"entity","type":"place","entity":"pakistan","label":"Pakistan","status":"accepted"}',
        '{"source":"plain.txt","start":26,"end":30,"text":"1974","kind":"date","type":"DATE","value":"1974","status":"suggested","generator":"Glossator 0.1.0"}',
        '{"source":"plain.txt","start":33,"end":38,"text":"Libya","kind":"entity","type":"place","entity":"libya","label":"Libya","status":"accepted"}',
      ],
    );
  });

  it('counts code points', async () => {
    const sources = adversarialCorpus();
    for (const { source, start, end, text } of await lines(sources, true)) {
      if (start === undefined) continue;
      const words = Array.from(sources.find(({ path }) => path === source)?.text ?? '');
      equal(words.slice(start as number, end as number).join(''), text);
    }
  });

  it('leaves out what was rejected, unless asked', async () => {
    const statuses = async (all: boolean): Promise<unknown[]> =>
      [...new Set((await lines(undefined, all)).map(({ status }) => status))].sort();
    deepEqual(await statuses(false), ['accepted', 'suggested']);
    deepEqual(await statuses(true), ['accepted', 'rejected', 'suggested']);
  });

  it('works from the sidecar alone', async () => {
    const sources = adversarialCorpus().slice(-1);
    const alone = sources.map(({ path, sidecar }) => ({ path, sidecar }));
    equal(onlyText(await run(jsonl, alone)), onlyText(await run(jsonl, sources)));
  });

  it('follows words that moved, and says which are gone', async () => {
    const [plain] = adversarialCorpus().slice(-1);
    if (!plain) throw new Error('no source');
    const moved = { ...plain, text: `A new first line.\n${plain.text.replace('1974', '1975')}` };
    const exported = await run(jsonl, [moved]);
    const found = onlyText(exported)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { start: number; text: string });
    deepEqual(
      found.map(({ start, text }) => [start, text]),
      [
        [18, 'Libya'],
        [28, 'Pakistan'],
        [51, 'Libya'],
      ],
    );
    deepEqual(
      exported.losses.map(({ feature, message }) => [feature, message.slice(0, 12)]),
      [
        ['source title', 'its title “A'],
        ['place', '“1974” was c'],
      ],
    );
  });
});

describe('csv', () => {
  it('is RFC 4180, with a line and column to go to', async () => {
    const rows = [...csvRows(onlyText(await run(csv, adversarialCorpus())), ',')];
    equal(new Set(rows.map(row => row.length)).size, 1);
    const plain = rows
      .filter(([source]) => source?.text === 'plain.txt')
      .map(row =>
        row
          .slice(1, 4)
          .map(cell => cell.text)
          .join(' '),
      );
    deepEqual(plain, ['1 1 Libya', '1 11 Pakistan', '1 27 1974', '3 1 Libya']);
  });

  it('no cell starts as a formula', async () => {
    for (const [exporter, separator] of [
      [csv, ','],
      [tsv, '\t'],
    ] as const) {
      const text = onlyText(await run(exporter, adversarialCorpus(), { all: true }));
      const cells = [...csvRows(text, separator)].flat();
      deepEqual(
        cells.filter(cell => /^[=+\-@\t\r]/.test(cell.text)),
        [],
      );
    }
  });

  it('any cells come back', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\t', '\n', '\r\n', '=', "'", '-', '@', ' ', ';', '＝'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.constantFrom(',', '\t', ';'),
        (pairs, separator) => {
          const rows = pairs.map(([a, b]) => [`x${a}`, b]);
          const text = rows.map(row => csvRow(row, separator)).join('');
          const back = [...csvRows(text, separator)].map(row => row.map(cell => unguarded(cell.text)));
          deepEqual(back, rows);
        },
      ),
    );
  });

  it('reads what a spreadsheet saves: semicolons, other columns, no offsets', () => {
    const table = 'Quotation;Source;Type;remark\r\nLibya;plain.txt;place;"a; b"\r\n';
    deepEqual(
      [...csvImporter.import([file('x.csv', table)])].map(({ path, annotations }) => [
        path,
        ...annotations.map(({ targets, content, status }) => [targets[0]?.exact, content, status]),
      ]),
      [['plain.txt', ['Libya', { kind: 'entity', type: 'place' }, 'accepted']]],
    );
  });
});
