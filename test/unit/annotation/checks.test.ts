import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { checkAnchors, checkStructure } from '../../../src/core/annotation/checks';
import { checkDecisions } from '../../../src/core/annotation/decisionChecks';
import { parseSidecarCodePoints, toCodePoints } from '../../../src/core/annotation/sidecar';
import { mark, sidecarOf } from './samples';

const text = 'Anna Berg met Ben in Delft. Later Anna Berg left Delft; 東京タワー stood.';

describe('checks of one sidecar', () => {
  const structure = (annotations: readonly Annotation[]): string[] =>
    checkStructure(toCodePoints(sidecarOf(text, annotations), text)).map(({ kind }) => kind);

  it('finds nothing in what is right', () => {
    assert.deepEqual(structure([mark(text, 'Anna Berg'), mark(text, 'Delft')]), []);
    assert.deepEqual(checkAnchors(sidecarOf(text, [mark(text, 'Anna Berg')]), text), []);
  });

  it('finds two annotations with one id, links into nothing and open conflicts', () => {
    const link = mark(text, 'met', {
      targets: [],
      content: { kind: 'link', from: 'a', to: 'b', label: 'l' },
    });
    const conflict = mark(text, 'Delft', { conflict: 'deleted' });
    assert.deepEqual(structure([mark(text, 'Ben'), mark(text, 'Ben'), link, conflict]), [
      'duplicate id',
      'dangling link',
      'conflict',
    ]);
  });

  it('finds items that are no annotations', () => {
    const parsed = parseSidecarCodePoints(
      JSON.stringify({ 'glossator:version': 1, 'glossator:source': { path: 'a' }, items: [{ id: 1 }] }),
    );
    assert.ok(parsed.ok);
    assert.deepEqual(
      checkStructure(parsed.value).map(({ message }) => message),
      ['An item is no valid annotation: {"id":1}', 'The source’s sha256 is not a hexadecimal SHA-256.'],
    );
  });

  it('finds wrong quotes and a changed text', () => {
    const changed = text.replace('Ben', 'Jan');
    const kinds = checkAnchors(sidecarOf(text, [mark(text, 'Ben')]), changed).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['source changed', 'wrong quote']);
  });
});

describe('advice about decisions', () => {
  const place = { kind: 'entity', type: 'place' } as const;
  const both = [mark(text, 'Anna Berg'), mark(text, 'Anna Berg', {}, 1)];
  const cases: readonly (readonly [string, readonly Annotation[], readonly string[]])[] = [
    ['nothing', both, []],
    ['suggestions are not looked at', [mark(text, 'Anna Berg', { status: 'suggested' })], []],
    [
      'an unmarked repeat',
      [mark(text, 'Delft', { content: place })],
      ['unmarked repeat: “Delft” stands in the text once more without an annotation. -> Delft'],
    ],
    [
      'one string under two types',
      [...both, mark(text, 'Anna Berg', { id: 'x', content: place })],
      ['two types: “Anna Berg” is place here and person elsewhere. -> person'],
    ],
    ['a cut word', [mark(text, 'nna Ber')], ['cut word: “nna Ber” is cut out of “Anna Berg”. -> Anna Berg']],
    ['outer blanks', [mark(text, ' Ben ')], ['outer blanks: “ Ben ” begins or ends with blanks. -> Ben']],
    ['a script without spaces has no cut words', [mark(text, '東京')], []],
    [
      'an entity that is not there',
      [mark(text, 'Ben', { content: { kind: 'entity', type: 'person', entity: 'gone' } })],
      ['missing entity: “Ben” is linked to “gone”, which is not there. -> remove entity'],
    ],
  ];
  for (const [name, annotations, expected] of cases) {
    it(name, () => {
      const found = checkDecisions(annotations, text, id => id !== 'gone').filter(
        ({ kind }) => kind !== 'unmarked repeat' || name.includes('repeat'),
      );
      assert.deepEqual(
        found.map(({ kind, message, fixes: [fix] }) => {
          const does =
            fix?.kind === 'set span'
              ? text.slice(fix.span.start, fix.span.end)
              : fix?.kind === 'annotate'
                ? fix.spans.map(({ start, end }) => text.slice(start, end)).join()
                : fix?.kind === 'set type'
                  ? fix.type
                  : fix?.kind;
          return `${kind}: ${message} -> ${String(does)}`;
        }),
        expected,
      );
    });
  }
});
