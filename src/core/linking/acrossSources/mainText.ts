import type { NameNode } from './corpusNames';
import { commonest } from '../insideSources/sourceEntities';

/** More than any number of mentions: names in capitals or with initials lose against any spelled-out one. */
const SPELLED_OUT = 1e9;

/** The text that names a group best: the most frequent of its full, spelled-out spellings. */
export function mainText(nodes: readonly Pick<NameNode, 'name' | 'texts'>[]): string {
  const counts = new Map<string, number>();
  for (const { name, texts } of nodes) {
    const hasInitial = name.parts.length > 1 && name.parts[0]?.length === 1;
    for (const [text, count] of texts) {
      const score = count + (hasInitial || text === text.toUpperCase() ? 0 : SPELLED_OUT);
      if (score > (counts.get(text) ?? 0)) counts.set(text, score);
    }
  }
  return commonest(counts);
}
