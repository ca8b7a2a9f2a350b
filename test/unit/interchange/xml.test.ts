import { deepEqual, equal, match } from 'node:assert/strict';
import { unzipSync } from 'fflate';
import type { ExportSource } from '../../../src/core/interchange/format';
import { gexf } from '../../../src/core/interchange/gexf';
import { graphml } from '../../../src/core/interchange/graphml';
import { refiQda } from '../../../src/core/interchange/refiQda/refiQda';
import { teiDating } from '../../../src/core/interchange/tei/teiDates';
import { childrenOf, descendants, parseXml } from '../../../src/core/interchange/xmlRead';
import { adversarialCorpus, registry } from './adversarial';
import { asText, onlyText, run } from './run';
import { fixture } from './shared';
import { xsdJudge } from './xmlJudges';

const corpus = (): ExportSource[] => adversarialCorpus();

describe('networks', () => {
  it('GEXF 1.3 is valid by its schema', async function () {
    const judge = await xsdJudge(fixture(this, 'gexf/specs/1.3/gexf.xsd'));
    for (const sources of [corpus(), []]) {
      deepEqual(judge.errors(onlyText(await run(gexf, sources, { all: true, entities: registry }))), []);
    }
  });

  it('GraphML is valid by its schema', async function () {
    const judge = await xsdJudge(fixture(this, 'graphml/graphml.xsd'));
    for (const sources of [corpus(), []]) {
      deepEqual(judge.errors(onlyText(await run(graphml, sources, { all: true, entities: registry }))), []);
    }
  });

  it('joins the entities of one sentence, with the quotation', async () => {
    const root = parseXml(onlyText(await run(gexf, corpus())), 'export.gexf');
    const edges = [...descendants(root, 'edge')].map(edge => [
      edge.attributes.get('source'),
      edge.attributes.get('target'),
      edge.attributes.get('weight'),
    ]);
    deepEqual(
      edges.filter(([source]) => source === 'libya'),
      [['libya', 'pakistan', '1']],
    );
    const [quotation] = [...descendants(root, 'attvalue')].filter(value =>
      value.attributes.get('value')?.startsWith('plain.txt'),
    );
    equal(quotation?.attributes.get('value'), 'plain.txt: Libya and Pakistan met in 1974.');
  });
});

describe('REFI-QDA', () => {
  it('is valid by its schema, and every selection holds its words', async function () {
    const judge = await xsdJudge(fixture(this, 'refi-qda/Project-mrt2019.xsd'));
    for (const sources of [corpus(), []]) {
      const { files } = await run(refiQda, sources, { all: true });
      const entries = unzipSync([...files.values()][0] ?? new Uint8Array());
      deepEqual(judge.errors(asText(entries['project.qde'])), []);
    }
  });

  it('counts code points of texts with one sign for a line end', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(refiQda, sources, { all: true });
    const entries = unzipSync([...files.values()][0] ?? new Uint8Array());
    const root = parseXml(asText(entries['project.qde']), 'project.qde');
    let count = 0;
    for (const source of descendants(root, 'TextSource')) {
      const text = asText(
        entries[source.attributes.get('plainTextPath')?.replace('internal://', 'sources/') ?? ''],
      );
      equal(text.includes('\r'), false);
      const words = Array.from(text);
      const own = sources.find(({ path }) => path === source.attributes.get('name'));
      const expected = own?.sidecar.annotations.flatMap(({ targets }) =>
        targets.map(({ exact }) => exact.replaceAll('\r\n', '\n')),
      );
      const found = childrenOf(source, 'PlainTextSelection').map(({ attributes }) =>
        words.slice(Number(attributes.get('startPosition')), Number(attributes.get('endPosition'))).join(''),
      );
      deepEqual(found, expected);
      count += found.length;
    }
    equal(count > 300, true);
  });
});

describe('teiDating', () => {
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['1977-07-04', { when: '1977-07-04' }],
    ['1951~', { when: '1951', cert: 'low' }],
    ['195X', { notBefore: '1950', notAfter: '1959' }],
    ['19XX', { notBefore: '1900', notAfter: '1999' }],
    ['1983/1985', { from: '1983', to: '1985' }],
    ['1983/..', { from: '1983' }],
    ['2022-21', { notBefore: '2022-03', notAfter: '2022-05' }],
    ['2021-24', { notBefore: '2021-12', notAfter: '2022-02' }],
    ['2024-02-XX', { notBefore: '2024-02-01', notAfter: '2024-02-29' }],
    ['-0043-03-15', { when: '-0043-03-15' }],
    ['2023-02-29', {}],
    ['0000', {}],
    ['P42Y', { 'dur-iso': 'P42Y' }],
    ['nonsense', {}],
  ];
  for (const [value, expected] of cases) it(value, () => deepEqual(teiDating(value), expected));
});

describe('parseXml', () => {
  const fails = (xml: string): string => {
    try {
      parseXml(xml, 'x.xml');
      return 'was read';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  it('names line and column of what is not well formed', () => {
    match(fails('<a>\n  <b></a>'), /^x\.xml:2:\d+: this is not well-formed XML/);
    match(fails(''), /^x\.xml:1:\d+: /);
  });

  it('knows no entities of a document type', () => {
    match(fails('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'), /not well-formed|undefined entity/);
  });

  it('stops at absurd nesting', () => match(fails('<a>'.repeat(1000)), /nests too deep/));
});
