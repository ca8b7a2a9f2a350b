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

/** Sources that have broken exports of many tools. */
export function adversarialCorpus(): TextSource[] {
  return [
    source('a folder/vector.txt', vector, vectorAnnotations()),
    source('crowded.txt', crowded, crowdedAnnotations()),
    source('empty.txt', '', []),
    source('hostile & <odd> name.md', hostile, hostileAnnotations()),
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
