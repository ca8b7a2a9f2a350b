import { tagBit } from '../../../src/core/recognition/lexicon';
import { lowerForm } from '../../../src/core/recognition/words';
import { tokens } from '../../../src/core/text/tokens';
import { EVENT, type AnnotatedDocument } from './documents';

/** A word must have stood so often inside names, and in such a share of its uses, to be let into candidate segments. */
const FEWEST_JOINS = 4;
const JOINING_SHARE = 0.01;
const FEWEST_EDGES = 4;
const EDGE_SHARE = 0.03;

/** Lower-case particles with which a name may open: "al-Qaeda", "von Bülow". */
const PARTICLES =
  'al el ad an ar as ash at az es esh ez er abu bin ibn ben da de del della der di dos du la le ter van von zu'.split(
    ' ',
  );

/** Lower-case particles inside names of other languages that hardly ever stand between English names: "Jean le Rond". */
const INNER_PARTICLES = (
  'le la les du des dos das del della delle dello degli dei di da der ter van von zu zum zur und og och et ' +
  'bin ibn ben bint ul ud ur uz el al abu af av'
).split(' ');

/** Lower-case words and marks that names contain: hash key form -> bits that say where in a name they stood. */
export function joiningWords(documents: readonly AnnotatedDocument[]): Map<string, number> {
  const totals = new Map<string, number>();
  const places = {
    joins: new Map<string, number>(),
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
        if (/\p{Lu}/u.test(token.text) || token.kind === 'number' || i === 0) return;
        if (i < words.length - 1) raise(places.joins, lowerForm(token.text));
        else if (name.types.includes(EVENT)) raise(places.ends, lowerForm(token.text));
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
  for (const particle of PARTICLES) found.set(particle, (found.get(particle) ?? 0) | tagBit('opens'));
  for (const particle of INNER_PARTICLES) found.set(particle, (found.get(particle) ?? 0) | tagBit('joins'));
  take('ends', FEWEST_EDGES, EDGE_SHARE);
  return found;
}
