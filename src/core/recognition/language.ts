import type { Span } from '../text/span';
import { tokens } from '../text/tokens';
import { hashText } from './hash';
import { tagBit, type Lexicon, type LexiconTag } from './lexicon';
import type { Mention } from './mention';
import { SHARED_WORDS } from './wordLists/sharedWords';
import { Case, lowerForm, type Word } from './words';

const bits = (...tags: readonly LexiconTag[]): number => tags.reduce((mask, tag) => mask | tagBit(tag), 0);
const ENGLISH = bits('verb', 'adjective', 'noun', 'function');
const NAMES = bits('firstName', 'lastName', 'city', 'country', 'region', 'organization', 'company', 'team');

/** Fewer lower-case words don't show a language. */
const FEWEST_WORDS = 8;
/**
 * Of a paragraph's lower-case words the lexicon knows such a share as English, or it is in another language. On the
 * development sets one English paragraph in some 500 falls below, OCR included; of German, French, Spanish, Italian,
 * Dutch, Polish, Indonesian, Latin, Russian and transliterated Arabic none reaches it.
 */
const ENGLISH_SHARE = 0.3;
/** In another language a name that the English parts don't have must be as sure as this. */
const SURE_ABROAD = 0.8;

/** How many lower-case words there are, and how many of them are known to be English. */
export interface LanguageCount {
  readonly words: number;
  readonly english: number;
}

export function countLanguage(sentences: Iterable<{ readonly words: readonly Word[] }>): LanguageCount {
  let all = 0;
  let english = 0;
  for (const { words } of sentences) {
    for (const word of words) {
      if (word.case !== Case.Lower || SHARED_WORDS.has(word.form)) continue;
      all++;
      if (word.tags & ENGLISH) english++;
    }
  }
  return { words: all, english };
}

/** Which paragraphs are not in English; one with too few words to tell goes with the rest of the source. */
export function foreignParagraphs(counts: readonly LanguageCount[]): readonly boolean[] {
  const whole = isForeign({
    words: counts.reduce((sum, { words }) => sum + words, 0),
    english: counts.reduce((sum, { english }) => sum + english, 0),
  });
  return counts.map(count => (count.words < FEWEST_WORDS ? whole : isForeign(count)));
}

const isForeign = ({ words, english }: LanguageCount): boolean =>
  words >= FEWEST_WORDS && english < words * ENGLISH_SHARE;

/**
 * Of the mentions in foreign paragraphs only those that hold in any language: names that the English paragraphs have, and
 * sure ones that begin with a word of the name lists. Capitals mean something else there: German writes every noun so.
 */
export function withoutForeignGuesses(
  text: string,
  mentions: readonly Mention[],
  /** Paragraphs in text order. */
  foreign: readonly Span[],
  lexicon: Lexicon,
): readonly Mention[] {
  if (foreign.length === 0) return mentions;
  const keyOf = ({ start, end, type }: Mention): string => `${type} ${text.slice(start, end)}`;
  const isAbroad = inSpans(foreign, mentions);
  const known = new Set(mentions.filter((_, i) => !isAbroad[i]).map(keyOf));
  return mentions.filter(
    (mention, i) =>
      !isAbroad[i] ||
      known.has(keyOf(mention)) ||
      (mention.confidence >= SURE_ABROAD && beginsAsName(text, mention, lexicon)),
  );
}

/** For each mention whether it lies in one of the spans; both in text order. */
function inSpans(spans: readonly Span[], mentions: readonly Mention[]): readonly boolean[] {
  let at = 0;
  return mentions.map(({ start }) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at++;
    return (spans[at]?.start ?? Infinity) <= start;
  });
}

function beginsAsName(text: string, mention: Mention, lexicon: Lexicon): boolean {
  const [first] = tokens(text, mention);
  if (!first) return false;
  const { tags } = lexicon.find(hashText(lowerForm(first.text)));
  return (tags & NAMES) !== 0 && (tags & ENGLISH) === 0;
}
