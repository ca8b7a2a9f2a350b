import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { formatSidecar } from '../../../src/core/annotation/sidecar';
import { exporters, findFormat, importers } from '../../../src/core/interchange/formats';
import { mergeImport } from '../../../src/core/interchange/mergeImport';
import { placeImported } from '../../../src/core/interchange/place';
import { SourceFinder } from '../../../src/core/interchange/sourceFinder';
import { adversarialCorpus, source, spanning, type TextSource } from './adversarial';
import { importFiles, run } from './run';

interface RoundTrip {
  readonly sidecars: ReadonlyMap<string, Sidecar>;
  readonly problems: readonly string[];
}

/** Exports, imports into the same sources without sidecars, and gives what came back. */
async function roundTrip(format: string, sources: readonly TextSource[]): Promise<RoundTrip> {
  const exporter = findFormat(exporters, format);
  const importer = findFormat(importers, format);
  if (!exporter || !importer) throw new Error(`no format ${format}`);
  const exported = await run(exporter, sources, { all: true });
  const files = importFiles(exported).filter(({ path }) =>
    importer.fileExtensions.some(end => path.endsWith(`.${end}`)),
  );
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const finder = new SourceFinder([...texts.keys()], path => Promise.resolve(texts.get(path)));
  const sidecars = new Map<string, Sidecar>(
    sources.map(({ path, sidecar }) => [path, { source: sidecar.source, annotations: [] }]),
  );
  const problems: string[] = [];
  for (const part of importer.import(files)) {
    const found = await finder.find(part);
    if (typeof found === 'string') {
      problems.push(`${part.path}: ${found}`);
      continue;
    }
    const placement = placeImported(part, found.text);
    problems.push(...placement.problems.map(({ message, quote }) => `${found.source}: ${quote}: ${message}`));
    const before = sidecars.get(found.source);
    if (before) sidecars.set(found.source, mergeImport(before, placement.annotations).sidecar);
  }
  return { sidecars, problems };
}

/** Each of these on a word of its own comes back as it was. */
async function comeBack(format: string, all: readonly Partial<Annotation>[]): Promise<void> {
  const text = 'Oran '.repeat(all.length);
  const annotations = all.map((rest, i) =>
    spanning(text, [[5 * i, 5 * i + 4]], { kind: 'entity', type: 'place' }, rest),
  );
  const sources = [source('t.txt', text, annotations)];
  const { sidecars, problems } = await roundTrip(format, sources);
  deepEqual(problems, []);
  sameBytes(sources, sidecars, original(sources));
}

/** Compares line by line, so that a failure shows the line. */
function sameBytes(
  sources: readonly TextSource[],
  actual: ReadonlyMap<string, Sidecar>,
  expected: ReadonlyMap<string, Sidecar>,
): void {
  for (const { path, text, sidecar } of sources) {
    const empty = { ...sidecar, annotations: [] };
    const found = formatSidecar(actual.get(path) ?? empty, text).split('\n');
    const wanted = formatSidecar(expected.get(path) ?? empty, text).split('\n');
    wanted.forEach((line, i) => equal(found[i], line, `${path}, line ${i + 1}`));
    equal(found.length, wanted.length);
  }
}

const original = (sources: readonly TextSource[]): ReadonlyMap<string, Sidecar> =>
  new Map(sources.map(({ path, sidecar }) => [path, sidecar]));

const whole = [
  'w3c',
  'brat',
  'webanno-tsv',
  'uima-json',
  'tei',
  'refi-qda',
  'label-studio',
  'csv',
  'tsv',
  'jsonl',
];

describe('round trip', () => {
  for (const format of whole) {
    it(`${format} gives back the same bytes`, async () => {
      const sources = adversarialCorpus();
      const { sidecars, problems } = await roundTrip(format, sources);
      deepEqual(problems, []);
      sameBytes(sources, sidecars, original(sources));
    });
  }

  for (const format of ['spacy', 'doccano']) {
    it(`${format} gives back every span with its kind`, async () => {
      const sources = adversarialCorpus();
      const exporter = findFormat(exporters, format);
      const lost = new Set(
        (exporter && (await run(exporter, sources, { all: true })).losses)?.map(loss => loss.annotation),
      );
      const { sidecars, problems } = await roundTrip(format, sources);
      deepEqual(problems, []);
      for (const { path, sidecar } of sources) {
        const key = ({ content }: Annotation, { start, end }: { start: number; end: number }): string =>
          JSON.stringify([start, end, content.kind]);
        const expected = sidecar.annotations
          .filter(({ id, content }) => !lost.has(id) && content.kind !== 'link' && !isReserved(content))
          .flatMap(annotation => annotation.targets.map(target => key(annotation, target)));
        const found = sidecars
          .get(path)
          ?.annotations.flatMap(annotation => annotation.targets.map(target => key(annotation, target)));
        deepEqual(
          expected.filter(span => found?.includes(span) !== true),
          [],
          path,
        );
      }
    });
  }

  for (const format of whole) {
    it(`${format} gives back each of those that share an id, and types that look alike`, async () => {
      const text = 'Libya, Oran, Cairo, Malta';
      const on = (start: number, end: number, type: string, id: string, rest: Partial<Annotation> = {}) =>
        spanning(text, [[start, end]], { kind: 'entity', type }, { id: `urn:x:${id}`, ...rest });
      const annotations = [
        on(0, 5, 'My type', '1'),
        on(7, 11, 'My_type', '1'),
        on(13, 18, 'my-type', '2', { status: 'suggested', generator: 'g' }),
        on(20, 25, 'My  type', '2', { status: 'rejected' }),
      ];
      const sources = [source('t.txt', text, annotations)];
      const { sidecars, problems } = await roundTrip(format, sources);
      deepEqual(problems, []);
      sameBytes(sources, sidecars, original(sources));
    });
  }

  for (const format of whole) {
    it(`${format} gives back who said what, whatever else is said`, async () => {
      const creators = [undefined, { type: 'Person', name: 'Ada' }, { type: 'Person', name: '' }] as const;
      await comeBack(
        format,
        creators.flatMap(creator =>
          [undefined, 'g', ''].flatMap(generator =>
            [undefined, 0.5].flatMap(confidence =>
              (['suggested', 'accepted', 'rejected'] as const).map(status => ({
                status,
                ...(creator && { creator }),
                ...(generator !== undefined && { generator }),
                ...(confidence !== undefined && { confidence }),
              })),
            ),
          ),
        ),
      );
    });
  }

  for (const format of whole) {
    it(`${format} gives back texts that are empty`, async () => {
      const contents: readonly Annotation['content'][] = [
        { kind: 'entity', type: '' },
        ...['', 'person'].flatMap(type =>
          ['', 'ada'].flatMap(entity => [
            { kind: 'entity' as const, type, entity },
            { kind: 'entity' as const, type, entity, label: '' },
            { kind: 'entity' as const, type, entity, label: 'Ada' },
          ]),
        ),
        ...(['DATE', 'SET'] as const).flatMap(timex => [
          { kind: 'date' as const, timex, value: '' },
          { kind: 'date' as const, timex, value: '', basis: '' },
        ]),
      ];
      await comeBack(
        format,
        contents.map(content => ({ content })),
      );
    });
  }

  for (const format of ['w3c', 'webanno-tsv', 'uima-json', 'tei', 'csv', 'tsv', 'jsonl']) {
    it(`${format} gives back spans that cut a line end in two`, async () => {
      const text = 'Oran\r\n\r\nLibya\r\n';
      const note = { kind: 'note' } as const;
      const sources = [
        source('t.txt', text, [spanning(text, [[0, 5]], note), spanning(text, [[7, 14]], note)]),
      ];
      const { sidecars, problems } = await roundTrip(format, sources);
      deepEqual(problems, []);
      sameBytes(sources, sidecars, original(sources));
    });
  }

  it('keeps what a reader decided when the same is imported again', () => {
    const [vector] = adversarialCorpus();
    if (!vector) throw new Error('no source');
    const { sidecar, ...counts } = mergeImport(vector.sidecar, vector.sidecar.annotations);
    deepEqual(counts, { added: 0, updated: 0, known: vector.sidecar.annotations.length, conflicts: 0 });
    equal(formatSidecar(sidecar, vector.text), formatSidecar(vector.sidecar, vector.text));
  });

  const texts = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      ' ',
      '\n',
      '\r\n',
      '\t',
      '.',
      '𝔄',
      'é',
      'e\u0301',
      '<',
      '"',
      '=',
      '\u2028',
      '🇫🇷',
      'ש',
    ),
    maxLength: 60,
  });
  for (const format of whole) {
    it(`${format}: any spans on any text come back`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(
          texts,
          fc.array(fc.tuple(fc.nat(100), fc.nat(20)), { maxLength: 8 }),
          async (text, pairs) => {
            const spans = pairs
              .map(([from, length]): [number, number] => [
                from % (text.length + 1),
                Math.min(text.length, (from % (text.length + 1)) + length + 1),
              ])
              .filter(([start, end]) => start < end && isWhole(text, start) && isWhole(text, end))
              .filter(([start, end]) => /[^\s\u2028]/.test(text.slice(start, end)));
            const annotations = spans.map((span, i) =>
              spanning(text, [span], { kind: 'entity', type: 'person', entity: `e${i}` }),
            );
            const sources = [source('t.txt', text, annotations)];
            const { sidecars, problems } = await roundTrip(format, sources);
            deepEqual(problems, []);
            sameBytes(sources, sidecars, original(sources));
          },
        ),
        { numRuns: 60 },
      );
    });
  }
});

/** A type that has the name of a label that means a date. */
const isReserved = (content: Annotation['content']): boolean =>
  content.kind === 'entity' && content.type === 'date';

/** Not inside a surrogate pair nor between the two parts of a line end. */
const isWhole = (text: string, offset: number): boolean =>
  !/^[\udc00-\udfff]/.test(text.slice(offset)) && !(text[offset - 1] === '\r' && text[offset] === '\n');
