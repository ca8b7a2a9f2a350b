import assert from 'node:assert/strict';
import type { Annotation, Sidecar } from '../../../src/core/annotation/annotation';
import { anchorAll, gradeOf } from '../../../src/core/annotation/anchoring';
import { checkStructure } from '../../../src/core/annotation/checks';
import { checkDecisions } from '../../../src/core/annotation/decisionChecks';
import { encodeCodePoints, parseSidecarCodePoints } from '../../../src/core/annotation/sidecar';
import { mark, sidecarOf } from './samples';

const text = 'Anna met Ben in Delft. '.repeat(50);

const page = (items: readonly unknown[]): string =>
  JSON.stringify({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { glossator: 'urn:glossator:ns#' }],
    type: 'AnnotationPage',
    'glossator:version': 1,
    'glossator:source': { path: 'a.txt', sha256: '0'.repeat(64), characters: text.length },
    items,
  });

const target = {
  selector: [
    { type: 'TextPositionSelector', start: 0, end: 4 },
    { type: 'TextQuoteSelector', exact: 'Anna' },
  ],
};

const read = (items: readonly unknown[]): Sidecar => {
  const parsed = parseSidecarCodePoints(page(items));
  assert.ok(parsed.ok);
  return parsed.value.sidecar;
};

const rewritten = (sidecar: Sidecar): unknown =>
  (
    JSON.parse(new TextDecoder().decode(encodeCodePoints({ unit: 'code points', sidecar }))) as {
      items: unknown;
    }
  ).items;

describe('a sidecar made to harm', () => {
  const tooMany = Array.from({ length: 150_000 }, () => 0);

  it('with too many targets or bodies in one item: the item is set aside and kept', () => {
    const items = [
      { id: 'urn:x:1', type: 'Annotation', target: tooMany.slice(0, 20_000).map(() => target) },
      {
        id: 'urn:x:2',
        type: 'Annotation',
        target,
        body: tooMany.slice(0, 20_000).map((_, i) => ({ value: i })),
      },
    ];
    const sidecar = read(items);
    assert.equal(sidecar.annotations.length, 0);
    assert.equal(JSON.stringify(rewritten(sidecar)), JSON.stringify(items));
  });

  it('with very many members in one item, or items that are none: all are kept', () => {
    const members = Object.fromEntries(tooMany.map((_, i) => [`x${String(i)}`, i]));
    const [annotation] = read([{ id: 'urn:x:1', type: 'Annotation', target, ...members }]).annotations;
    assert.equal(Object.keys(annotation?.unknown ?? {}).length, tooMany.length);
    assert.equal(JSON.stringify(rewritten(read(tooMany))), JSON.stringify(tooMany));
  });

  it('with more text than any sidecar has is refused', () => {
    const parsed = parseSidecarCodePoints(' '.repeat(200_000_001));
    assert.match(parsed.ok ? '' : parsed.error, /201 million characters long; at most 200 million are read/);
  });

  it('with scripts, commands and prototypes in its strings: they stay strings', () => {
    const script = '<script>alert(1)</script>[x](command:workbench.action.quit)';
    const item = `{"id":${JSON.stringify(script)},"type":"Annotation","__proto__":{"polluted":true},"body":
      [{"type":"TextualBody","purpose":"commenting","value":${JSON.stringify(script)}}],"target":${JSON.stringify(target)}}`;
    const parsed = parseSidecarCodePoints(page([]).replace('[]', `[${item}]`));
    assert.ok(parsed.ok);
    const [annotation] = parsed.value.sidecar.annotations;
    assert.deepEqual([annotation?.id, annotation?.comments], [script, [{ text: script }]]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  const one = mark(text, 'Anna');
  const place = one.targets[0] ?? assert.fail();
  const cases: readonly (readonly [string, string, readonly Annotation[]])[] = [
    ['one name decided 100,000 times', text, repeated(100_000, i => ({ ...one, id: String(i) }))],
    [
      'names that begin with each other in a text of one letter',
      'a'.repeat(300_000),
      repeated(4000, i => ({
        ...one,
        targets: [{ ...place, start: i, exact: 'a'.repeat(i + 1), end: 2 * i + 1 }],
      })),
    ],
    ['one annotation with 100,000 targets', text, [{ ...one, targets: repeated(100_000, () => place) }]],
  ];
  for (const [name, source, annotations] of cases) {
    it(`with ${name}: checked and anchored in seconds`, function () {
      // What else the machine does at the moment does not count.
      this.retries(3);
      const start = process.cpuUsage();
      const sidecar = sidecarOf(source, annotations);
      checkStructure({ unit: 'code points', sidecar });
      checkDecisions(annotations, source);
      anchorAll(annotations, `${source} `).map(gradeOf);
      const { user, system } = process.cpuUsage(start);
      assert.ok(user + system < 8e6, `${String((user + system) / 1e6)} s`);
    });
  }
});

function repeated<T>(times: number, make: (i: number) => T): T[] {
  return Array.from({ length: times }, (_, i) => make(i));
}
