import { deepEqual, equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brat } from '../../../src/core/interchange/brat/brat';
import { bratImporter } from '../../../src/core/interchange/brat/bratImport';
import { NAMED_ENTITY, uimaJson } from '../../../src/core/interchange/uima';
import { uimaImporter } from '../../../src/core/interchange/uimaImport';
import { webannoTsv } from '../../../src/core/interchange/webanno/webannoTsv';
import { webannoTsvImporter } from '../../../src/core/interchange/webanno/webannoTsvImport';
import { parseXml, descendants } from '../../../src/core/interchange/xmlRead';
import { adversarialCorpus } from './adversarial';
import { bratErrors } from './bratRules';
import { asText, file, run } from './run';
import { fixture } from './shared';

describe('brat', () => {
  it('keeps the rules by which brat reads its own files', async () => {
    const { files } = await run(brat, adversarialCorpus(), { all: true });
    let count = 0;
    for (const [name, bytes] of files) {
      if (!name.endsWith('.ann')) continue;
      const text = asText(files.get(name.replace(/\.ann$/, '.txt')));
      deepEqual(bratErrors(asText(bytes), text), [], name);
      count += asText(bytes)
        .split('\n')
        .filter(line => line.startsWith('T')).length;
    }
    equal(count > 300, true);
    equal(asText(files.get('annotation.conf')).includes('[entities]\n'), true);
  });

  it('reads the sample corpus, every span with its words', function () {
    this.timeout(60_000);
    const folder = fixture(this, 'brat/example-data');
    const names = readdirSync(folder, { recursive: true })
      .map(String)
      .filter(name => name.endsWith('.ann'));
    let spans = 0;
    for (const name of names) {
      const ann = readFileSync(join(folder, name));
      const text = readFileSync(join(folder, name.replace(/\.ann$/, '.txt')));
      if (bratErrors(ann.toString('utf8'), text.toString('utf8').replaceAll('\r\n', '\n')).length > 0)
        continue;
      const [part] = bratImporter.import([
        { path: name, bytes: ann },
        { path: name.replace(/\.ann$/, '.txt'), bytes: text },
      ]);
      for (const { targets } of part?.annotations ?? []) {
        for (const { start, end, exact } of targets) equal(part?.text?.slice(start, end), exact);
        spans += targets.length;
      }
    }
    equal(spans > 100, true, `${spans} spans in ${names.length} files`);
  });
});

describe('UIMA CAS JSON', () => {
  it('has ids from 1, the text before its annotations, and offsets in UTF-16 units', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(uimaJson, sources, { all: true });
    for (const bytes of files.values()) {
      const cas = JSON.parse(asText(bytes)) as {
        '%FEATURE_STRUCTURES': {
          '%ID': number;
          '%TYPE': string;
          sofaString?: string;
          begin?: number;
          end?: number;
        }[];
        '%TYPES': Record<string, object>;
        '%VIEWS': { _InitialView: { '%MEMBERS': number[] } };
      };
      const structures = cas['%FEATURE_STRUCTURES'];
      deepEqual(
        structures.map(structure => structure['%ID']),
        structures.map((_, i) => i + 1),
      );
      const [sofa] = structures;
      const source = sources.find(({ text }) => text === sofa?.sofaString);
      const spans = ['glossator.Rejected', NAMED_ENTITY];
      const entities = structures.filter(structure => spans.includes(structure['%TYPE']));
      deepEqual(
        entities.map(({ begin, end }) => sofa?.sofaString?.slice(begin, end)),
        source?.sidecar.annotations.flatMap(({ targets }) => targets.map(({ exact }) => exact)),
      );
      for (const structure of structures) {
        equal(structure['%TYPE'].startsWith('uima.') || structure['%TYPE'] in cas['%TYPES'], true);
      }
      equal(cas['%VIEWS']._InitialView['%MEMBERS'].length, structures.length - 1);
    }
  });

  it('reads the reference files', function () {
    for (const folder of ['uima-jsoncas/src/test/resources', 'cassis/tests/test_files/json']) {
      const root = fixture(this, folder);
      const names = readdirSync(root, { recursive: true })
        .map(String)
        .filter(name => name.endsWith('.json'));
      for (const name of names) {
        const bytes = readFileSync(join(root, name));
        if (!bytes.includes('%FEATURE_STRUCTURES')) continue;
        for (const { text, annotations } of uimaImporter.import([{ path: name, bytes }])) {
          for (const { targets } of annotations) {
            for (const { start, end, exact } of targets) equal(text?.slice(start, end), exact);
          }
        }
      }
    }
  });
});

describe('WebAnno TSV', () => {
  it('writes tokens, parts of tokens and stacked spans', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(webannoTsv, sources, { all: true });
    const all = asText(files.get('plain.tsv')).split('\n');
    const lines = all.filter(line => !line.startsWith('#Glossator'));
    equal(all.length, lines.length + 5);
    deepEqual(lines.slice(0, 7), [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '',
      '',
      '#Text=Libya and Pakistan met in 1974.',
      '1-1\t0-5\tLibya\turn:glossator:entity:libya\tLOC\t',
      '1-2\t6-9\tand\t_\t_\t',
    ]);
    equal(lines.includes('1-6\t26-30\t1974\tedtf:1974\tDATE\t'), true);
  });

  it('has no row for what was rejected', async () => {
    const { files } = await run(webannoTsv, adversarialCorpus(), { all: true });
    const rows = asText(files.get('a folder/vector.tsv'))
      .split('\n')
      .filter(line => /^\d/.test(line));
    equal(
      rows
        .find(row => row.includes('پاریس'))
        ?.split('\t')
        .slice(3)
        .join(' '),
      '_ _ ',
    );
  });

  it('comes back as another tool changed it: labels and rows of its, details of ours where it left them', () => {
    const head = '#FORMAT=WebAnno TSV 3.3\n#T_SP=de.NamedEntity|identifier|value\n\n\n';
    const own = (id: string, place: string): string =>
      `#Glossator={"targets":[${place}],"annotation":{"id":"urn:uuid:${id}","type":"Annotation",` +
      `"motivation":"identifying","glossator:status":"suggested","body":[{"type":"SpecificResource",` +
      `"purpose":"classifying","source":"glossator:place"}]}}\n`;
    const tsv =
      head +
      own('kept', '[0,5,0,5,0]') +
      own('gone', '[6,9,6,9,0]') +
      own('changed', '[10,14,10,14,0]') +
      '#Text=Libya and Oslo met\n1-1\t0-5\tLibya\t*\tLOC\t\n1-2\t6-9\tand\t_\t_\t\n' +
      '1-3\t10-14\tOslo\t*\tPER\t\n1-4\t15-18\tmet\t*\tEVENT\t\n';
    const [part] = webannoTsvImporter.import([file('a.tsv', tsv)]);
    deepEqual(
      part?.annotations.map(({ id, status, content, targets: [target] }) => [
        id.replace(/^urn:uuid:\w+-.*/, 'new'),
        status,
        content.kind === 'entity' && content.type,
        target?.exact,
      ]),
      [
        ['urn:uuid:kept', 'suggested', 'place', 'Libya'],
        ['urn:uuid:changed', 'suggested', 'person', 'Oslo'],
        ['new', 'accepted', 'event', 'met'],
      ],
    );
  });

  it('every row’s offsets hold its token', async () => {
    const sources = adversarialCorpus();
    const { files } = await run(webannoTsv, sources, { all: true });
    for (const { path, text } of sources) {
      const tsv = asText(files.get(`${path.replace(/\.txt$/, '')}.tsv`));
      for (const line of tsv.split('\n').filter(line => /^\d+-\d+/.test(line))) {
        const [, offsets = '', token] = line.split('\t');
        const [start, end] = offsets.split('-').map(Number);
        equal(text.slice(start, end).replaceAll('\\', '\\\\'), token);
      }
    }
  });

  it('reads the reference suite: the spans of the layer are those of the XMI', function () {
    const suite = 'inception/inception/inception-io-webanno-tsv/src/test/resources/tsv3-suite';
    const root = fixture(this, suite);
    let compared = 0;
    for (const name of readdirSync(root)) {
      const tsv = readFileSync(join(root, name, 'reference.tsv'), 'utf8');
      const [part] = webannoTsvImporter.import([file(`${name}.tsv`, tsv)]);
      if (!/^#T_SP=webanno\.custom\.Span\|value$/m.test(tsv) || (tsv.match(/^#T_SP=/gm) ?? []).length !== 1)
        continue;
      const xmi = parseXml(readFileSync(join(root, name, 'reference.xmi'), 'utf8'), name);
      const expected = [...descendants(xmi, 'Span'), ...descendants(xmi, 'NamedEntity')]
        .map(({ attributes }) =>
          [Number(attributes.get('begin')), Number(attributes.get('end')), attributes.get('value')].join(' '),
        )
        .sort();
      const found = (part?.annotations ?? [])
        .map(({ targets: [target], content }) =>
          [target?.start, target?.end, content.kind === 'entity' ? content.type : content.kind].join(' '),
        )
        .sort();
      const places = (list: string[]): string[] => list.map(entry => entry.split(' ').slice(0, 2).join(' '));
      deepEqual(places(found), places(expected), name);
      compared++;
    }
    equal(compared > 20, true, `${compared} compared`);
  });
});
