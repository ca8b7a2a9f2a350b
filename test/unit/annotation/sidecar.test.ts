import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import { formatSidecar, parseSidecar, parseSidecarCodePoints } from '../../../src/core/annotation/sidecar';
import { mark, sidecarOf, trickyText as text } from './samples';

const read = (json: string, sourceText = text): Sidecar => {
  const parsed = parseSidecar(json, sourceText);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

const page = (items: unknown, more: object = {}): string =>
  JSON.stringify({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }],
    type: 'AnnotationPage',
    'glossator:version': 1,
    'glossator:source': { path: 'a.txt', sha256: '0'.repeat(64), characters: 10 },
    items,
    ...more,
  });

/** One of each kind, in text order. */
const everyKind: readonly Annotation[] = [
  mark(text, 'Zoë', {
    content: { kind: 'entity', type: 'person', entity: 'zoë-müller', label: 'Zoë “Z” Müller' },
    created: '2026-11-22T10:00:00Z',
    modified: '2026-11-22T11:00:00Z',
    creator: { type: 'Person', name: 'A. Reader' },
    comments: [
      { text: 'See also\nbelow', creator: { type: 'Person', name: 'B' }, created: '2026-11-22T10:00:00Z' },
      { text: '<script>alert(1)</script>' },
    ],
    tags: ['to check', 'family'],
    resolved: true,
  }),
  mark(text, '𝔄lice', {
    content: {
      kind: 'entity',
      type: 'person',
      entity: 'http://www.wikidata.org/entity/Q1',
      label: 'Alice',
      entitySuggested: true,
    },
  }),
  mark(text, 'Paris', {
    targets: [0, 1].map(nth => mark(text, 'Paris', {}, nth).targets).flat(),
    content: { kind: 'entity', type: 'own type: city/town', notEntities: ['paris', 'paris-texas'] },
    status: 'rejected',
    generator: 'Glossator 0.1.0',
    confidence: 0.5,
  }),
  mark(text, 'پاریس', { content: { kind: 'note' }, conflict: 'deleted' }),
  mark(text, '1974', {
    content: { kind: 'date', timex: 'DATE', value: '1974', basis: 'the text says so' },
    status: 'suggested',
  }),
  mark(text, 'Zoe\u0308', { content: { kind: 'date', timex: 'SET' } }),
  {
    ...mark(text, 'met', { content: { kind: 'link', from: 'urn:uuid:a', to: 'urn:uuid:b', label: 'met' } }),
    targets: [],
  },
];

describe('sidecar codec', () => {
  it('reads what it wrote, for every kind of annotation', () => {
    const sidecar = sidecarOf(text, everyKind);
    const json = formatSidecar(sidecar, text);
    assert.deepEqual(read(json), sidecar);
    assert.equal(formatSidecar(read(json), text), json);
  });

  it('takes no type or entity of a reader’s own for one of its own words', () => {
    const entities = [
      { type: 'date' },
      { type: 'date', entity: 'urn:glossator:entity:date' },
      { type: 'glossator:person' },
    ];
    for (const entity of entities) {
      const sidecar = sidecarOf(text, [mark(text, 'Paris', { content: { kind: 'entity', ...entity } })]);
      assert.deepEqual(read(formatSidecar(sidecar, text)), sidecar);
    }
  });

  it('counts code points in the file', () => {
    const json = formatSidecar(sidecarOf(text, everyKind), text);
    const parsed = parseSidecarCodePoints(json);
    assert.ok(parsed.ok);
    const characters = [...text];
    for (const { targets } of parsed.value.sidecar.annotations) {
      for (const { start, end, exact } of targets) assert.equal(characters.slice(start, end).join(''), exact);
    }
    assert.equal(parsed.value.sidecar.source.characters, characters.length);
  });

  it('one annotation never changes the lines of another', () => {
    const lines = (annotations: readonly Annotation[]): string[] =>
      formatSidecar(sidecarOf(text, annotations), text).split('\n');
    const whole = lines(everyKind);
    everyKind.forEach((_, i) => {
      const without = lines(everyKind.filter((_, j) => j !== i));
      let at = 0;
      for (const line of without) at = whole.indexOf(line, at) + 1 || assert.fail(`“${line}” was changed`);
    });
  });

  it('keeps what it does not know, everywhere, and a member called __proto__', () => {
    const item = {
      id: 'urn:uuid:1',
      type: 'Annotation',
      motivation: 'highlighting',
      creator: 'http://example.org/someone',
      generator: { type: 'Software', name: 'Other', homepage: 'http://example.org/' },
      'glossator:status': 'accepted',
      rights: 'http://example.org/rights',
      body: [
        { type: 'SpecificResource', purpose: 'classifying', source: 'glossator:person', x: 1 },
        {
          type: 'SpecificResource',
          purpose: 'identifying',
          source: 'http://www.wikidata.org/entity/Q1',
          y: [2],
        },
        { type: 'TextualBody', purpose: 'tagging', value: 'a tag', language: 'en' },
        { type: 'TextualBody', purpose: 'commenting', value: '*hi*', format: 'text/markdown', z: {} },
        { type: 'Image', id: 'http://example.org/i.png' },
        'http://example.org/body',
      ],
      target: {
        source: 'http://example.org/elsewhere.txt',
        styleClass: 'red',
        selector: [
          { type: 'TextPositionSelector', start: 0, end: 3, p: true },
          { type: 'TextQuoteSelector', exact: 'Zoë', suffix: ' ', q: null },
          { type: 'FragmentSelector', value: 'char=0,3' },
        ],
      },
    };
    const json = page([item]).replace('"rights"', '"__proto__": {"polluted": true}, "rights"');
    const sidecar = read(json);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    const again = formatSidecar(sidecar, text);
    const [written] = (JSON.parse(again) as { items: Record<string, unknown>[] }).items;
    const expected = JSON.parse(json) as { items: Record<string, unknown>[] };
    assert.equal(JSON.stringify(sorted(written)), JSON.stringify(sorted(expected.items[0])));
    assert.equal(formatSidecar(read(again), text), again);
  });

  it('keeps members of the page, of the source and items it does not understand', () => {
    const items = [{ id: 'x', type: 'Annotation', target: 'http://example.org/page' }, 7, null, 'text'];
    const sidecar = read(page(items, { label: 'mine', partOf: { id: 'urn:x' } }));
    assert.deepEqual(sidecar.foreign, items);
    const again = JSON.parse(formatSidecar(sidecar, text)) as Record<string, unknown>;
    assert.deepEqual([again['items'], again['label'], again['partOf']], [items, 'mine', { id: 'urn:x' }]);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['no JSON', '{"items": [', /not valid JSON/],
    ['conflict marks', '{\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> other\n}', /conflict marks/],
    ['a list', '[]', /not a JSON object/],
    ['another kind of file', '{"name": "x"}', /not a sidecar/],
    [
      'a newer version',
      page([], { 'glossator:version': 2 }),
      /newer Glossator \(format 2; this one reads 1\)/,
    ],
    ['no source', page([], { 'glossator:source': null }), /no "glossator:source"/],
    ['items that are no list', page({ length: 1 }), /not a list/],
    ['a million items', page(Array.from({ length: 1_000_000 }, () => 0)), /1000000 annotations/],
    [
      'deep nesting',
      page([]).replace('[]', `[{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`),
      /nests too deep/,
    ],
  ];
  for (const [name, json, message] of refused) {
    it(`refuses ${name}`, () => {
      const parsed = parseSidecar(json, text);
      assert.ok(!parsed.ok);
      assert.match(parsed.error, message);
    });
  }

  it('sets items aside whose offsets or quotes are no offsets or quotes', () => {
    const item = (start: unknown, end: unknown, exact: unknown): object => ({
      id: 'urn:uuid:1',
      type: 'Annotation',
      target: {
        selector: [
          { type: 'TextPositionSelector', start, end },
          { type: 'TextQuoteSelector', exact },
        ],
      },
    });
    const bad = [
      item(-1, 2, 'x'),
      item(0.5, 2, 'x'),
      item(3, 2, 'x'),
      item('0', 2, 'x'),
      item(0, 2, 7),
      item(0, 1e300, 'x'),
    ];
    assert.equal(read(page(bad)).foreign?.length, bad.length);
    assert.equal(read(page([item(5, 1_000_000, 'x')])).annotations.length, 1);
  });

  it('round-trips any text, byte for byte', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', ' ', '\r\n', '😀', '\u0301', 'ש', '\ud800'),
        fc.string({ unit: 'binary' }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.tuple(fc.nat(60), fc.nat(20), anyText), { maxLength: 8 }),
        (source, marks) => {
          const boundaries = codePointBoundaries(source);
          const at = (index: number): number => boundaries[Math.min(index, boundaries.length - 1)] ?? 0;
          const annotations = marks.map(([from, length, comment], i): Annotation => ({
            id: `urn:uuid:${String(i)}`,
            targets: [targetAt(source, { start: at(from), end: at(from + length) })],
            content: { kind: 'note' },
            status: 'accepted',
            comments: [{ text: comment }],
            tags: [comment],
          }));
          const json = formatSidecar(sidecarOf(source, annotations), source);
          const back = read(json, source);
          assert.equal(formatSidecar(back, source), json);
          for (const { targets } of back.annotations) {
            for (const { start, end, exact } of targets) assert.equal(source.slice(start, end), exact);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

function codePointBoundaries(text: string): number[] {
  const boundaries = [0];
  for (const character of text) boundaries.push((boundaries.at(-1) ?? 0) + character.length);
  return boundaries;
}

/** Members in order of their names, all the way down. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}
