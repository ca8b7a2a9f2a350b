import { match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { ImportError, type ImportFile } from '../../../src/core/interchange/format';
import { exporters, findFormat, importers } from '../../../src/core/interchange/formats';
import { adversarialCorpus } from './adversarial';
import { file, importFiles, run } from './run';

/** The message of the error that an import ends with. */
function errorOf(format: string, files: readonly ImportFile[]): string {
  const importer = findFormat(importers, format);
  try {
    return `read ${[...(importer?.import(files) ?? [])].length}`;
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
}

const project = (qde: string): ImportFile => ({
  path: 'p.qdpx',
  bytes: zipSync({ 'project.qde': strToU8(qde) }),
});

/** A project whose last file is said to unpack to so many bytes. */
function claiming(size: number): ImportFile {
  const bytes = Buffer.from(zipSync({ 'project.qde': strToU8('<Project/>'), 'sources/a.txt': strToU8('a') }));
  // The size stands 24 bytes into the file's entry of the central directory (APPNOTE 4.3.12).
  bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 24);
  return { path: 'p.qdpx', bytes };
}

/** A TEI document with a text of five letters. */
const tei = (annotations: string): ImportFile =>
  file(
    'x.xml',
    `<TEI><standOff>${annotations}</standOff><text><body><ab xml:id="t">Libya</ab></body></text></TEI>`,
  );

/** A CAS with a text of five letters. */
const cas = (...structures: readonly object[]): ImportFile =>
  file(
    'x.json',
    JSON.stringify({
      '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'Libya' }, ...structures],
    }),
  );

/** A task with one region. */
const task = (region: object): ImportFile =>
  file('x.json', JSON.stringify([{ data: { text: 'Libya' }, annotations: [{ result: [region] }] }]));

const cases: readonly (readonly [
  format: string,
  what: string,
  files: readonly ImportFile[],
  error: RegExp,
])[] = [
  [
    'tei',
    'what is no XML',
    [file('x.xml', '\n  no XML\nat all')],
    /^x\.xml:2:3: this is not XML, which begins with </,
  ],
  [
    'jsonl',
    'broken JSON',
    [file('x.jsonl', '{"source":"a"}\n{"source":')],
    /^x\.jsonl:1:\d+: |^x\.jsonl:2:11: /,
  ],
  [
    'jsonl',
    'an offset that is a text',
    [file('x.jsonl', '{"source":"a","kind":"note","start":"1","end":2,"text":"b"}')],
    /^x\.jsonl:1:37: "start" must be a whole number/,
  ],
  [
    'jsonl',
    'an unknown kind',
    [file('x.jsonl', '{"source":"a","kind":"odd","start":1,"end":2,"text":"b"}')],
    /^x\.jsonl:1:22: "kind" must be/,
  ],
  [
    'jsonl',
    'a status that is none',
    [file('x.jsonl', '{"source":"a","kind":"note","start":1,"end":2,"text":"b","status":"maybe"}')],
    /^x\.jsonl:1:\d+: "status" must be suggested, accepted or rejected/,
  ],
  [
    'jsonl',
    'a confidence that is no number',
    [file('x.jsonl', '{"source":"a","kind":"note","start":1,"end":2,"text":"b","confidence":"high"}')],
    /^x\.jsonl:1:\d+: "confidence" must be a number/,
  ],
  [
    'jsonl',
    'an id that is no text',
    [file('x.jsonl', '{"source":"a","kind":"note","start":1,"end":2,"text":"b","id":7}')],
    /^x\.jsonl:1:\d+: "id" must be a text/,
  ],
  [
    'csv',
    'a row that was cut off',
    [file('x.csv', 'source,quotation,status\na,b\n')],
    /^x\.csv:2:3: this row has 2 cells, the first one 3/,
  ],
  [
    'csv',
    'a cell without a column',
    [file('x.csv', 'source,quotation\na,b,c\n')],
    /^x\.csv:2:5: this cell is in no column/,
  ],
  [
    'csv',
    'a status that is none',
    [file('x.csv', 'source,quotation,status\na,b,maybe\n')],
    /^x\.csv:2:5: "status" must be suggested, accepted or rejected/,
  ],
  [
    'csv',
    'a confidence that is no number',
    [file('x.csv', 'source,quotation,confidence\na,b,high\n')],
    /^x\.csv:2:5: "confidence" must be a number/,
  ],
  [
    'csv',
    'a quotation that is never closed',
    [file('x.csv', 'source,quotation\r\na,"b\r\n')],
    /^x\.csv:2:3: this quotation mark is never closed/,
  ],
  [
    'csv',
    'no columns of ours',
    [file('x.csv', 'a,b\n1,2\n')],
    /^x\.csv:1:1: the first row must name a column "source"/,
  ],
  [
    'csv',
    'an offset that is no number',
    [file('x.csv', 'source,quotation,start\na,b,x\n')],
    /^x\.csv:2:5: "start" must be/,
  ],
  [
    'csv',
    'details that were cut off',
    [file('x.csv', 'source,quotation,details\na,b,{\n')],
    /^x\.csv:2:5: the details must be JSON/,
  ],
  [
    'csv',
    'a row of millions of cells',
    [file('x.csv', ','.repeat(1_000_000))],
    /^x\.csv:1:20001: this row has more than 20000 cells/,
  ],
  ['csv', 'an empty file', [file('x.csv', '')], /^x\.csv:1:1: the file is empty/],
  [
    'tsv',
    'text behind a quotation',
    [file('x.tsv', 'source\tquotation\na\t"b"c\n')],
    /^x\.tsv:2:6: there is text behind/,
  ],
  ['w3c', 'broken JSON', [file('x.json', '{\n  "items": [}\n')], /^x\.json:2:13: this is not valid JSON/],
  ['w3c', 'something else', [file('x.json', '{"a":1}')], /^x\.json:1:1: this is neither an annotation nor/],
  [
    'w3c',
    'an annotation without target',
    [file('x.json', '[{"id":"a"},\n {"id":"b"}]')],
    /^x\.json:1:2: an annotation must have a "target"/,
  ],
  [
    'w3c',
    'a position that is none',
    [
      file(
        'x.json',
        '{"id":"a","target":{"source":"b",\n"selector":[{"type":"TextPositionSelector","start":-1,"end":2}]}}',
      ),
    ],
    /^x\.json:2:52: "start" must be a whole number from 0/,
  ],
  [
    'w3c',
    'a position that ends before it starts',
    [file('x.json', '{"target":[{"selector":{"type":"TextPositionSelector","start":3,"end":2}}]}')],
    /^x\.json:1:71: "end" must not be before "start"/,
  ],
  ['w3c', 'absurd nesting', [file('x.json', '['.repeat(100_000))], /^x\.json:1:1: this nests too deep/],
  [
    'jsonl',
    'absurd nesting',
    [file('x.jsonl', `\n${'{"a":'.repeat(100_000)}`)],
    /^x\.jsonl:2:1: this nests too deep/,
  ],
  [
    'tei',
    'a pointer with a negative number',
    [file('x.xml', '<TEI><ab xml:id="t">abc</ab>\n<annotation target="#string-range(t,-1,2)"/></TEI>')],
    /^x\.xml:2:\d+: #string-range\(t,-1,2\) must hold an xml:id and two whole numbers/,
  ],
  [
    'tei',
    'an entity of a document type',
    [file('x.xml', '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///a">]>\n<TEI><ab xml:id="t">&e;</ab></TEI>')],
    /^x\.xml:2:\d+: this is not well-formed/,
  ],
  [
    'refi-qda',
    'a text outside of the project',
    [
      project(
        '<Project><Sources>\n<TextSource guid="a" name="b" plainTextPath="internal://../../a.txt"/></Sources></Project>',
      ),
    ],
    /^p\.qdpx\/project\.qde:2:\d+: the text internal:\/\/\.\.\/\.\.\/a\.txt is not in the project/,
  ],
  [
    'refi-qda',
    'more than can be unpacked',
    [claiming(0x7fffffff)],
    /^p\.qdpx:1:1: this is not a project that can be unpacked \(it unpacks to more than 512 MB\)/,
  ],
  [
    'tei',
    'details that were cut off',
    [tei('<annotation target="#string-range(t,0,5)"><note type="glossator">{"id":</note></annotation>')],
    /^x\.xml:1:\d+: the details of this annotation are broken/,
  ],
  [
    'tei',
    'an xml:id that occurs twice',
    [tei('<annotation xml:id="a" target="#string-range(t,0,5)"/>'.repeat(2))],
    /^x\.xml:1:\d+: the xml:id "a" occurs twice/,
  ],
  [
    'refi-qda',
    'a guid that occurs twice',
    [
      project(
        `<Project><Sources><TextSource><PlainTextContent>Libya</PlainTextContent>${'<PlainTextSelection guid="g" startPosition="0" endPosition="5"/>'.repeat(2)}</TextSource></Sources></Project>`,
      ),
    ],
    /^p\.qdpx\/project\.qde:1:\d+: the guid g occurs twice/,
  ],
  [
    'refi-qda',
    'details that were cut off',
    [
      project(
        '<Project><Sources><TextSource><PlainTextContent>Libya</PlainTextContent><PlainTextSelection guid="g" startPosition="0" endPosition="5"><Description>{"id":</Description></PlainTextSelection></TextSource></Sources></Project>',
      ),
    ],
    /^p\.qdpx\/project\.qde:1:\d+: the details of this annotation are broken/,
  ],
  [
    'w3c',
    'words that are no text',
    [file('x.json', '{"target":{"source":"a","selector":{"type":"TextQuoteSelector","exact":7}}}')],
    /^x\.json:1:72: "exact" must be a text/,
  ],
  [
    'w3c',
    'an id that is no text',
    [file('x.json', '{"id":7,"target":{"source":"a"}}')],
    /^x\.json:1:7: "id" must be a text/,
  ],
  [
    'webanno-tsv',
    'a sentence that was cut off',
    [file('x.tsv', '#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Libya met.\n1-1\t0-5\tLibya\n')],
    /^x\.tsv:4:1: “ met.” of this sentence is in no row/,
  ],
  [
    'webanno-tsv',
    'a column without a layer',
    [file('x.tsv', '#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Libya met.\n1-1\t0-5\tLibya\t_\tLOC\t\n')],
    /^x\.tsv:5:15: this column is of no layer/,
  ],
  [
    'uima-json',
    'an annotation of a text that is not there',
    [cas({ '%ID': 2, '%TYPE': 'x.NamedEntity', '@sofa': 7, begin: 0, end: 5 })],
    /^x\.json:1:121: "@sofa" must name a text/,
  ],
  [
    'uima-json',
    'an id that occurs twice',
    [cas({ '%ID': 2, '%TYPE': 'x.Y' }, { '%ID': 2, '%TYPE': 'x.Span', '@sofa': 1, begin: 0, end: 5 })],
    /^x\.json:1:\d+: the id 2 occurs twice/,
  ],
  [
    'uima-json',
    'a label that is no text',
    [cas({ '%ID': 2, '%TYPE': 'x.Span', '@sofa': 1, begin: 0, end: 5, value: 7 })],
    /^x\.json:1:\d+: "value" must be a text/,
  ],
  [
    'uima-json',
    'details that were cut off',
    [cas({ '%ID': 2, '%TYPE': 'glossator.Details', '@sofa': 1, '@of': 3, part: 0, json: '{"id":' })],
    /^x\.json:1:\d+: the details of this annotation are broken/,
  ],
  [
    'uima-json',
    'a part of nothing',
    [
      cas(
        { '%ID': 2, '%TYPE': 'x.Span', '@sofa': 1, begin: 0, end: 5 },
        { '%ID': 3, '%TYPE': 'glossator.Details', '@sofa': 1, '@of': 2, part: 1, json: 'urn:x' },
      ),
    ],
    /^x\.json:1:\d+: there is no annotation urn:x before its part/,
  ],
  [
    'label-studio',
    'details that were cut off',
    [task({ type: 'labels', value: { start: 0, end: 5, labels: ['LOC'] }, meta: { details: '{"id":' } })],
    /^x\.json:1:\d+: the details of this annotation are broken/,
  ],
  [
    'label-studio',
    'a region without its value',
    [task({ type: 'labels', value: 7 })],
    /^x\.json:1:\d+: "value" must be an object/,
  ],
  [
    'label-studio',
    'a region without a place',
    [task({ type: 'labels', value: { labels: ['LOC'] } })],
    /^x\.json:1:\d+: "start" must be a whole number/,
  ],
  [
    'brat',
    'an id that occurs twice',
    [file('x.txt', 'Libya'), file('x.ann', 'T1\tLOC 0 5\tLibya\nT1\tPER 0 5\tLibya\n')],
    /^x\.ann:2:1: the id T1 occurs twice/,
  ],
  [
    'brat',
    'a line of something else',
    [file('x.txt', 'abc'), file('x.ann', 'T1\tperson 0 3\tabc\nwhat is this\n')],
    /^x\.ann:2:1: this is no line of brat/,
  ],
  [
    'brat',
    'a span outside the text',
    [file('x.txt', 'abc'), file('x.ann', 'T1\tperson 0 9\tabc\n')],
    /^x\.ann:1:4: the span 0-9 does not lie in the text/,
  ],
  [
    'brat',
    'other words than the text',
    [file('x.txt', 'abc'), file('x.ann', 'T1\tperson 0 3\tabd\n')],
    /^x\.ann:1:4: the text has “abc” in this place, not “abd”/,
  ],
  [
    'brat',
    'details that were cut off',
    [file('x.txt', 'abc'), file('x.ann', 'T1\tperson 0 3\tabc\n#1\tGlossator T1\t{"id":')],
    /^x\.ann:2:17: the details of this annotation are broken/,
  ],
  [
    'brat',
    'no text',
    [file('x.ann', 'T1\tperson 0 3\tabd\n')],
    /^x\.ann:1:1: the \.txt file of the same name is missing/,
  ],
  [
    'conll',
    'a row with too few columns',
    [file('x.conll', 'EU NNP O B-ORG\nrejects O\n')],
    /^x\.conll:2:1: this row has 2 columns/,
  ],
  [
    'conll',
    'a label that is none',
    [file('x.conll', 'EU NNP O ORG\n')],
    /^x\.conll:1:1: the last column must be/,
  ],
  ['webanno-tsv', 'another format', [file('x.tsv', 'a\tb\n')], /^x\.tsv:1:1: the first line must be #FORMAT/],
  [
    'webanno-tsv',
    'broken offsets',
    [file('x.tsv', '#FORMAT=WebAnno TSV 3.3\n#T_SP=a|value\n\n\n#Text=a\n1-1\t0:1\ta\t_\t\n')],
    /^x\.tsv:6:5: the offsets must be two/,
  ],
  [
    'webanno-tsv',
    'offsets that do not hold the words',
    [file('x.tsv', '#FORMAT=WebAnno TSV 3.3\n#T_SP=a|value\n\n\n#Text=a b\n1-1\t0-1\tb\tPER\t\n')],
    /^x\.tsv:6:9: the text has “a” at 0-1, not “b”/,
  ],
  [
    'webanno-tsv',
    'a row that was cut off',
    [file('x.tsv', '#FORMAT=WebAnno TSV 3.3\n#T_SP=a|value\n\n\n#Text=a\n1-1\t0-1\ta')],
    /^x\.tsv:6:1: this row has 3 columns, the layers have 4/,
  ],
  [
    'webanno-tsv',
    'a line of ours that is broken',
    [
      file(
        'x.tsv',
        '#FORMAT=WebAnno TSV 3.3\n#T_SP=a|value\n\n\n#Glossator={"a\n#Text=a\n1-1\t0-1\ta\t_\t\n',
      ),
    ],
    /^x\.tsv:5:12: the annotation behind #Glossator= is broken/,
  ],
  ['uima-json', 'no CAS', [file('x.json', '[]')], /^x\.json:1:1: a CAS must be an object/],
  [
    'uima-json',
    'a span outside the text',
    [
      file(
        'x.json',
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"a"},\n{"%ID":2,"%TYPE":"x.NamedEntity","@sofa":1,"begin":0,"end":5}]}',
      ),
    ],
    /^x\.json:2:\d+: the span 0-5 does not lie in the text/,
  ],
  [
    'doccano',
    'a record without text',
    [file('x.jsonl', '{"label":[]}')],
    /^x\.jsonl:1:1: "text" must be a text/,
  ],
  [
    'doccano',
    'a span outside the text',
    [file('x.jsonl', '{"text":"a"}\n{"text":"a","label":[[0,4,"PER"]]}')],
    /^x\.jsonl:2:22: the span does not lie/,
  ],
  [
    'label-studio',
    'a task without data',
    [file('x.json', '[{"a":1}]')],
    /^x\.json:1:2: "data" must be an object/,
  ],
  [
    'label-studio',
    'a result that is no list',
    [file('x.json', '{"data":{"text":"a"},"annotations":[{"result":{}}]}')],
    /^x\.json:1:47: "result" must be a list/,
  ],
  [
    'spacy',
    'a span without label',
    [file('x.jsonl', '{"text":"a","spans":[{"start":0,"end":1}]}')],
    /^x\.jsonl:1:22: "label" must be a text/,
  ],
  [
    'tei',
    'XML that is not well formed',
    [file('x.xml', '<TEI>\n<a></TEI>')],
    /^x\.xml:2:\d+: this is not well-formed/,
  ],
  ['tei', 'another root', [file('x.xml', '<html/>')], /^x\.xml:1:\d+: the root element must be TEI/],
  [
    'tei',
    'a pointer outside the text',
    [file('x.xml', '<TEI><ab xml:id="t">abc</ab>\n<annotation target="#string-range(t,0,9)"/></TEI>')],
    /^x\.xml:2:\d+: #string-range\(t,0,9\) does not lie in the text/,
  ],
  ['refi-qda', 'no zip', [file('x.qdpx', 'abc')], /^x\.qdpx:1:1: this is not a project that can be unpacked/],
  [
    'refi-qda',
    'no project',
    [{ path: 'x.qdpx', bytes: zipSync({ a: strToU8('b') }) }],
    /^x\.qdpx:1:1: there is no project\.qde/,
  ],
  [
    'refi-qda',
    'a text that is missing',
    [
      project(
        '<Project><Sources>\n<TextSource guid="a" name="b" plainTextPath="internal://a.txt"/></Sources></Project>',
      ),
    ],
    /^p\.qdpx\/project\.qde:2:\d+: the text internal:\/\/a\.txt is not in the project/,
  ],
];

describe('malformed imports', () => {
  for (const [format, what, files, error] of cases) {
    it(`${format}: ${what}`, () => match(errorOf(format, files), error));
  }

  for (const importer of importers) {
    it(`${importer.name}: bytes that are no text end in a place`, () => {
      const extension = importer.fileExtensions[0] ?? '';
      const files: ImportFile[] = [{ path: `x.${extension}`, bytes: Uint8Array.of(0xff, 0x00, 0xc3, 0x28) }];
      match(
        errorOf(importer.name, files.concat(importer.companions ? [file('x.txt', 'a')] : [])),
        /^x\.\w+:\d+:\d+: /,
      );
    });

    it(`${importer.name}: a file cut or changed anywhere is read or refused, never a crash`, async function () {
      this.timeout(60_000);
      const exporter = findFormat(exporters, importer.name);
      ok(exporter);
      const whole = importFiles(await run(exporter, adversarialCorpus().slice(-1), { all: true }));
      fc.assert(
        fc.property(fc.nat(), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
          const files = whole.map(({ path, bytes }) => {
            const place = bytes.length === 0 ? 0 : at % bytes.length;
            const changed = isCut ? bytes.slice(0, place) : Uint8Array.from(bytes);
            if (!isCut) changed[place] = byte;
            return { path, bytes: changed };
          });
          errorOf(importer.name, files);
        }),
        { numRuns: 60 },
      );
    });
  }
});
