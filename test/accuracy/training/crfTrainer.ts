import { FEATURE_BITS } from '../../../src/core/recognition/features/featureList';
import { exponentials, lattice, tagProbability } from '../../../src/core/recognition/crf';
import { OUTSIDE, predecessors, TAG_COUNT } from '../../../src/core/recognition/tags';
import type { Example } from './examples';
import { seededRandom, shuffle } from './random';

export interface TrainingOptions {
  readonly seed: number;
  readonly epochs: number;
  /** A feature seen fewer times is dropped. */
  readonly fewest: number;
  readonly rate: number;
  readonly decay: number;
  /** How often a segment is learnt without the features that name its tokens. */
  readonly anonymous: number;
  readonly weightOf: (example: Example) => number;
  /** Only these hashed features may have weights, where given. */
  readonly only?: ReadonlySet<number>;
  readonly log?: (message: string) => void;
}

/** Smaller gradients change nothing that the quantised weights could show, and most are. */
const SMALLEST_GRADIENT = 5e-4;

/** Where a feature's sum of squared gradients starts: bounds its first steps. */
const FIRST_SQUARE = 0.1;
/** Transitions change slowly; their exponentials are renewed after so many segments. */
const TRANSITION_INTERVAL = 32;

export interface Weights {
  readonly features: Uint32Array;
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
}

/**
 * Trains a conditional random field by stochastic gradient ascent with AdaGrad (Duchi, Hazan and Singer 2011) on partly
 * annotated segments (Bellare and McCallum 2007: what an annotation leaves open is summed over); the weights of the later
 * epochs are averaged.
 */
export function trainCrf(examples: readonly Example[], options: TrainingOptions): Weights {
  const random = seededRandom(options.seed);
  const rowOf = countRows(examples, options);
  const features = Uint32Array.from([...rowOf.keys()].filter(feature => rowOf[feature] !== 0));
  const rows = features.length;
  const size = rows * TAG_COUNT;
  const weights = new Float32Array(size);
  // One sum of squared gradients a feature, shared by its tags: as good as one a weight, and twice as fast.
  const squares = new Float64Array(size / TAG_COUNT).fill(FIRST_SQUARE);
  const average = new Float32Array(rows * TAG_COUNT);
  const transitions = new Float64Array(TAG_COUNT * TAG_COUNT);
  const transitionSquares = new Float64Array(TAG_COUNT * TAG_COUNT).fill(1);
  const transitionAverage = new Float64Array(TAG_COUNT * TAG_COUNT);
  let averaged = 0;
  const order = examples.map((_, i) => i);
  const active: number[] = [];
  const activeStarts: number[] = [];
  const changedTags = new Uint8Array(TAG_COUNT);
  const gradients = new Float64Array(TAG_COUNT);
  let step = exponentials(transitions);
  let steps = 0;

  const learn = (example: Example): void => {
    const anonymous = random() < options.anonymous;
    active.length = 0;
    activeStarts.length = 0;
    for (let i = 0; i < example.length; i++) {
      activeStarts.push(active.length);
      const from = example.starts[i] ?? 0;
      const to = anonymous ? (example.lexicalFrom[i] ?? 0) : (example.starts[i + 1] ?? 0);
      for (let f = from; f < to; f++) {
        const row = rowOf[example.features[f] as number] as number;
        if (row !== 0) active.push((row - 1) * TAG_COUNT);
      }
    }
    activeStarts.push(active.length);
    const scores = new Float64Array(example.length * TAG_COUNT);
    for (let i = 0; i < example.length; i++) {
      for (let f = activeStarts[i] ?? 0; f < (activeStarts[i + 1] ?? 0); f++) {
        const from = active[f] as number;
        for (let tag = 0; tag < TAG_COUNT; tag++)
          (scores[i * TAG_COUNT + tag] as number) += weights[from + tag] as number;
      }
    }
    if (steps++ % TRANSITION_INTERVAL === 0) step = exponentials(transitions);
    const free = lattice({ length: example.length, scores, transitions }, step);
    const bound = lattice({ length: example.length, scores, transitions, allowed: example.allowed }, step);
    if (!Number.isFinite(bound.logSum)) return;
    const weight = options.weightOf(example);
    for (let i = 0; i < example.length; i++) {
      let changed = 0;
      let square = 0;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const gradient = (tagProbability(bound, i, tag) - tagProbability(free, i, tag)) * weight;
        if (gradient < SMALLEST_GRADIENT && gradient > -SMALLEST_GRADIENT) continue;
        changedTags[changed] = tag;
        gradients[changed++] = gradient;
        square += gradient * gradient;
      }
      if (changed === 0) continue;
      for (let f = activeStarts[i] ?? 0; f < (activeStarts[i + 1] ?? 0); f++) {
        const row = active[f] as number;
        const sum = (squares[row / TAG_COUNT] as number) + square;
        squares[row / TAG_COUNT] = sum;
        const rate = options.rate / Math.sqrt(sum);
        for (let c = 0; c < changed; c++) {
          const cell = row + (changedTags[c] as number);
          weights[cell] =
            (weights[cell] as number) +
            rate * ((gradients[c] as number) - options.decay * (weights[cell] as number));
        }
      }
    }
    for (let i = 0; i <= example.length; i++) {
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        if (i === example.length && tag !== OUTSIDE) continue;
        for (const before of predecessors[tag] ?? []) {
          if (i === 0 && before !== OUTSIDE) continue;
          const gradient =
            (move(bound, i, before, tag, example.length) - move(free, i, before, tag, example.length)) *
            weight;
          if (gradient < SMALLEST_GRADIENT && gradient > -SMALLEST_GRADIENT) continue;
          const cell = before * TAG_COUNT + tag;
          transitionSquares[cell] = (transitionSquares[cell] ?? 0) + gradient * gradient;
          transitions[cell] =
            (transitions[cell] ?? 0) + (options.rate / Math.sqrt(transitionSquares[cell] ?? 1)) * gradient;
        }
      }
    }
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example) learn(example);
    }
    if (epoch >= options.epochs / 2) {
      averaged++;
      for (let i = 0; i < average.length; i++) average[i] = (average[i] as number) + (weights[i] as number);
      transitions.forEach((value, i) => (transitionAverage[i] = (transitionAverage[i] ?? 0) + value));
    }
    options.log?.(`epoch ${epoch + 1} of ${options.epochs}`);
  }
  return {
    features,
    weights: average.map(value => value / averaged),
    transitions: transitionAverage.map(value => value / averaged),
  };
}

/** Probability of `before` at token i - 1 and `tag` at token i; the outside stands at either end. */
function move(l: ReturnType<typeof lattice>, i: number, before: number, tag: number, length: number): number {
  const { forward, backward, local, scale, step } = l;
  if (i === 0) return tagProbability(l, 0, tag);
  if (i === length) return tagProbability(l, length - 1, before);
  return (
    ((forward[(i - 1) * TAG_COUNT + before] ?? 0) *
      (step[before * TAG_COUNT + tag] ?? 0) *
      (local[i * TAG_COUNT + tag] ?? 0) *
      (backward[i * TAG_COUNT + tag] ?? 0)) /
    (scale[i] ?? 1)
  );
}

function countRows(examples: readonly Example[], { fewest, only }: TrainingOptions): Uint32Array {
  const counts = new Uint32Array(1 << FEATURE_BITS);
  for (const { features } of examples)
    for (const feature of features) counts[feature] = (counts[feature] as number) + 1;
  let row = 0;
  counts.forEach(
    (count, feature) => (counts[feature] = count >= fewest && (only?.has(feature) ?? true) ? ++row : 0),
  );
  return counts;
}
