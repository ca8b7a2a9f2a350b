import { deepEqual } from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import { exporters, findFormat, importers } from '../../../src/core/interchange/formats';
import { refiQdaImporter } from '../../../src/core/interchange/refiQda/refiQdaImport';
import { NAMED_ENTITY } from '../../../src/core/interchange/uima';
import {
  childrenOf,
  descendants,
  parseXml,
  textIn,
  type XmlElement,
} from '../../../src/core/interchange/xmlRead';
import { spanning } from './adversarial';
import { importFiles, onlyText, run, type Exported } from './run';

const TEXT = 'Libya met Pakistan and Egypt.';
const place = (words: string, status: Annotation['status']): Annotation => {
  const start = TEXT.indexOf(words);
  const content = { kind: 'entity', type: 'place', entity: words.toLowerCase() } as const;
  return spanning(TEXT, [[start, start + words.length]], content, { status });
};
const [libya, pakistan, egypt] = [
  place('Libya', 'accepted'),
  place('Pakistan', 'rejected'),
  place('Egypt', 'suggested'),
];

const exportAs = (format: string): Promise<Exported> => {
  const exporter = findFormat(exporters, format);
  if (!exporter) throw new Error(format);
  const sidecar = { source: sourceRecord('a.txt', TEXT), annotations: [libya, pakistan, egypt] };
  return run(exporter, [{ path: 'a.txt', text: TEXT, sidecar }], { all: true });
};

const withoutContext = (annotation: Annotation): Annotation => ({
  ...annotation,
  targets: annotation.targets.map(target => ({ ...target, prefix: '', suffix: '' })),
});

describe('what was rejected', () => {
  for (const format of ['uima-json', 'label-studio', 'refi-qda', 'tei', 'webanno-tsv', 'brat', 'w3c']) {
    it(`comes back as it was through ${format}`, async () => {
      const importer = findFormat(importers, format);
      const files = importFiles(await exportAs(format)).filter(({ path }) =>
        importer?.fileExtensions.some(ending => path.endsWith(`.${ending}`)),
      );
      const found = [...(importer?.import(files) ?? [])].flatMap(({ annotations }) => annotations);
      deepEqual(
        found.map(withoutContext).sort((a, b) => (a.targets[0]?.start ?? 0) - (b.targets[0]?.start ?? 0)),
        [libya, pakistan, egypt].map(withoutContext),
      );
    });
  }

  it('is no named entity of UIMA', async () => {
    const cas = JSON.parse(onlyText(await exportAs('uima-json'))) as {
      '%FEATURE_STRUCTURES': { '%TYPE': string; begin: number }[];
    };
    const starts = (type: string): number[] =>
      cas['%FEATURE_STRUCTURES'].filter(found => found['%TYPE'] === type).map(({ begin }) => begin);
    deepEqual(starts(NAMED_ENTITY), [0, 23]);
    deepEqual(starts('glossator.Rejected'), [10]);
  });

  it('is neither result nor prediction of Label Studio', async () => {
    type Results = readonly { result: { value: { text: string } }[] }[];
    const { files } = await exportAs('label-studio');
    const [task] = JSON.parse(onlyText({ files, losses: [] })) as {
      annotations: Results;
      predictions: Results;
      meta: { rejected: Results[number]['result'] };
    }[];
    const words = (result: Results[number]['result'] = []): string[] => result.map(({ value }) => value.text);
    deepEqual(
      task?.annotations.map(({ result }) => words(result)),
      [['Libya']],
    );
    deepEqual(
      task?.predictions.map(({ result }) => words(result)),
      [['Egypt']],
    );
    deepEqual(words(task?.meta.rejected), ['Pakistan']);
  });

  /** The project file of the archive. */
  const projectOf = ({ files }: Exported): string => {
    const [archive = new Uint8Array()] = files.values();
    return strFromU8(unzipSync(archive)['project.qde'] ?? new Uint8Array());
  };

  it('has a code of its own in REFI-QDA', async () => {
    const root = parseXml(projectOf(await exportAs('refi-qda')), 'project.qde');
    const codes = new Map<string | undefined, string>();
    const walk = (parent: XmlElement, path: string): void => {
      for (const code of childrenOf(parent, 'Code')) {
        const name = `${path}/${code.attributes.get('name') ?? ''}`;
        codes.set(code.attributes.get('guid'), name);
        walk(code, name);
      }
    };
    for (const book of descendants(root, 'Codes')) walk(book, '');
    const coded = [...descendants(root, 'CodeRef')].map(({ attributes }) =>
      codes.get(attributes.get('targetGUID')),
    );
    deepEqual(coded, ['/place/libya', '/rejected/place', '/place/egypt']);
  });

  it('is accepted where a user of REFI-QDA gives it another code', async () => {
    const exported = await exportAs('refi-qda');
    const xml = projectOf(exported);
    const guidOf = (pattern: RegExp): string => pattern.exec(xml)?.[1] ?? '';
    const rejected = guidOf(/<Code guid="([^"]+)"[^>]*><Description>Rejected: place/);
    const other = guidOf(/<Code guid="([^"]+)" name="place"[^>]*color/);
    const [archive = new Uint8Array()] = exported.files.values();
    const changed = {
      ...unzipSync(archive),
      'project.qde': strToU8(xml.replace(`targetGUID="${rejected}"`, `targetGUID="${other}"`)),
    };
    const [source] = refiQdaImporter.import([{ path: 'a.qdpx', bytes: zipSync(changed) }]);
    deepEqual(
      source?.annotations.map(({ status }) => status),
      ['accepted', 'accepted', 'suggested'],
    );
  });

  it('identifies nothing in TEI', async () => {
    const root = parseXml(onlyText(await exportAs('tei')), 'a.xml');
    const found = [...descendants(root, 'annotation')].map(annotation => [
      annotation.attributes.get('motivation'),
      [...descendants(annotation, 'revisionDesc')][0]?.attributes.get('status'),
      [...descendants(annotation, 'ptr')].length,
    ]);
    deepEqual(found, [
      ['identifying', undefined, 1],
      ['assessing', 'rejected', 0],
      ['identifying', 'proposed', 1],
    ]);
    const places = [...descendants(root, 'placeName')].map(textIn);
    deepEqual(places, ['Libya', 'Egypt']);
  });

  it('is no span that Prodigy would learn', async () => {
    const { spans, rejected } = JSON.parse(onlyText(await exportAs('spacy'))) as Record<
      'spans' | 'rejected',
      { start: number }[]
    >;
    deepEqual(
      [spans, rejected].map(list => list.map(({ start }) => start)),
      [[0, 23], [10]],
    );
  });
});
