import type { Exporter, Feature, Loss } from '../core/interchange/format';
import type { Terminal } from './command';

/** Single losses that are named for each feature, as many as a person may look through; the rest is counted. */
const NAMED_PER_FEATURE = 1000;

/** What of one feature was lost. */
interface Tally {
  annotations: number;
  sources: number;
  readonly named: Loss[];
}

/** Gathers what an export could not carry; memory does not grow with the corpus. */
export class LossList {
  /** What the format never carries. */
  private readonly never = new Map<Feature, Tally>();
  /** What it could not carry of single sources and annotations. */
  private readonly single = new Map<Feature, Tally>();

  get count(): number {
    return [...this.never.values(), ...this.single.values()].reduce(
      (sum, { annotations }) => sum + annotations,
      0,
    );
  }

  add(loss: Loss): void {
    const tallies = loss.scope === 'format' ? this.never : this.single;
    const tally = tallies.get(loss.feature) ?? { annotations: 0, sources: 0, named: [] };
    tally.annotations += loss.count;
    tally.sources++;
    if (tally.named.length < NAMED_PER_FEATURE) tally.named.push(loss);
    tallies.set(loss.feature, tally);
  }

  /** One line for each feature that the format has no place for; then the single cases. */
  report({ name }: Exporter, terminal: Terminal): void {
    for (const [feature, { annotations, sources }] of this.never) {
      terminal.say(`${name} has no place for ${feature} (${annotations} annotations in ${sources} sources)`);
    }
    for (const { annotations, named } of this.single.values()) {
      for (const { source, message, span, annotation } of named) {
        const place = span
          ? ` [${span.start}-${span.end}]`
          : annotation === undefined
            ? ''
            : ` [${annotation}]`;
        terminal.say(`${source}${place}: not in ${name}: ${message}`);
      }
      if (annotations > named.length) terminal.say(`… and ${annotations - named.length} more like the last`);
    }
  }
}
