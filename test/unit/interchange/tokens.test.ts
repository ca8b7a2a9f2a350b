import { deepEqual, equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { conll } from '../../../src/core/interchange/conll';
import { conllImporter } from '../../../src/core/interchange/conllImport';
import { conllu } from '../../../src/core/interchange/conllu';
import { doccano } from '../../../src/core/interchange/doccano';
import { doccanoImporter } from '../../../src/core/interchange/doccanoImport';
import { labelStudio } from '../../../src/core/interchange/labelStudio';
import { labelStudioImporter } from '../../../src/core/interchange/labelStudioImport';
import { spacy } from '../../../src/core/interchange/spacy';
import { spacyImporter } from '../../../src/core/interchange/spacyImport';
import { adversarialCorpus } from './adversarial';
import { file, onlyText, run } from './run';
import { readFixture } from './shared';

const records = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);

describe('conll', () => {
  it('writes IOB2 in four columns, one document a source', async () => {
    const text = onlyText(await run(conll, adversarialCorpus().slice(-1)));
    deepEqual(text.split('\n').slice(0, 9), [
      '-DOCSTART- -X- plain.txt O',
      '',
      'Libya -X- _ B-LOC',
      'and -X- _ O',
      'Pakistan -X- _ B-LOC',
      'met -X- _ O',
      'in -X- _ O',
      '1974 -X- _ B-DATE',
      '. -X- _ O',
    ]);
  });

  it('no row has other than four columns, no I- starts a span, and what is left out is named', async () => {
    const exported = await run(conll, adversarialCorpus(), { all: true });
    let last = 'O';
    for (const line of onlyText(exported).split('\n')) {
      const columns = line.split(/[\s\u0085\u001c-\u001f]+/u).filter(Boolean);
      const label = columns[3] ?? 'O';
      equal(columns.length === 4 || columns.length === 0, true, JSON.stringify(line));
      if (label.startsWith('I-')) equal(last.slice(2), label.slice(2));
      last = label;
    }
    equal(
      exported.losses.some(({ feature, annotation }) => feature === 'overlaps' && annotation !== undefined),
      true,
    );
  });

  it('reads IOB1, IOB2 and BIOES', () => {
    const read = (rows: string): unknown =>
      [...conllImporter.import([file('x.conll', rows)])].map(({ text, annotations }) => [
        text,
        ...annotations.map(({ targets: [target], content }) => [
          target?.exact,
          content.kind === 'entity' && content.type,
        ]),
      ]);
    const expected = [['EU met Peter Blackburn\n', ['EU', 'organization'], ['Peter Blackburn', 'person']]];
    deepEqual(read('EU I-ORG\nmet O\nPeter I-PER\nBlackburn I-PER\n'), expected);
    deepEqual(read('EU B-ORG\nmet O\nPeter B-PER\nBlackburn I-PER\n'), expected);
    deepEqual(read('EU S-ORG\nmet O\nPeter B-PER\nBlackburn E-PER\n'), expected);
  });
});

describe('conllu', () => {
  it('writes ten columns with CorefUD entities', async () => {
    const text = onlyText(await run(conllu, adversarialCorpus().slice(-1)));
    deepEqual(text.split('\n').slice(0, 6), [
      '# newdoc id = plain.txt',
      '# global.Entity = eid-etype',
      '# sent_id = plain.txt-1',
      '# text = Libya and Pakistan met in 1974.',
      '1\tLibya\t_\t_\t_\t_\t_\t_\t_\tEntity=(libya-LOC)',
      '2\tand\t_\t_\t_\t_\t_\t_\t_\t_',
    ]);
  });

  it('every bracket that opens closes', async () => {
    const text = onlyText(await run(conllu, adversarialCorpus(), { all: true }));
    const rows = text.split('\n').filter(line => /^\d+\t/.test(line));
    equal(
      rows.every(row => row.split('\t').length === 10),
      true,
    );
    const misc = rows.map(row => row.split('\t')[9] ?? '').join('');
    equal(misc.split('(').length, misc.split(')').length);
  });
});

describe('spacy', () => {
  it('spans hold their words when sliced by code points, and fit the tokens', async () => {
    for (const task of records<Task>(onlyText(await run(spacy, adversarialCorpus(), { all: true })))) {
      const points = Array.from(task.text);
      for (const { start, end, text } of task.tokens) equal(points.slice(start, end).join(''), text);
      for (const { start, end, token_start: first, token_end: last } of task.spans) {
        if (first === undefined || last === undefined) continue;
        equal(task.tokens[first]?.start, start);
        equal(task.tokens[last]?.end, end);
      }
    }
  });

  it('Python slices the same words', async function () {
    const text = onlyText(await run(spacy, adversarialCorpus(), { all: true }));
    const sources = adversarialCorpus().map(({ sidecar }) =>
      sidecar.annotations
        .filter(({ status }) => status !== 'rejected')
        .flatMap(({ targets }) => targets.map(({ exact }) => exact)),
    );
    const script =
      'import json,sys\nprint(json.dumps([[t["text"][s["start"]:s["end"]] for s in t["spans"]] for t in map(json.loads, sys.stdin.buffer.read().decode("utf8").split("\\n")[:-1])]))';
    const python = spawnSync('python3', ['-c', script], { input: text });
    if (python.error) {
      console.log('      skipped: there is no python3');
      this.skip();
    }
    deepEqual(JSON.parse(python.stdout.toString()), sources);
  });

  it('reads the sample of Prodigy', function () {
    const sample = readFixture(
      this,
      'prodigy/example-datasets/annotated_news_headlines-ORG-PERSON-LOCATION-ner.jsonl',
    );
    let count = 0;
    for (const { text, annotations } of spacyImporter.import([file('x.jsonl', sample)])) {
      for (const { targets } of annotations) {
        for (const { start, end, exact } of targets) equal(text?.slice(start, end), exact);
        count += targets.length;
      }
    }
    equal(count > 100, true);
  });
});

interface Task {
  readonly text: string;
  readonly tokens: readonly { text: string; start: number; end: number }[];
  readonly spans: readonly { start: number; end: number; token_start?: number; token_end?: number }[];
}

describe('doccano', () => {
  it('labels hold their words in code points', async () => {
    const sources = adversarialCorpus();
    const tasks = records<{ text: string; label: [number, number, string][]; source: string }>(
      onlyText(await run(doccano, sources, { all: true })),
    );
    for (const { text, label, source } of tasks) {
      const expected = sources
        .find(({ path }) => path === source)
        ?.sidecar.annotations.filter(({ status }) => status !== 'rejected')
        .flatMap(({ targets }) => targets.map(({ exact }) => exact.replaceAll('\r\n', '\n')));
      deepEqual(
        label.map(([start, end]) => Array.from(text).slice(start, end).join('')),
        expected,
      );
    }
  });

  it('reads its samples, relations too', function () {
    const folder = 'doccano/backend/data_import/tests/data';
    // Its third record lacks the text, on purpose.
    const labels = readFixture(this, `${folder}/sequence_labeling/example.jsonl`)
      .split('\n')
      .slice(0, 2)
      .join('\n');
    const relations = readFixture(this, `${folder}/relation_extraction/example.jsonl`);
    const kinds = [labels, relations].map(text => [
      ...new Set(
        [...doccanoImporter.import([file('x.jsonl', text)])].flatMap(({ annotations }) =>
          annotations.map(({ content }) => content.kind),
        ),
      ),
    ]);
    equal(kinds[0]?.includes('entity'), true);
    equal(kinds[1]?.includes('link'), true);
  });
});

describe('label-studio', () => {
  it('decisions are annotations, suggestions predictions; offsets are UTF-16 units of the text', async () => {
    const exported = await run(labelStudio, adversarialCorpus(), { all: true });
    const tasks = JSON.parse(onlyText(exported)) as {
      data: { text: string };
      annotations: { result: Region[] }[];
      predictions: { result: Region[] }[];
    }[];
    for (const { data, annotations, predictions } of tasks) {
      const regions = [...annotations, ...predictions].flatMap(({ result }) => result);
      for (const { value } of regions) if (value) equal(data.text.slice(value.start, value.end), value.text);
      equal(
        new Set(regions.flatMap(({ id }) => id ?? [])).size,
        regions.filter(({ id }) => id !== undefined).length,
      );
    }
    const plain = tasks.at(-1);
    deepEqual([plain?.annotations[0]?.result.length, plain?.predictions[0]?.result.length], [3, 1]);
    const config = new TextDecoder().decode(exported.files.get('label-config.xml'));
    equal(config.includes('<Label value="person"/>'), true);
  });
});

describe('label-studio import', () => {
  it('holds offsets against the words: UTF-16 units, or the code points of a model in Python', () => {
    const region = (start: number, end: number, text: string): object => ({
      type: 'labels',
      value: { start, end, text, labels: ['PER'] },
    });
    const task = {
      data: { text: '👩‍👩‍👧 Ann met\nBo.' },
      annotations: [{ result: [region(9, 12, 'Ann'), region(13, 19, 'met\\nBo'), region(0, 2, 'Cy')] }],
      predictions: [{ result: [region(6, 9, 'Ann')] }],
    };
    const [part] = labelStudioImporter.import([file('x.json', JSON.stringify(task))]);
    deepEqual(
      part?.annotations.map(({ status, targets: [target] }) => [status, target?.exact]),
      [
        ['accepted', 'Ann'],
        ['accepted', 'met\nBo'],
      ],
    );
    deepEqual(
      part?.problems?.map(({ quote }) => quote),
      ['Cy'],
    );
  });

  /** What is read of a task: words with their tags, and what is listed. */
  const read = (data: object, ...results: readonly object[][]): string[] => {
    const annotations = results.map(result => ({ result }));
    const [part] = labelStudioImporter.import([file('x.json', JSON.stringify([{ data, annotations }]))]);
    return [
      ...(part?.annotations ?? []).map(({ targets, tags }) =>
        [targets.map(({ exact }) => exact).join('+'), ...tags].join(' #'),
      ),
      ...(part?.problems ?? []).map(({ message }) => message),
    ];
  };
  const region = (start: number, end: number, ...labels: string[]): object => ({
    type: 'labels',
    value: { start, end, labels },
  });

  it('keeps further labels of a region as tags', () => {
    deepEqual(read({ text: 'Ann met Bo.' }, [region(0, 3, 'PER', 'Witness')]), ['Ann #Witness']);
  });

  it('reads the text under whatever name, and lists spans of a task without one', () => {
    deepEqual(read({ letter: 'Ann met Bo.', number: 7 }, [region(0, 3, 'PER')]), ['Ann']);
    deepEqual(read({ number: 7 }, [region(0, 3, 'PER')]), [
      'the task has regions with labels, and no "text" in its "data"',
    ]);
    deepEqual(
      read({ image: 'https://example.org/a.png' }, [{ type: 'choices', value: { choices: ['x'] } }]),
      [],
    );
  });

  it('knows what another list of regions told, and keeps what shares an id in one', () => {
    const details = JSON.stringify({ id: 'urn:x:1', type: 'Annotation', body: [] });
    const first = { ...region(0, 3, 'note'), meta: { details } };
    const further = { ...region(8, 10, 'note'), meta: { details: 'part of urn:x:1' } };
    const text = 'Ann met Bo.';
    deepEqual(read({ text }, [first, further], [first, further]), ['Ann+Bo']);
    deepEqual(read({ text }, [first, { ...first, ...region(8, 10, 'note') }, further]), ['Ann', 'Bo+Bo']);
  });
});

interface Region {
  readonly id?: string;
  readonly value?: { readonly start: number; readonly end: number; readonly text: string };
}
