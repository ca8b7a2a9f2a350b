import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../src/core/annotation/annotation';
import {
  formatSidecar,
  parseSidecarCodePoints,
  sourceRecord,
  toUtf16,
} from '../../../src/core/annotation/sidecar';
import { ByteWriter } from '../../../src/core/interchange/bytes/byteWriter';
import { csv, tsv } from '../../../src/core/interchange/csv';
import type { ExportOptions, Exporter, Loss } from '../../../src/core/interchange/format';
import { jsonl } from '../../../src/core/interchange/jsonl';
import { SidecarCopy } from '../../../src/core/interchange/bytes/sidecarCopy';
import { isRecordExporter, type RecordExporter } from '../../../src/core/interchange/bytes/strangeItems';
import { adversarialCorpus, on, registry, source, spanning } from './adversarial';

const formats = [jsonl, csv, tsv].filter(isRecordExporter);

/** One source as its two files have it. */
interface Files {
  readonly path: string;
  readonly text: string;
  readonly json: string;
}

/** What is copied, and what is said of it; `undefined` where that is declined. */
function copied(format: RecordExporter, { path, text, json }: Files, options: ExportOptions = {}) {
  const out = new ByteWriter(length => new ArrayBuffer(length));
  const losses: Loss[] = [];
  const copy = new SidecarCopy(format, { ...options, lose: loss => losses.push(loss) }, out);
  for (const [place, content] of [
    [copy.sidecar, json],
    [copy.source, text],
  ] as const) {
    const bytes = Buffer.from(content);
    if (bytes.includes(0)) return undefined;
    place.room(bytes.length).set(bytes);
  }
  return copy.add(path) ? { written: Buffer.from(out.whole()).toString(), losses } : undefined;
}

/** What the exporter writes, and what it says of it; `undefined` where the sidecar is none. */
async function exported(format: Exporter, { path, text, json }: Files, options: ExportOptions = {}) {
  const parsed = parseSidecarCodePoints(json);
  if (!parsed.ok) return undefined;
  const sidecar = toUtf16(parsed.value, text);
  const losses: Loss[] = [];
  let written = '';
  const sources = (async function* () {
    yield await Promise.resolve({ path, text, sidecar });
  })();
  const all = { ...options, continued: true, lose: (loss: Loss) => losses.push(loss) };
  for await (const { data } of format.export(sources, all)) written += String(data);
  return { written, losses };
}

/** Copying declines, or does the same as the exporter. */
async function same(format: RecordExporter, files: Files, options: ExportOptions = {}): Promise<boolean> {
  const ours = copied(format, files, options);
  if (ours) deepEqual(ours, await exported(format, files, options));
  return ours !== undefined;
}

/** The format, failing where an annotation goes through objects. */
const onlyBytes = (format: RecordExporter): RecordExporter => ({
  ...format,
  records: {
    ...format.records,
    of: () => () => {
      throw new Error('an annotation went through objects');
    },
  },
});

const layouts: readonly ((json: string) => string)[] = [
  json => json,
  json => JSON.stringify(JSON.parse(json)),
  json => JSON.stringify(JSON.parse(json), undefined, 2),
  json => JSON.stringify(JSON.parse(json), undefined, '\t').replaceAll('\n', '\r\n'),
];

const TEXT =
  'Zoë met “Ann,\tB.”\r\nin 𝔄 on 4 July: "so", she\\he\nsaid; 北京 and (Bonn). O’Neil\'s 1977 in Bonn';
const suggested = { status: 'suggested', generator: 'Glossator 0.1.0', confidence: 0.97 } as const;
const creator = { type: 'Person', name: 'Ann "O’Tator"' } as const;
const decided = {
  creator,
  generator: 'Glossator 0.1.0',
  created: '2026-11-22T10:00:00Z',
  modified: '2026-11-22T11:00:00Z',
  confidence: 0.8412345678901234,
} as const;
const usual = (): Annotation[] => [
  on(TEXT, 'Zoë', { kind: 'entity', type: 'person', entity: 'zoë', label: 'Zoë, the "first"' }, suggested),
  on(TEXT, 'Ann,\tB.', { kind: 'entity', type: 'person', entity: 'ann', label: 'Ann' }, decided),
  on(TEXT, '𝔄', { kind: 'entity', type: 'place' }, { status: 'rejected', generator: 'x' }),
  on(TEXT, '4 July', { kind: 'date', timex: 'DATE', value: '1974-07-04', basis: 'its year' }, suggested),
  on(TEXT, 'July', { kind: 'entity', type: 'other', entity: 'july' }, { creator, confidence: 0.5 }),
  on(TEXT, '"so", she\\he\nsaid', { kind: 'entity', type: 'other', entity: 'so' }, suggested),
  on(TEXT, '北京', { kind: 'entity', type: 'place', entity: 'beijing', label: '北京' }, decided),
  on(TEXT, 'Bonn', { kind: 'entity', type: 'place', entity: 'bonn', label: 'Bonn' }),
  on(TEXT, 'O’Neil', { kind: 'entity', type: 'person', entity: 'bo', label: 'Bo' }, { creator }),
  on(TEXT, '1977', { kind: 'date', timex: 'SET' }, { ...suggested, confidence: 0 }),
  on(TEXT, 'in', { kind: 'date', timex: 'DATE', value: '' }, {}, 1),
  on(TEXT, 'Bonn', { kind: 'entity', type: 'place' }, { creator, status: 'suggested' }, 1),
];
const filesOf = (path: string, text: string, annotations: readonly Annotation[]): Files => ({
  path,
  text,
  json: formatSidecar({ source: sourceRecord(path, text), annotations }, text),
});

describe('copying records from sidecars', () => {
  for (const format of formats) {
    it(`${format.name}: what programs usually write never goes through objects, in any layout`, async () => {
      const files = filesOf('a, "b"/c.txt', TEXT, usual());
      for (const layout of layouts) {
        for (const all of [false, true]) {
          ok(await same(onlyBytes(format), { ...files, json: layout(files.json) }, { all }));
        }
      }
    });

    it(`${format.name}: single strange annotations go through objects, and the others do not`, async () => {
      for (const { path, text, sidecar } of adversarialCorpus()) {
        const files = { path, text, json: formatSidecar(sidecar, text) };
        for (const all of [false, true]) ok(await same(format, files, { all, entities: registry }), path);
      }
    });

    it(`${format.name}: whatever is annotated, it says the same or nothing`, async function () {
      this.timeout(60_000);
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(
          anyFiles(),
          fc.constantFrom(...layouts),
          fc.boolean(),
          async (files, layout, all) => {
            if (await same(format, { ...files, json: layout(files.json) }, { all })) taken++;
          },
        ),
        { numRuns: RUNS },
      );
      ok(taken > RUNS / 2, `only ${taken} of ${RUNS} were copied`);
    });

    it(`${format.name}: whatever is changed in a sidecar or source, it says the same or nothing`, async function () {
      this.timeout(60_000);
      const files = filesOf('c.txt', TEXT, usual());
      const variants = layouts.map(layout => ({ ...files, json: layout(files.json) }));
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...variants),
          fc.constantFrom('json', 'json', 'json', 'text'),
          fc.nat(),
          fc.nat(3),
          pieces,
          async (files, part, at, removed, piece) => {
            const before = files[part as 'json' | 'text'];
            const place = at % before.length;
            // A pair that was cut is no text that a file could hold.
            const after = Buffer.from(before.slice(0, place) + piece + before.slice(place + removed));
            await same(format, { ...files, [part]: after.toString() }, { all: true });
          },
        ),
        { numRuns: 3 * RUNS },
      );
    });
  }

  it('details are as this program writes them, whoever wrote the sidecar', async () => {
    const { json, ...files } = filesOf(
      'c.txt',
      TEXT,
      usual().map(annotation => ({ ...decided, ...annotation })),
    );
    for (const [written, other] of [
      ['"glossator:person"', '"glossator:a:b"'],
      ['"glossator:person"', '"glossator:(x)"'],
      ['entity:ann"', 'entity:(x)"'],
      [', "glossator:timex": "DATE"', ''],
      [', "glossator:timex": "SET"', ''],
    ] as const) {
      ok(json.includes(written), written);
      for (const format of formats)
        ok(await same(format, { ...files, json: json.replaceAll(written, other) }));
    }
  });

  it('texts that are empty are told where an empty cell would mean that there is none', async () => {
    const { json, ...files } = filesOf('c.txt', TEXT, usual());
    for (const [written, other] of [
      ['"glossator:place"', '"glossator:"'],
      ['entity:bonn"', 'entity:"'],
      ['"glossator:label": "Bonn"', '"glossator:label": ""'],
      ['"name": "Glossator 0.1.0"', '"name": ""'],
      [JSON.stringify(creator.name), '""'],
    ] as const) {
      ok(json.includes(written), written);
      for (const format of formats)
        ok(await same(format, { ...files, json: json.replaceAll(written, other) }));
    }
  });

  it('tells what a sidecar says of its source, as the exporter does', async () => {
    const record = sourceRecord('c.txt', TEXT);
    const heads = [
      { title: 'The “first” \\ of all' },
      { title: TEXT.slice(0, TEXT.indexOf('\r')) },
      { title: 'Known', date: '1977' },
      { date: '1977-07' },
      { date: '1977-07', dateDecided: true as const },
      { unknown: { archive: 'Box 7' } },
    ];
    for (const head of heads) {
      const json = formatSidecar({ source: { ...record, ...head }, annotations: usual() }, TEXT);
      for (const format of formats)
        for (const layout of layouts)
          ok(await same(format, { path: 'd/c.txt', text: TEXT, json: layout(json) }));
    }
    const [head = {}] = heads;
    const told = formatSidecar({ source: { ...record, ...head }, annotations: usual() }, TEXT);
    const [format = never()] = formats;
    const losses = copied(format, { path: 'd/c.txt', text: TEXT, json: told })?.losses ?? [];
    deepEqual(
      losses.map(({ source, feature }) => [source, feature]),
      [['d/c.txt', 'source title']],
    );
  });

  it('declines what only the general reader can judge', () => {
    const [format = never()] = formats;
    const files = filesOf('c.txt', TEXT, usual());
    const { text, json } = files;
    for (const strange of [`\ufeff${text}`, `${text}\0`, text.slice(1), '']) {
      equal(copied(format, { ...files, text: strange }), undefined);
    }
    for (const strange of [`${json}x`, json.slice(0, -4), `${json}\0`, '']) {
      equal(copied(format, { ...files, json: strange }), undefined);
    }
  });

  it('leaves what was written before where it declines, and nothing of the longer text before', () => {
    const [format = never()] = formats;
    const out = new ByteWriter(length => new ArrayBuffer(length));
    const copy = new SidecarCopy(format, {}, out);
    const put = ({ text, json }: Files): void => {
      copy.sidecar.room(Buffer.byteLength(json)).set(Buffer.from(json));
      copy.source.room(Buffer.byteLength(text)).set(Buffer.from(text));
    };
    const files = filesOf('c.txt', TEXT, usual());
    put(files);
    ok(copy.add('c.txt'));
    const before = Buffer.from(out.whole()).toString();
    for (const length of [files.json.length - 30, 400, 0]) {
      put({ ...files, json: files.json.slice(0, length) });
      equal(copy.add('c.txt'), false);
      equal(Buffer.from(out.whole()).toString(), before);
    }
    put({ ...files, text: TEXT.slice(0, 12) });
    equal(copy.add('c.txt'), false);
    put(filesOf('e.txt', '', []));
    ok(copy.add('e.txt'));
    equal(Buffer.from(out.whole()).toString(), before);
  });
});

const RUNS = 400;
const never = (): never => {
  throw new Error('there is no format');
};

const pieces = fc.constantFrom(
  ...['', '"', '\\', '{', '}', '[', ']', ',', ':', '\n    }', '1', '0', '-', '.', 'e', 'ë', '%41', '\\u00e9'],
  ...['\\/', '\\n', '\u0001', '=', '"items":[', ' ', '\n', '𝔄', 'accepted', 'date'],
);

/** Texts of what is hard: line ends, quotation marks, signs of formulas, and characters of one to four bytes. */
const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom(
        ...['a', 'Zoë', '𝔄', '北', ' ', ' ', '\n', '\r\n', '\r', '\t', '"', '\\', ',', ';', '.', '=', '+'],
        ...[
          '-',
          '@',
          "'",
          '’',
          '“',
          '\u00a0',
          '\u2003',
          '\ufeff',
          '＝',
          '\u0007',
          '\u000b',
          '\u2028',
          '/',
          '1',
          '%',
        ],
      ),
      { maxLength },
    )
    .map(parts => parts.join(''));

const anyContent: fc.Arbitrary<Annotation['content']> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('entity' as const),
      type: fc.constantFrom(
        'person',
        'place',
        'my type',
        'http://schema.org/Person',
        'x:y',
        'Ä',
        'date ',
        '',
      ),
      entity: fc.constantFrom('libya', 'zoë', 'wd:Q1', 'a b', 'A', '=x', ''),
      label: anyText(6),
    },
    { requiredKeys: ['kind', 'type'] },
  ),
  fc.record(
    {
      kind: fc.constant('date' as const),
      timex: fc.constantFrom('DATE', 'TIME', 'DURATION', 'SET'),
      value: fc.constantFrom('1974-07-04', '195X', 'P42Y', ''),
      basis: anyText(6),
    },
    { requiredKeys: ['kind', 'timex'] },
  ),
  fc.constant({ kind: 'note' as const }),
);

const anyRest: fc.Arbitrary<Partial<Annotation>> = fc.record(
  {
    status: fc.constantFrom('suggested', 'accepted', 'rejected'),
    confidence: fc.oneof(
      fc.constantFrom(0, 1, 0.5, 1e-7, 1e-6, 12, 0.97, -1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    creator: anyText(4).map(name => ({ type: 'Person' as const, name })),
    generator: anyText(4),
    created: fc.constantFrom('2026-11-22T10:00:00Z', 'now'),
    modified: fc.constant('2026-11-22T11:00:00Z'),
    tags: fc.constantFrom([], [], ['a; b']),
    comments: fc.constantFrom([], [], [{ text: '=1' }]),
  },
  { requiredKeys: [] },
);

const anyFiles = (): fc.Arbitrary<Files> =>
  anyText(60).chain(text =>
    fc
      .array(fc.tuple(fc.nat(text.length), fc.nat(8), fc.nat(8), anyContent, anyRest), { maxLength: 6 })
      .map(drafts => {
        const boundary = (at: number): number =>
          /[\udc00-\udfff]/.test(text.charAt(Math.min(at, text.length))) ? at - 1 : Math.min(at, text.length);
        const annotations = drafts.map(([at, length, other, content, rest], i) => {
          const first = [boundary(at), boundary(Math.min(at + length, text.length))] as const;
          const later = first[1] + 1 + other;
          const hasTwo = other === 8 && later + 1 < text.length;
          const spans = hasTwo ? [first, [boundary(later), boundary(later + 1)] as const] : [first];
          return spanning(text, spans, content, { id: `urn:uuid:${i}`, ...rest });
        });
        const path = 'dir/=1, "x".txt';
        return { path, text, json: formatSidecar(source(path, text, annotations).sidecar, text) };
      }),
  );
