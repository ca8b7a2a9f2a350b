import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { FEATURE_BITS, FeatureList } from '../../../src/core/recognition/features/featureList';
import { FeatureTable } from '../../../src/core/recognition/features/featureTable';
import { loadModel } from '../../../src/core/recognition/model';
import { prepare } from '../../../src/core/recognition/sentenceTagger';
import { Surroundings } from '../../../src/core/recognition/features/surroundings';
import { TAG_COUNT, tagOrder, UNIT_TAGS } from '../../../src/core/recognition/tags';
import { listTokenFeatures } from '../../../src/core/recognition/features/tokenFeatures';
import { TokenScorer } from '../../../src/core/recognition/features/tokenScorer';

const { words, lexicon } = loadModel(readFileSync(join(__dirname, '../../../media/model/recognition.bin')));

/** A table in which every second feature has weights, all of them whole numbers, so that no order of sums matters. */
function wholeNumbers(): FeatureTable {
  const features = Uint32Array.from({ length: 1 << (FEATURE_BITS - 1) }, (_, row) => 2 * row);
  const columns = Int8Array.from({ length: features.length * TAG_COUNT }, (_, cell) => (cell * 31) % 101);
  return new FeatureTable(features, new Float32Array(features.length).fill(1), columns);
}

describe('token scorer', () => {
  const table = wholeNumbers();
  // One scorer for all texts: what it has kept of other words must not show.
  const scorer = new TokenScorer(table);
  const round = new Surroundings();
  const list = new FeatureList();
  const pieces = [
    'Haftar ',
    'the ',
    'Army ',
    'of ',
    'Libya',
    '(',
    ') ',
    '. ',
    'OAU',
    '“',
    'Zia-ul-Haq ',
    '1971 ',
    'met ',
  ];

  it('adds up the features that training lists, whatever it has kept', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), parts => {
        const text = parts.join('');
        for (const { view, segments } of prepare(text, { start: 0, end: text.length }, words, lexicon)) {
          if (!view) continue;
          for (const segment of segments) {
            const tags = segment.end - segment.start === 1 ? UNIT_TAGS : TAG_COUNT;
            for (let i = segment.start; i < segment.end; i++) {
              const sums = new Float64Array(TAG_COUNT);
              listTokenFeatures(view, segment, i, round, list);
              table.addUp(list, tags, sums);
              const scores = new Float32Array(TAG_COUNT);
              scorer.score(view, segment, i, scores, 0);
              deepStrictEqual(
                tagOrder.map(tag => scores[tag]),
                [...sums],
              );
            }
          }
        }
      }),
    );
  });
});
