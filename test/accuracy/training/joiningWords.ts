import { tagBit } from '../../../src/core/recognition/lexicon';
import { lowerForm } from '../../../src/core/recognition/words';
import { tokens } from '../../../src/core/text/tokens';
import type { AnnotatedDocument } from './documents';

/** A word must have stood so often inside names, and in such a share of its uses, to be let into candidate segments. */
const FEWEST_JOINS = 4;
const JOINING_SHARE = 0.01;
const FEWEST_EDGES = 4;
const EDGE_SHARE = 0.03;

/** Lower-case words and marks that names contain: hash key form -> bits that say where in a name they stood. */
export function joiningWords(documents: readonly AnnotatedDocument[]): Map<string, number> {
  const totals = new Map<string, number>();
  const places = {
    joins: new Map<string, number>(),
    opens: new Map<string, number>(),
    ends: new Map<string, number>(),
  };
  const raise = (counts: Map<string, number>, word: string): void =>
    void counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const { text, names } of documents) {
    for (const token of tokens(text, { start: 0, end: text.length })) {
      if (!/\p{Lu}/u.test(token.text)) raise(totals, lowerForm(token.text));
    }
    for (const name of names) {
      const words = tokens(text, name);
      words.forEach((token, i) => {
        if (/\p{Lu}/u.test(token.text) || token.kind === 'number') return;
        raise(
          i === 0 ? places.opens : i === words.length - 1 ? places.ends : places.joins,
          lowerForm(token.text),
        );
      });
    }
  }
  const found = new Map<string, number>();
  const take = (place: keyof typeof places, fewest: number, share: number): void => {
    for (const [word, count] of places[place]) {
      if (count < fewest || count < (totals.get(word) ?? 0) * share) continue;
      if (place !== 'joins' && !/^\p{L}{2}/u.test(word)) continue;
      found.set(word, (found.get(word) ?? 0) | tagBit(place));
    }
  };
  take('joins', FEWEST_JOINS, JOINING_SHARE);
  take('opens', FEWEST_EDGES, EDGE_SHARE);
  take('ends', FEWEST_EDGES, EDGE_SHARE);
  return found;
}
