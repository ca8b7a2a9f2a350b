import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { SourceRecord } from '../../../src/core/annotation/annotation';
import { formatSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import type { ExportSource } from '../../../src/core/interchange/format';
import { exporters, findFormat, importers } from '../../../src/core/interchange/formats';
import {
  headMembers,
  readHead,
  saidHead,
  withHead,
  type SourceHead,
} from '../../../src/core/interchange/sourceHead';
import { teiImporter } from '../../../src/core/interchange/tei/teiImport';
import { spanning } from './adversarial';
import { file, importFiles, onlyText, run } from './run';

const PATH = 'letters/1974 Ä.txt';
const TEXT = 'Dear Sir,\n\nLibya met Pakistan.\n';
const SAID: SourceHead = {
  title: 'To “Sir” <& his> wife',
  date: '1974-02?',
  dateDecided: true,
  unknown: { archive: { box: [12, null] }, 'dc:author': 'Æ.\u0007' },
};

/** A source whose sidecar says that of it. */
const saying = (head: SourceHead): ExportSource => ({
  path: PATH,
  text: TEXT,
  sidecar: {
    source: { ...sourceRecord(PATH, TEXT), ...head },
    annotations: [spanning(TEXT, [[11, 16]], { kind: 'entity', type: 'place' })],
  },
});

/** What comes back of a head through a format. */
async function throughFormat(format: string, head: SourceHead): Promise<SourceHead | undefined> {
  const exporter = findFormat(exporters, format);
  const importer = findFormat(importers, format);
  if (!exporter || !importer) throw new Error(`no format ${format}`);
  const files = importFiles(await run(exporter, [saying(head)])).filter(({ path }) =>
    importer.fileExtensions.some(ending => path.endsWith(`.${ending}`)),
  );
  return [...importer.import(files)][0]?.head;
}

const carrying = ['w3c', 'tei', 'tei-inline', 'refi-qda', 'uima-json', 'webanno-tsv', 'label-studio'];

describe('what a sidecar says of its source', () => {
  for (const format of carrying) {
    it(`comes back through ${format}`, async () => {
      deepEqual(await throughFormat(format, SAID), SAID);
      deepEqual(await throughFormat(format, { title: 'Dear Sir', date: '1974' }), {
        title: 'Dear Sir',
        date: '1974',
      });
    });
  }

  it('comes back through all of these, whatever it is', async function () {
    this.timeout(60_000);
    const words = fc.string({
      unit: fc.constantFrom('a', 'É', ' ', '"', '<', '&', '\\', '\t', '\u2028', '𝔄', '|', '#'),
      minLength: 1,
    });
    const heads = fc.record(
      { title: words, date: fc.constantFrom('1974', '195X', '1951~', '2022-21'), archive: fc.jsonValue() },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(heads, fc.constantFrom(...carrying), async (members, format) => {
        const head = readHead(members) ?? {};
        deepEqual((await throughFormat(format, head)) ?? {}, head);
      }),
      { numRuns: 100 },
    );
  });

  for (const { name, carries } of exporters) {
    it(`is shown in ${name}, or named as lost`, async () => {
      const exporter = findFormat(exporters, name);
      if (!exporter) throw new Error(name);
      const { losses } = await run(exporter, [saying(SAID)]);
      const lost = losses.filter(({ scope }) => scope === 'source').map(({ feature }) => feature);
      const all = ['source title', 'source date', 'source members'] as const;
      deepEqual(
        lost,
        all.filter(feature => !carries.has(feature)),
      );
      // What the program finds by itself is no loss.
      const found = await run(exporter, [saying({ title: '1974 Ä.txt', date: '1974' })]);
      deepEqual(
        found.losses.filter(({ scope }) => scope === 'source'),
        [],
      );
    });
  }

  it('is shown where people read it', async () => {
    const shown = { title: 'On the border', date: '1974-02-24', dateDecided: true } as const;
    for (const format of ['markdown', 'html', 'bibtex', 'csl', 'nif', 'spacy']) {
      const exporter = findFormat(exporters, format);
      const text = exporter ? onlyText(await run(exporter, [saying(shown)])) : '';
      equal(text.includes('On the border'), true, format);
      equal(/1974-02-24|1974,2,24/.test(text.replaceAll('&#45;', '-')), true, format);
    }
  });

  it('of a TEI document is its title, and when the text was created', () => {
    const header =
      '<teiHeader><fileDesc><titleStmt><title>Letter to\n  Sir</title></titleStmt></fileDesc>' +
      '<profileDesc><creation>Lahore <date when="1974-02-24"/></creation></profileDesc></teiHeader>';
    const text = '<text><body><p>Dear <persName>Sir</persName></p></body></text>';
    const [read] = teiImporter.import([file('a.xml', `<TEI>${header}${text}</TEI>`)]);
    deepEqual(read?.head, { title: 'Letter to Sir', date: '1974-02-24', dateDecided: true });
  });

  it('of a TEI document of ours is what was changed there', async () => {
    const tei = findFormat(exporters, 'tei');
    if (!tei) throw new Error('tei');
    const xml = onlyText(await run(tei, [saying({ title: 'Old', date: '1974', unknown: { box: 12 } })]))
      .replace('<titleStmt><title>Old<', '<titleStmt><title>New<')
      .replace('<date when="1974">1974<', '<date when="1975">1975<');
    const [read] = teiImporter.import([file('a.xml', xml)]);
    deepEqual(read?.head, { title: 'New', date: '1975', dateDecided: true, unknown: { box: 12 } });
  });
});

describe('an imported head', () => {
  const record = (head: SourceHead): SourceRecord => ({ ...sourceRecord(PATH, TEXT), ...head });

  it('is taken over where nobody has said anything', () => {
    deepEqual(withHead(record({}), SAID, TEXT), record(SAID));
    deepEqual(withHead(record({ title: '1974 Ä.txt', date: '1970' }), SAID, TEXT), record(SAID));
  });

  it('never replaces what a reader has said', () => {
    const own = record({ title: 'Mine', date: '1973', dateDecided: true, unknown: { archive: 'mine' } });
    deepEqual(withHead(own, SAID, TEXT), {
      ...own,
      unknown: { archive: 'mine', 'dc:author': SAID.unknown?.['dc:author'] },
    });
  });

  it('that was only found does not replace what is there', () => {
    const own = record({ date: '1973' });
    equal(withHead(own, { date: '1974' }, TEXT), own);
    deepEqual(withHead(record({}), { date: '1974' }, TEXT), record({ date: '1974' }));
  });

  it('that says nothing new leaves the record as it is', () => {
    const own = record(SAID);
    equal(withHead(own, SAID, TEXT), own);
    equal(withHead(own, {}, TEXT), own);
  });

  it('has the members of a sidecar, in its order', () => {
    deepEqual(readHead(headMembers(SAID)), SAID);
    const { source } = JSON.parse(
      formatSidecar({ source: record(SAID), annotations: [] }, TEXT).replace('glossator:source', 'source'),
    ) as { source: object };
    deepEqual(
      Object.keys(source).filter(name => name in headMembers(SAID)),
      Object.keys(headMembers(SAID)),
    );
    deepEqual(saidHead(record(SAID), TEXT), SAID);
  });
});
