import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describeMentions } from '../../../src/core/linking/context';
import { Linker } from '../../../src/core/linking/linker';
import { loadModel } from '../../../src/core/recognition/model';
import { NameRecognizer, SUGGESTION_THRESHOLD } from '../../../src/core/recognition/recognizer';
import { untrueReasons, type ReadSource } from './claims';
import { readable } from './corpus';

function untrueIn(sources: readonly ReadSource[]): string[] {
  const linker = new Linker();
  for (const source of sources) linker.update(source);
  return untrueReasons(sources, linker.link());
}

/** Names that are joined or told apart for every reason there is. */
const PIECES = [
  '[p Jane Doe] came.',
  '[p Doe] sat.',
  '[p Mary Doe] fell.',
  'Mrs [p Doe] rose.',
  '[p J. Doe] wrote.',
  '[p Jane Ann Doe] slept.',
  'The Welsh goalkeeper [p Jane Doe] fell.',
  '[p Jane Doe], Governor of Ohio in 1820, spoke.',
  'The Austrian actor [p Arno Quill] came.',
  '[p Arno Quill], the American politician, spoke.',
  '[p Quill] ran.',
  '[p William Roe] and [p Bill] ate.',
  '[p Moammar Qaddafi] and [p Gaddafi] met.',
  '[p Muammar Gaddafi] left.',
  'The [o Tidal Works Board] ([o TWB]) met.',
  'The [o Tidal Works Board] sat.',
  'The [o TWB] met.',
  'The [o Muslim Brotherhood] and the [o Brotherhood] met.',
  'The [o U.S. Tidal Works Board] met.',
  '[l Jordan] and [p Jordan] met.\n',
  '[o Acme Widgets Inc.] and [o Acme Widgets] grew.\n',
];

describe('reasons', () => {
  it('are true of the sample, as a reader would check them', () => {
    const folder = join(__dirname, '../../../media/sample');
    const recognizer = new NameRecognizer(
      loadModel(readFileSync(join(__dirname, '../../../media/model/recognition.bin'))),
    );
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
      /\.(?:txt|md)$/.test(path),
    );
    const sources = paths.sort().map((path): ReadSource => {
      const text = readFileSync(join(folder, path), 'utf8');
      const mentions = recognizer
        .recognize(text)
        .filter(({ confidence }) => confidence >= SUGGESTION_THRESHOLD);
      return { source: path, title: path, text, mentions, contexts: describeMentions(text, mentions) };
    });
    assert.ok(sources.length > 5);
    assert.deepEqual(untrueIn(sources), []);
  });

  it('are true of any mixture of names', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map(pieces => pieces.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), texts => {
        assert.deepEqual(untrueIn(texts.map((one, i) => readable(`s${i}.txt`, one))), []);
      }),
      { numRuns: 300 },
    );
  });
});
