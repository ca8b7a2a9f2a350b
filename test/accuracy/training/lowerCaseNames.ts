import { lowerForm } from '../../../src/core/recognition/words';
import { tokens } from '../../../src/core/text/tokens';
import type { AnnotatedDocument } from './documents';

/** A word that stands in lower case more often than this beside its capital uses is a plain word ("nice", "reading"). */
const PLAIN_SHARE = 0.05;
/** Shorter words are too often something else. */
const SHORTEST = 3;

/**
 * Of words that lists know as parts of names those that edited text hardly ever writes without a capital: a hurried
 * writer's "kerala" may be a name. Counted outside the names of the training sets.
 */
export function lowerCaseNames(words: Iterable<string>, documents: readonly AnnotatedDocument[]): string[] {
  const plain = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { text, names } of documents) {
    let next = 0;
    for (const token of tokens(text, { start: 0, end: text.length })) {
      if (token.kind !== 'word') continue;
      while (next < names.length && (names[next]?.end ?? 0) <= token.start) next++;
      const isName = (names[next]?.start ?? Infinity) <= token.start;
      const isPlain = !/\p{Lu}/u.test(token.text);
      if (isName && isPlain) continue;
      const counts = isPlain ? plain : capital;
      const form = lowerForm(token.text);
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  return [...new Set(words)].filter(
    word =>
      word.length >= SHORTEST &&
      /^\p{L}+$/u.test(word) &&
      (plain.get(word) ?? 0) <= PLAIN_SHARE * (capital.get(word) ?? 0),
  );
}
