import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Annotation, AnnotationContent } from '../../../src/core/annotation/annotation';
import { targetAt } from '../../../src/core/annotation/quote';
import { sourceRecord } from '../../../src/core/annotation/sidecar';
import { deepLink, readDeepLink } from '../../../src/editor/exchange/deepLinkAddress';
import { problemInWords } from '../../../src/editor/exchange/importProblem';
import { linkedPlace } from '../../../src/editor/exchange/linkedPlace';
import {
  scoped,
  sourcesIn,
  type ExportDepth,
  type ExportScope,
} from '../../../src/editor/exchange/exportScope';
import { t } from './words';

const TEXT = 'Nermin Aydin met Tarek Belhadj in Tunis on 4 March 1975.';

const annotation = (
  words: string,
  content: AnnotationContent,
  status: Annotation['status'] = 'accepted',
): Annotation => {
  const start = TEXT.indexOf(words);
  return {
    id: words,
    targets: content.kind === 'link' ? [] : [targetAt(TEXT, { start, end: start + words.length })],
    content,
    status,
    comments: [],
    tags: words === 'Tunis' ? ['where'] : [],
  };
};

const SOURCE = {
  path: 'a.txt',
  text: TEXT,
  sidecar: {
    source: sourceRecord('a.txt', TEXT),
    annotations: [
      annotation('Nermin Aydin', { kind: 'entity', type: 'person', entity: 'aydin' }),
      annotation('Tarek Belhadj', { kind: 'entity', type: 'person', entity: 'belhadj' }, 'suggested'),
      annotation('Tunis', { kind: 'entity', type: 'place', entity: 'tunis' }),
      annotation('4 March 1975', { kind: 'date', timex: 'DATE', value: '1975-03-04' }, 'rejected'),
      annotation('met', { kind: 'link', from: 'Nermin Aydin', to: 'Tunis', label: 'was in' }),
    ],
  },
};

describe('What an export is about', () => {
  const cases: readonly (readonly [ExportScope, ExportDepth, readonly string[] | undefined])[] = [
    [{ kind: 'corpus' }, 'everything', ['Nermin Aydin', 'Tarek Belhadj', 'Tunis', '4 March 1975', 'met']],
    [
      { kind: 'source', source: 'a.txt' },
      'suggestions too',
      ['Nermin Aydin', 'Tarek Belhadj', 'Tunis', 'met'],
    ],
    [{ kind: 'corpus' }, 'decisions', ['Nermin Aydin', 'Tunis', 'met']],
    [{ kind: 'entity', entity: 'tunis' }, 'decisions', ['Tunis']],
    [{ kind: 'entity', entity: 'nobody' }, 'everything', undefined],
    [{ kind: 'words', words: 'WHERE' }, 'decisions', ['Tunis']],
    [{ kind: 'words', words: '1975-03' }, 'everything', ['4 March 1975']],
    [{ kind: 'selection', source: 'a.txt', spans: [{ start: 0, end: 3 }] }, 'everything', ['Nermin Aydin']],
  ];
  for (const [scope, depth, ids] of cases) {
    it(`${JSON.stringify(scope)}, ${depth}`, () => {
      assert.deepEqual(
        scoped(SOURCE, scope, depth)?.sidecar.annotations.map(({ id }) => id),
        ids,
      );
    });
  }

  it('among decisions are suggestions with a note, a tag or a link of the reader’s own', () => {
    const said = (id: string, remark: Partial<Annotation>): Annotation => ({
      ...annotation('Tarek Belhadj', { kind: 'entity', type: 'person' }, 'suggested'),
      id,
      ...remark,
    });
    const annotations = [
      said('plain', {}),
      said('noted', { comments: [{ text: 'Which one?' }] }),
      said('tagged', { tags: ['check'] }),
      said('one end', {}),
      said('other end', {}),
      annotation('met', { kind: 'link', from: 'one end', to: 'other end', label: 'met' }),
      said('rejected', { status: 'rejected', tags: ['no'] }),
    ];
    const source = { ...SOURCE, sidecar: { ...SOURCE.sidecar, annotations } };
    assert.deepEqual(
      scoped(source, { kind: 'corpus' }, 'decisions')?.sidecar.annotations.map(({ id }) => id),
      ['noted', 'tagged', 'one end', 'other end', 'met'],
    );
  });

  it('reads no other sources than it needs', () => {
    assert.deepEqual(sourcesIn({ kind: 'source', source: 'a' }, ['a', 'b']), ['a']);
    assert.deepEqual(sourcesIn({ kind: 'corpus' }, ['a', 'b']), ['a', 'b']);
  });
});

describe('Links to words', () => {
  const base = { scheme: 'vscode', extension: 'glossator.glossator' };

  it('come back as they went, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (text, source) => {
          const target = targetAt(text, { start: 0, end: text.length });
          const { pathname, search } = new URL(deepLink(base, source, target));
          assert.deepEqual(readDeepLink(pathname, search.slice(1)), { source, target });
        },
      ),
    );
  });

  const letter = 'The boat came. The boat left. Nobody saw it, said Aydin. The boat was grey.';
  const lands = (quote: string, start = 0, prefix = '', suffix = ''): [number, number] | undefined => {
    const end = start + quote.length;
    const found = linkedPlace({ start, end, exact: quote, prefix, suffix }, letter);
    return found && [found.span.start, found.places];
  };

  it('lead to words that stand once, whatever else the link says', () => {
    const once = [letter.indexOf('Aydin'), 1];
    assert.deepEqual(lands('Aydin'), once);
    assert.deepEqual(lands('Aydin', 9999), once);
    assert.deepEqual(lands('Aydin', 3, 'written by ', ' in Izmir'), once);
  });

  it('lead to the nearest of several places, and tell how many there are', () => {
    assert.deepEqual(lands('The boat', 20), [15, 3]);
    assert.deepEqual(lands('The boat', 9999), [57, 3]);
  });

  it('lead where the context says', () => {
    assert.deepEqual(lands('The boat', 0, 'Nobody saw it, said Aydin. ', ' was grey.'), [57, 1]);
  });

  it('lead nowhere where the words are gone', () => assert.equal(lands('The submarine'), undefined));

  for (const [path, query] of [
    ['/open', ''],
    ['/open', 'source=a.txt'],
    ['/open', 'source=a.txt&quote=b&start=-1'],
    ['/open', 'source=a.txt&quote=b&start=x'],
    ['/run', 'source=a.txt&quote=b&start=0'],
  ] as const) {
    it(`refuses ${path}?${query}`, () => assert.equal(readDeepLink(path, query), undefined));
  }
});

describe('What an import left out', () => {
  it('is called by its source, with the place in the imported file, which may be called otherwise', () => {
    const line = problemInWords(t, 'letters/a.txt', {
      message: 'there is no T9 in the file',
      line: 2,
      column: 4,
    });
    assert.equal(line, 'letters/a.txt: there is no T9 in the file (line 2, column 4 of the import)');
    const start = problemInWords(t, 'a.txt', { message: 'it is nowhere', quote: 'Oran', line: 7 });
    assert.equal(start, 'a.txt: “Oran”: it is nowhere (line 7, column 1 of the import)');
  });

  it('has no place where the format has none', () => {
    assert.equal(problemInWords(t, 'a.txt', { message: 'x', quote: 'Oran' }), 'a.txt: “Oran”: x');
  });
});
