import type { Exporter, Feature, Loss } from '../core/interchange/format';
import type { Terminal } from './command';

/** Single losses that are named per feature; the rest is counted. */
const NAMED_PER_FEATURE = 20;

/** Gathers what an export could not carry; memory does not grow with the corpus. */
export class LossList {
  private readonly counts = new Map<Feature, { annotations: number; sources: number; named: Loss[] }>();

  get count(): number {
    return [...this.counts.values()].reduce((sum, { annotations }) => sum + annotations, 0);
  }

  add(loss: Loss): void {
    const entry = this.counts.get(loss.feature) ?? { annotations: 0, sources: 0, named: [] };
    entry.annotations += loss.count;
    entry.sources++;
    if (entry.named.length < NAMED_PER_FEATURE) entry.named.push(loss);
    this.counts.set(loss.feature, entry);
  }

  /** A summary a feature, with the first sources concerned. */
  report({ name }: Exporter, terminal: Terminal): void {
    for (const { annotations, sources, named } of this.counts.values()) {
      for (const { source, message, span } of named) {
        terminal.say(`${source}${span ? ` [${span.start}-${span.end}]` : ''}: not in ${name}: ${message}`);
      }
      if (sources > named.length) {
        terminal.say(`… and ${sources - named.length} more like the last, ${annotations} annotations in all`);
      }
    }
  }
}
