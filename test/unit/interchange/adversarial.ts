import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { uuidOf } from '../../../src/core/annotation/hash';
import { targetAt } from '../../../src/core/annotation/quote';
import { formatSidecar, parseSidecar, sourceRecord } from '../../../src/core/annotation/sidecar';
import type { ExportEntity, ExportSource } from '../../../src/core/interchange/format';

/** A source with its text, always at hand. */
export type TextSource = ExportSource & { readonly text: string };

/** An annotation on the `nth` occurrence of the words. */
export function on(
  text: string,
  words: string,
  content: Annotation['content'],
  rest: Partial<Annotation> = {},
  nth = 0,
): Annotation {
  let at = text.indexOf(words);
  for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`no ${JSON.stringify(words)} in the text`);
  return spanning(text, [[at, at + words.length]], content, rest);
}

export function spanning(
  text: string,
  spans: readonly (readonly [number, number])[],
  content: Annotation['content'],
  rest: Partial<Annotation> = {},
): Annotation {
  return {
    id: uuidOf(JSON.stringify([text.length, spans, content])),
    targets: spans.map(([start, end]) => targetAt(text, { start, end })),
    content,
    status: 'accepted',
    comments: [],
    tags: [],
    ...rest,
  };
}

/** A source whose sidecar went through the codec once, so that it is what a file would give. */
export function source(path: string, text: string, annotations: readonly Annotation[]): TextSource {
  const sidecar: Sidecar = {
    source: sourceRecord(path, text, { title: `About ${path}`, date: '1974-02-24' }),
    annotations,
  };
  const read = parseSidecar(formatSidecar(sidecar, text), text);
  if (!read.ok) throw new Error(read.error);
  return { path, text, sidecar: read.value };
}

const person = (entity: string, label = entity): Annotation['content'] => ({
  kind: 'entity',
  type: 'person',
  entity,
  label,
});
const suggested = { status: 'suggested', generator: 'Glossator 0.1.0' } as const;

const vector = 'Zoë 👩‍👩‍👧 met 𝔄lice\r\nin Paris 🇫🇷 (پاریس).\r\n';
const vectorAnnotations = (): Annotation[] => {
  const alice = on(vector, '𝔄lice', person('alice', '𝔄lice "the" <first> & ]]>'), {
    creator: { type: 'Person', name: 'Ann O’Tator' },
    created: '2026-11-22T10:00:00Z',
    comments: [
      {
        text: 'A note\nof two lines\twith a tab',
        creator: { type: 'Person', name: 'Bo' },
        created: '2026-11-22T11:00:00Z',
      },
    ],
    tags: ['witness', 'a; b'],
  });
  const paris = on(
    vector,
    'Paris',
    { kind: 'entity', type: 'place', entity: 'paris', label: 'Paris' },
    { ...suggested, confidence: 0.97 },
  );
  return [
    on(vector, 'Zoë', person('zoe', 'Zoë'), { ...suggested, confidence: 0.5 }),
    alice,
    paris,
    on(
      vector,
      'پاریس',
      { kind: 'entity', type: 'place', entity: 'paris', label: 'Paris' },
      { status: 'rejected', generator: 'Glossator 0.1.0' },
    ),
    on(vector, '𝔄lice\r\nin Paris', { kind: 'note' }, { comments: [{ text: 'over a line end' }] }),
    on(vector, '👩‍👩‍👧', { kind: 'entity', type: 'my own type' }),
    spanning(
      vector,
      [
        [0, 4],
        [vector.indexOf('met'), vector.indexOf('met') + 3],
      ].map(([a = 0, b = 0]) => [a, b === 4 ? 3 : b]),
      {
        kind: 'entity',
        type: 'event',
      },
    ),
    // Twice the same, and two notes on the same words: nothing tells them apart but their ids.
    ...['first', 'second'].map(id =>
      on(vector, 'Zoë', person('zoe', 'Zoë'), { id: uuidOf(id), status: 'rejected' }),
    ),
    ...['one note', 'another note'].map(text =>
      on(vector, 'met', { kind: 'note' }, { id: uuidOf(text), comments: [{ text }] }),
    ),
    {
      id: uuidOf('link'),
      targets: [],
      content: { kind: 'link', from: alice.id, to: paris.id, label: 'was in' },
      status: 'accepted',
      comments: [],
      tags: [],
    },
  ];
};

const hostile = [
  "=cmd|' /C calc'!A1 and +1, -2, @SUM(A1) stand here.",
  ']]> <script>alert(1)</script> </script> &amp; "quoted" \'single\' {brace} \\back\\slash % # $ ~ ^',
  'Combining: e\u0301tude, n\u0303, Z\u0351\u036b\u0343algo. Soft\u00adhyphen, zero\u200bwidth, NBSP\u00a0here.',
  'Control: bell \u0007, escape \u001b[31m, null-ish \u0001, vertical\u000btab, form\u000cfeed, next\u0085line, sep\u2028line\u2029par.',
  'שלום עולם, \u202emirrored\u202c text, مرحبا بالعالم.',
  '_under_ *star* [link](javascript:alert(1)) | pipe ; semi -> arrow 1-2 [3]',
].join('\n');

const timex = (
  value: string | undefined,
  kind: 'DATE' | 'DURATION' = 'DATE',
  basis?: string,
): Annotation['content'] => ({
  kind: 'date',
  timex: kind,
  ...(value !== undefined && { value }),
  ...(basis !== undefined && { basis }),
});

const hostileAnnotations = (): Annotation[] => [
  on(
    hostile,
    "=cmd|' /C calc'!A1",
    { kind: 'entity', type: 'other', entity: '=cmd|x', label: '=1+1' },
    { comments: [{ text: '=HYPERLINK("x")' }] },
  ),
  on(hostile, ']]>', { kind: 'note' }, { comments: [{ text: '</script><img src=x onerror=alert(1)> ]]>' }] }),
  on(hostile, '<script>alert(1)</script>', {
    kind: 'entity',
    type: '<b>bold</b>',
    entity: 'a"b<c>&d',
    label: '<i>"&\'',
  }),
  on(hostile, 'e\u0301tude', { kind: 'entity', type: 'other' }, { ...suggested, confidence: 0.1234 }),
  on(hostile, 'bell \u0007', { kind: 'entity', type: 'other', entity: 'bell', label: 'bell \u0007' }),
  on(hostile, 'next\u0085line, sep\u2028line\u2029par', {
    kind: 'entity',
    type: 'event',
    entity: 'separators',
  }),
  on(hostile, 'שלום עולם', { kind: 'entity', type: 'group', entity: 'שלום-עולם', label: 'שלום עולם' }),
  on(hostile, '_under_ *star*', { kind: 'entity', type: 'organization', entity: 'x|y;[z]', label: 'under' }),
  on(hostile, '1-2', timex('1977-07-04', 'DATE', 'counted from the source’s date')),
  on(hostile, 'arrow', timex('1951~')),
  on(hostile, 'pipe', timex('195X'), suggested),
  on(hostile, 'semi', timex('1983/1985')),
  on(hostile, 'Control', timex('2022-21')),
  on(hostile, 'Soft', timex('P42Y', 'DURATION')),
  on(hostile, 'link', timex(undefined)),
  on(hostile, 'mirrored', { kind: 'entity', type: 'date', entity: 'a-type-called-date' }),
];

/** 300 spans, of which hundreds overlap, cross and repeat. */
const crowded = `${'alpha beta gamma delta epsilon '.repeat(40)}\n`;
const crowdedAnnotations = (): Annotation[] =>
  Array.from({ length: 300 }, (_, i) => {
    // Not on a space alone, which some formats cannot mark.
    const start = crowded.indexOf('a', (i * 37) % 900);
    const end = start + 1 + ((i * 13) % 60);
    return spanning(crowded, [[start, end]], person(`p${i % 7}`), {
      id: uuidOf(`crowded ${i}`),
      ...(i % 2 ? suggested : {}),
    });
  });

const several = [
  'First line of a source … so to say.',
  '',
  'Gen. Khalifa Haftar met "Bo" O\'Neil in 1974; then – in Paris — they left.',
  'Last line: 3 weeks, every Monday, at noon.\t \r\n\r\n',
].join('\n');

/** Everything that an annotation can say, in the spellings that are hardest to carry. */
function severalAnnotations(): Annotation[] {
  const decided = {
    creator: { type: 'Person', name: 'Ünal "U" Öz\n2' },
    created: '2026-11-22T10:00:00Z',
    modified: '2026-11-22T12:00:00.123Z',
  } as const;
  const haftar = on(
    several,
    'Khalifa Haftar',
    { kind: 'entity', type: 'person', entity: 'khalifa-haftar', label: 'Khalifa\n"Haftar"\t' },
    {
      ...decided,
      generator: 'Glossator 0.1.0',
      confidence: 0.97,
      tags: ['x', ' lead ', 'two words', 'quote"d', 'a|b', 'ä;ö'],
      comments: [
        { text: 'one\r\ntwo' },
        { text: ' three ', creator: { type: 'Person', name: 'Z' } },
        { text: '' },
      ],
    },
  );
  const paris = on(several, 'Paris', {
    kind: 'entity',
    type: 'place',
    entity: 'an id with spaces/and?x#y%20',
    label: '',
  });
  const reader = { creator: { type: 'Person', name: 'q' } } as const;
  const link = (id: string, from: Annotation, to: Annotation, label: string): Annotation => ({
    id: uuidOf(id),
    targets: [],
    content: { kind: 'link', from: from.id, to: to.id, label },
    status: 'accepted',
    comments: [],
    tags: [],
  });
  return [
    haftar,
    paris,
    on(several, '"Bo"', { kind: 'entity', type: 'date' }, { ...suggested, confidence: 1 }),
    on(several, "O'Neil", { kind: 'entity', type: 'Own Type: ×"<&' }, { status: 'rejected', confidence: 0 }),
    on(several, '1974', timex('1974')),
    on(several, '3 weeks', timex('P3W', 'DURATION'), { ...suggested, confidence: 0.5 }),
    on(several, 'every Monday', { kind: 'date', timex: 'SET' }),
    on(several, 'noon', {
      kind: 'date',
      timex: 'TIME',
      value: '1974-02-03T12:00',
      basis: 'said “so” \n <b>',
    }),
    // Types of a reader's own that are called like labels and kinds.
    ...['TIME', 'PER', 'note', 'link', 'GPE'].map((type, i) =>
      on(several, ['Last', 'line', 'First', 'of', 'then'][i] ?? '', { kind: 'entity', type }),
    ),
    on(several, 'Gen. Khalifa', { kind: 'note' }, { comments: [{ text: 'crosses' }], resolved: true }),
    spanning(
      several,
      [
        [0, 5],
        // With the ellipsis in it that parts the words of such in tables.
        [16, 27],
        [40, 43],
      ],
      { kind: 'note' },
      { comments: [{ text: 'three parts' }], tags: ['t'], ...suggested },
    ),
    spanning(
      several,
      [
        [6, 10],
        [2, 4],
        [8, 12],
      ],
      { kind: 'entity', type: 'person', entity: 'in-no-order' },
    ),
    on(
      several,
      'so to say.\n\nGen.',
      { kind: 'entity', type: 'other', entity: 'o', entitySuggested: true, label: 'O' },
      reader,
    ),
    on(several, 'met', { kind: 'entity', type: 'person', notEntities: ['bo', 'zed'] }, reader),
    on(several, 'left', { kind: 'entity', type: 'person' }, { conflict: 'deleted', ...reader }),
    on(several, ' at noon.\t ', { kind: 'note' }, { comments: [{ text: 'blanks at both edges' }] }),
    {
      ...link('was in', haftar, paris, 'was "in"\n x'),
      comments: [{ text: 'why' }],
      tags: ['k'],
      ...decided,
    },
    { ...link('unnamed', paris, haftar, ''), status: 'suggested' },
  ];
}

/** The source with members that nobody knows wherever its sidecar can have some. */
function withStrangers({ path, text, sidecar }: TextSource): TextSource {
  const page = JSON.parse(formatSidecar(sidecar, text)) as { items: Record<string, unknown>[] };
  for (const item of page.items) {
    item['x:item'] = { deep: [1, { a: null }] };
    const { body, target, creator } = item as Record<string, Record<string, unknown>[] | undefined>;
    if (creator) Object.assign(creator, { homepage: 'http://example.org/' });
    for (const one of body ?? []) one['x:body'] = 'b';
    body?.push({ id: 'http://example.org/i', type: 'Image' });
    for (const one of [target].flat()) {
      const selectors = one?.['selector'] as Record<string, unknown>[] | undefined;
      if (!one || !selectors) continue;
      one['x:target'] = 't';
      for (const selector of selectors) selector['x:selector'] = 's';
      selectors.push({ type: 'FragmentSelector', value: 'a=b' });
    }
  }
  const read = parseSidecar(JSON.stringify(page), text);
  if (!read.ok) throw new Error(read.error);
  return { path, text, sidecar: read.value };
}

/** Sources that have broken exports of many tools. */
export function adversarialCorpus(): TextSource[] {
  return [
    source('a folder/vector.txt', vector, vectorAnnotations()),
    source('crowded.txt', crowded, crowdedAnnotations()),
    source('empty.txt', '', []),
    source('hostile & <odd> name.md', hostile, hostileAnnotations()),
    source('deep/er/several.txt', several, severalAnnotations()),
    withStrangers(source('strangers.txt', several, severalAnnotations())),
    source('plain.txt', 'Libya and Pakistan met in 1974.\n\nLibya again.', [
      on('Libya and Pakistan met in 1974.\n\nLibya again.', 'Libya', {
        kind: 'entity',
        type: 'place',
        entity: 'libya',
        label: 'Libya',
      }),
      on('Libya and Pakistan met in 1974.\n\nLibya again.', 'Pakistan', {
        kind: 'entity',
        type: 'place',
        entity: 'pakistan',
        label: 'Pakistan',
      }),
      on('Libya and Pakistan met in 1974.\n\nLibya again.', '1974', timex('1974'), suggested),
      on(
        'Libya and Pakistan met in 1974.\n\nLibya again.',
        'Libya',
        { kind: 'entity', type: 'place', entity: 'libya', label: 'Libya' },
        {},
        1,
      ),
    ]),
  ];
}

export const registry: ReadonlyMap<string, ExportEntity> = new Map([
  [
    'libya',
    {
      id: 'libya',
      label: 'Libya',
      type: 'place',
      aliases: ['Libyan Arab Republic'],
      notes: 'A <state> & more',
      sameAs: ['http://www.wikidata.org/entity/Q1016'],
      coordinates: { latitude: 27, longitude: 17 },
    },
  ],
]);
