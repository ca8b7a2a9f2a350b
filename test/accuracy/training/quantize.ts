import type { Weights } from './crfTrainer';
import { TAG_COUNT } from '../../../src/core/recognition/tags';

/** Weights have so many steps either side of 0: fewer pack better, and down to here cost nothing measurable. */
const STEPS = 25;

/** Norms of the rows: how much each feature can say. */
export function heaviestFeatures({ features, weights }: Weights, keep: number): Set<number> {
  const norm = (row: number): number => {
    let sum = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) sum += (weights[row * TAG_COUNT + tag] ?? 0) ** 2;
    return sum;
  };
  const norms = Float64Array.from(features, (_, row) => norm(row));
  const order = [...norms.keys()].sort((a, b) => (norms[b] ?? 0) - (norms[a] ?? 0) || a - b);
  return new Set(order.slice(0, keep).map(row => features[row] ?? 0));
}

/** The mean of two models with the same features. */
export const meanOf = (one: Weights, other: Weights): Weights => ({
  features: one.features,
  weights: one.weights.map((weight, i) => (weight + (other.weights[i] ?? 0)) / 2),
  transitions: one.transitions.map((value, i) => (value + (other.transitions[i] ?? 0)) / 2),
});

/** One byte a weight, with a scale for each row. */
export function quantized({ weights }: Weights, steps = STEPS): { scales: Float32Array; weights: Int8Array } {
  const rows = weights.length / TAG_COUNT;
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(weights.length);
  for (let row = 0; row < rows; row++) {
    let top = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      top = Math.max(top, Math.abs(weights[row * TAG_COUNT + tag] ?? 0));
    const scale = top / steps || 1;
    scales[row] = scale;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      bytes[row * TAG_COUNT + tag] = Math.round((weights[row * TAG_COUNT + tag] ?? 0) / scale);
  }
  return { scales, weights: bytes };
}
