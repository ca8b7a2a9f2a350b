import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { CodePointSidecar } from '../../../src/core/annotation/annotation';
import { formatSidecar, parseSidecarCodePoints } from '../../../src/core/annotation/sidecar';
import { ByteText } from '../../../src/core/interchange/bytes/byteText';
import { scanSidecar } from '../../../src/core/interchange/bytes/sidecarScan';
import { adversarialCorpus, on, source } from './adversarial';

const scan = (json: string): CodePointSidecar | undefined => {
  const bytes = Buffer.from(json);
  const text = new ByteText();
  text.room(bytes.length).set(bytes);
  return scanSidecar(text);
};

const parse = (json: string): CodePointSidecar | undefined => {
  const parsed = parseSidecarCodePoints(json);
  return parsed.ok ? parsed.value : undefined;
};

const files = (): string[] => adversarialCorpus().map(({ sidecar, text }) => formatSidecar(sidecar, text));

const TEXT = 'Zoë met “Ann”\tin 𝔄 on 4 July.';
const suggested = (): string =>
  formatSidecar(
    source('a.txt', TEXT, [
      on(
        TEXT,
        '“Ann”\tin',
        { kind: 'entity', type: 'my type', entity: 'zoë', label: 'Ann "x"' },
        {
          status: 'suggested',
          generator: 'Glossator 0.1.0',
          confidence: 1e-7,
        },
      ),
      on(
        TEXT,
        '4 July',
        { kind: 'date', timex: 'DATE', value: '1974-07-04', basis: 'its year' },
        {
          creator: { type: 'Person', name: 'Böll' },
          created: '2026-11-22T10:00:00Z',
          modified: '2026-11-22T11:00:00Z',
        },
      ),
    ]).sidecar,
    TEXT,
  );

describe('scanSidecar', () => {
  it('reads what we write as the general reader does', () => {
    for (const json of files()) deepEqual(scan(json), parse(json));
    ok(scan(suggested()));
    deepEqual(scan(suggested()), parse(suggested()));
  });

  it('takes other white space, and leaves other orders and strange pages to the general reader', () => {
    const page = JSON.parse(suggested()) as { items: object[] };
    const dense = JSON.stringify(page);
    ok(scan(dense));
    deepEqual(scan(dense), parse(dense));
    const airy = JSON.stringify(page, undefined, '\t').replaceAll('\n', '\r\n');
    deepEqual(scan(airy), parse(airy));
    const { items, ...head } = page;
    const strange = JSON.stringify({ ...head, id: 'urn:x', other: { deep: ['"items": ['] }, items });
    ok(scan(strange));
    deepEqual(scan(strange), parse(strange));
    equal(scan(JSON.stringify({ ...head, other: { items: [] }, items })), undefined);
    equal(scan(JSON.stringify({ ...page, later: 1 })), undefined);
    equal(scan(JSON.stringify({ ...page, items: [...page.items, { id: 'x' }] })), undefined);
    equal(scan(JSON.stringify({ items: page.items })), undefined);
    const renamed = dense.replace('"a.txt"', '"b.txt"');
    ok(scan(renamed));
    deepEqual(scan(renamed), parse(renamed));
    equal(scan(dense.replace('\\t', '\\x')), undefined);
    equal(scan(`${dense}x`), undefined);
    equal(scan(''), undefined);
  });

  it('reads items of all layouts in any order, and remembers no member of the one before', () => {
    const who = { creator: { type: 'Person', name: 'Böll "x"' }, created: '2026-11-22T10:00:00Z' } as const;
    const shapes = [
      on(TEXT, 'Zoë', { kind: 'entity', type: 'person', entity: 'zoë', label: 'Zoë' }, who),
      on(TEXT, '“Ann”\tin', { kind: 'entity', type: 'dates' }, { status: 'suggested', confidence: 0.5 }),
      on(TEXT, '𝔄', { kind: 'entity', type: 'a:b', entity: '' }, { status: 'rejected', generator: 'x' }),
      on(TEXT, '4 July', { kind: 'date', timex: 'DATE', value: '1974-07-04', basis: 'its year' }),
      on(TEXT, '4', { kind: 'date', timex: 'SET' }, { modified: '2026-11-22T11:00:00Z' }),
      on(TEXT, TEXT, { kind: 'date', timex: 'TIME', value: 'T10' }, { status: 'suggested' }),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...shapes), { maxLength: 30 }), fc.boolean(), (items, isDense) => {
        const written = formatSidecar(source('a.txt', TEXT, items).sidecar, TEXT);
        const json = isDense ? JSON.stringify(JSON.parse(written)) : written;
        deepEqual(scan(json), parse(json));
      }),
    );
  });

  it('never says anything else than the general reader, whatever is changed', function () {
    this.timeout(60_000);
    const all = [...files().slice(-1), suggested(), JSON.stringify(JSON.parse(suggested()))];
    const pieces = fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n    }',
      '1',
      '0',
      'ë',
      '\u0001',
      '"items":[',
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.nat(3), pieces, (json, at, removed, piece) => {
        const place = at % json.length;
        // A pair that was cut is no text that a file could hold.
        const changed = Buffer.from(json.slice(0, place) + piece + json.slice(place + removed)).toString();
        const scanned = scan(changed);
        if (scanned) deepEqual(scanned, parse(changed));
      }),
      { numRuns: 1500 },
    );
  });
});
